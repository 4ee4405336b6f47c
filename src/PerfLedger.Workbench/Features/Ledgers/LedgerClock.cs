using Npgsql;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>Now by the clock of the database: the only one that decides.</summary>
internal static class LedgerClock
{
    public static async Task<DateTimeOffset> NowAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        await using var query = main.CreateCommand("select ledger.clock()");
        await using var reader = await query.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return reader.GetFieldValue<DateTimeOffset>(0);
    }
}
