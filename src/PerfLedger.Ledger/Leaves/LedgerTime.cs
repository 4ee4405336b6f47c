namespace PerfLedger.Ledger;

/// <summary>Instants of the ledger: UTC, whole microseconds, as PostgreSQL keeps them.</summary>
internal static class LedgerTime
{
    public static readonly DateTimeOffset Epoch = DateTimeOffset.UnixEpoch;

    public static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - Epoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The same in SQL; whatever no writer of ours can have written, such as infinity, becomes -1.</summary>
    public static string MicrosecondsSql(string column) =>
        $"case when {column} between '1970-01-01Z' and '9999-12-31Z' then (extract(epoch from {column}) * 1000000)::bigint else -1 end";

    /// <summary>Recorded time of the next command: the clock, but always after the last one.</summary>
    public static DateTimeOffset Next(DateTimeOffset clock, DateTimeOffset last)
    {
        var soonest = last.AddTicks(TimeSpan.TicksPerMicrosecond);
        return clock > soonest ? clock : soonest;
    }
}
