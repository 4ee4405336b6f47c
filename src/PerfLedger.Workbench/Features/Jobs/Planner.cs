using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>
/// Puts work in: the last instant of each schedule, what a person asked for, what the ledger says is due. It may be run by any
/// program at any time and as often as one likes; what was missed while nothing ran is found here.
/// </summary>
internal sealed class Planner(NpgsqlDataSource main, WorkQueue queue, IReadOnlyList<JobKind> kinds)
{
    /// <summary>The work a person asked for with the event at this position.</summary>
    public static NewWork Requested(string kind, long position, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"{kind}@request-{position}"), kind, now, new JsonObject { ["requested"] = true });

    /// <summary>Returns what was not there yet.</summary>
    public async Task<IReadOnlyList<NewWork>> PlanAsync(CancellationToken ct)
    {
        await queue.CarryOutAsync(ct);
        var (now, since) = await ClockAsync(ct);
        var decided = await JobTable.ReadAsync(main, ct);
        var works = new List<NewWork>();
        foreach (var kind in kinds.Where(k => k.Off is null))
        {
            var job = decided.GetValueOrDefault(kind.Name);
            // A paused job gathers nothing: resumed after a week it is done once and not seven times.
            if (job is { Paused: true }) continue;
            if (kind.Schedule?.Latest(now) is { } slot && slot >= since) works.Add(new(Key(kind, slot), kind.Name, slot));
            if (job is { Requested: > 0 }) works.Add(Requested(kind.Name, job.Requested, now));
            if (kind.PlanAsync is { } plan) works.AddRange(await plan(now, ct));
        }

        var fresh = (await queue.PutAsync(works, ct)).ToHashSet(StringComparer.Ordinal);
        return [.. works.Where(w => fresh.Contains(w.Key))];
    }

    private static string Key(JobKind kind, DateTimeOffset slot) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Name}@{slot:yyyy-MM-dd'T'HH:mm'Z'}");

    /// <summary>The clock of the ledger, and since when there are jobs: no schedule was missed before that.</summary>
    private async Task<(DateTimeOffset Now, DateTimeOffset Since)> ClockAsync(CancellationToken ct)
    {
        await using var command = main.CreateCommand(
            "select ledger.clock(), coalesce((select applied_at from ledger.schema_migration where name = '0006_jobs.sql'), 'infinity')");
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1));
    }
}
