using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>
/// The notices of the ledger as work of a job that carries them outside. Asked again and again: it goes on behind the last notice that has
/// its row, so nothing recorded is left out and nothing is read twice. Rows are put in by one statement and positions are dense, so where
/// one has its row, all before it have.
/// </summary>
/// <param name="session">The ledger.</param>
/// <param name="job">Name of the job.</param>
/// <param name="each">True = one row for each recipient, false = one for each event.</param>
internal sealed class NoticeFeed(LedgerSession session, string job, bool each)
{
    /// <summary>What is older tells nobody anything new: not sent when a channel is set up later, or after a standstill.</summary>
    public static TimeSpan Fresh { get; } = TimeSpan.FromDays(3);

    // Of what could not be delivered it is told in the program only: it would be undelivered again.
    private static readonly string[] Types = ["reminder_issued", "late_units_escalated"];

    public async Task<IReadOnlyList<NewWork>> PlanAsync(DateTimeOffset now, CancellationToken ct)
    {
        // Where nothing has its row yet, what is fresh is a matter of the ledger's tail and not of all its notices.
        var from = Math.Max(await LastAsync(ct), await session.Ledger.PositionAtAsync(now - Fresh, ct));
        await using var query = session.Main.CreateCommand($"""
            select {(each ? "" : "distinct on (position)")} position, event, recipient, recorded_at from ledger.notice
            where position > $1 and type = any($2) order by position, recipient
            """);
        query.Parameters.Add(new() { Value = from });
        query.Parameters.Add(new() { Value = Types });
        var works = new List<NewWork>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            var (position, recipient) = (r.GetInt64(0), r.GetString(2));
            works.Add(new(each ? $"{job}@{r.GetGuid(1)}@{recipient}" : $"{job}@{r.GetGuid(1)}", job, r.GetFieldValue<DateTimeOffset>(3),
                each ? new() { ["position"] = position, ["recipient"] = recipient } : new() { ["position"] = position }, Outbound: true));
        }

        return works;
    }

    /// <summary>The last notice that has its row; read in an index.</summary>
    private async Task<long> LastAsync(CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand(
            "select coalesce(max((payload->>'position')::bigint), 0) from ledger.work where kind = $1 and outbound");
        query.Parameters.Add(new() { Value = job });
        return (long)(await query.ExecuteScalarAsync(ct))!;
    }
}
