namespace PerfLedger.Ledger;

/// <summary>The ledger, its database or its installation is not as it must be. The message says what to do.</summary>
public sealed class LedgerException(string message, Exception? inner = null) : Exception(message, inner);
