namespace PerfLedger.Ledger;

/// <summary>The ledger cannot take the command now: too many wait, or PostgreSQL is away. Sending the same command later is safe.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="outcomeUnknown">See <see cref="OutcomeUnknown"/>.</param>
/// <param name="inner">What the wire said.</param>
public sealed class LedgerUnavailableException(string message, bool outcomeUnknown, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>
    /// True: the connection broke while the command was being recorded, so it may stand in the ledger; the same command sent again
    /// finds out. False: nothing was recorded.
    /// </summary>
    public bool OutcomeUnknown => outcomeUnknown;
}
