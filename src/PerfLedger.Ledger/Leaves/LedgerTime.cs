namespace PerfLedger.Ledger;

/// <summary>Instants of the ledger: UTC, whole microseconds, as PostgreSQL keeps them.</summary>
internal static class LedgerTime
{
    public static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    public static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - Epoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Recorded time of the next command: the clock, but always after the last one.</summary>
    public static DateTimeOffset Next(DateTimeOffset clock, DateTimeOffset last)
    {
        var soonest = last.AddTicks(TimeSpan.TicksPerMicrosecond);
        return clock > soonest ? clock : soonest;
    }
}
