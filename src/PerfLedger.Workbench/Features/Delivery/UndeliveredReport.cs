using System.Globalization;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Jobs;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Features.Delivery;

/// <summary>
/// What could not be delivered is told to the organisers of the office that issued it, in the program: the second channel. Once for each
/// last attempt, as an event, so that it stands in the ledger who was told.
/// </summary>
internal sealed class UndeliveredReport(LedgerSession session)
{
    public const string Name = "undelivered";

    /// <summary>An event carries so many; the rest follows with the next.</summary>
    private const int Most = 500;

    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var count = 0;
        foreach (var office in (await StoppedAsync(ct)).GroupBy(s => s.Issuer, s => s.Item, StringComparer.Ordinal))
            count += await ReportAsync(office.Key, [.. office], item, ct);
        return count == 0 ? JobOutcome.Ok("没有新的未送达通知")
            : JobOutcome.Ok(string.Create(CultureInfo.InvariantCulture, $"未送达的通知 {count} 件，已在站内告知财务建设处"));
    }

    private async Task<int> ReportAsync(string issuer, IReadOnlyList<Undelivered> stopped, WorkItem item, CancellationToken ct)
    {
        var told = await OrganisersAsync(issuer, ct);
        var count = 0;
        foreach (var channel in stopped.GroupBy(s => s.Work.Split('@')[0], StringComparer.Ordinal))
        {
            var stream = StreamIds.Job(channel.Key);
            var reported = (await session.Ledger.FoldAsync(Streams.Jobs, stream, AsOf.Now, ct)).State.Reported;
            var fresh = channel.Where(s => !reported.TryGetValue(s.Work, out var token) || token < s.Token).Take(Most);
            var report = new ReportUndelivered(issuer, [.. fresh], [.. told]);
            var desk = new CommandDesk(session.Ledger, new Actor($"job.{Name}", "system", issuer, Assurance.Job))
            {
                CommandId = item.CommandId($"{stream}@{issuer}"),
                PayloadDigest = item.Key,
            };
            if ((await desk.DecideAsync(Streams.Jobs, stream, report.Decide, ct)).Events > 0) count += report.Items.Length;
        }

        return count;
    }

    private async Task<IReadOnlyList<(string Issuer, Undelivered Item)>> StoppedAsync(CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("""
            select w.key, w.token, w.payload->>'recipient', coalesce(w.error, ''), e.stream_id
            from ledger.work w join ledger.mt_events e on e.seq_id = (w.payload->>'position')::bigint
            where w.state = 'stopped' and w.outbound order by w.key
            """);
        var stopped = new List<(string, Undelivered)>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            stopped.Add((StreamIds.Parse(r.GetString(4)) is { Kind: "reminder" } id ? id.Segments[0] : "",
                new(r.GetString(0), r.GetInt64(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetString(3))));
        return stopped;
    }

    /// <summary>The organisers of the office; all there are where it has none registered.</summary>
    private async Task<IReadOnlyList<string>> OrganisersAsync(string issuer, CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("""
            select id from ledger.person p where 'organiser' = any(roles) and (unit = $1 or not exists (
                select from ledger.person o where o.unit = $1 and 'organiser' = any(o.roles))) order by id
            """);
        query.Parameters.Add(new NpgsqlParameter { Value = issuer });
        var ids = new List<string>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) ids.Add(r.GetString(0));
        return ids;
    }
}
