using Npgsql;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>How a job stands.</summary>
internal enum JobState
{
    /// <summary>It never ran.</summary>
    Never,

    /// <summary>Its last run ended well.</summary>
    Ok,

    /// <summary>Its last run warns.</summary>
    Warning,

    /// <summary>It failed for good, found something wrong, or nobody does it; and no run since ended well.</summary>
    Alarm,

    /// <summary>It runs now.</summary>
    Running,

    /// <summary>A person paused it.</summary>
    Paused,

    /// <summary>It cannot be done here.</summary>
    Off,
}

/// <summary>One run.</summary>
internal sealed record RunView(
    string Key, DateTimeOffset Planned, string State, int Attempts, string? Holder, DateTimeOffset? Started, DateTimeOffset? Ended,
    double? Seconds, string? Verdict, string? Sentence, string? Error, DateTimeOffset NotBefore);

/// <summary>One job and its last runs, newest first.</summary>
/// <param name="Outbound">How many of its rows stand in each state; null for a job whose last run tells how it stands.</param>
internal sealed record JobView(
    string Kind, string Title, string? Schedule, DateTimeOffset? Next, JobState State, string? Off, string? PausedBy,
    DateTimeOffset? PausedAt, IReadOnlyList<RunView> Runs, OutboundView? Outbound);

/// <summary>How the rows of a job stand of which each counts.</summary>
internal sealed record OutboundView(long Done, long Waiting, long GivenUp, IReadOnlyList<RunView> Stopped);

/// <summary>Reads how jobs stand.</summary>
internal static class JobQuery
{
    /// <summary>Due and not taken for so long: nobody does it.</summary>
    private const string Forgotten = "interval '10 minutes'";

    private const string Columns = """
        key, planned, state, attempts, holder, started, ended, extract(epoch from ended - started)::float8, verdict, sentence, error,
        not_before
        """;

    public static async Task<IReadOnlyList<JobView>> ReadAsync(LedgerSession session, IReadOnlyList<JobKind> kinds, CancellationToken ct)
    {
        var now = await session.Ledger.ClockAsync(ct);
        var decided = await JobTable.ReadAsync(session.Reads, ct);
        var alarms = await AlarmsAsync(session.Reads, ct);
        var views = new List<JobView>();
        foreach (var kind in kinds)
        {
            var runs = await RunsAsync(session.Reads, $"""
                select {Columns} from ledger.work where kind = $1 and (state <> 'due' or attempts > 0)
                order by coalesce(ended, started) desc limit 5
                """, kind.Name, ct);
            var waiting = await RunsAsync(session.Reads,
                $"select {Columns} from ledger.work where kind = $1 and state = 'due' order by not_before limit 1", kind.Name, ct);
            var paused = decided.GetValueOrDefault(kind.Name) is { Paused: true } row ? row : null;
            DateTimeOffset?[] next = [kind.Schedule?.Next(now), .. waiting.Select(w => (DateTimeOffset?)w.NotBefore)];
            views.Add(new JobView(kind.Name, kind.Title, kind.Schedule?.Text, paused is null && kind.Off is null ? next.Min() : null,
                StateOf(kind, paused is not null, alarms.Contains(kind.Name), runs), kind.Off, paused?.Actor, paused?.Since, runs,
                kind.Outbound ? await OutboundAsync(session.Reads, kind.Name, ct) : null));
        }

        return views;
    }

    /// <summary>
    /// Kinds that alarm: one of their runs failed for good, found something wrong, or waits for somebody to do it, and none that ended
    /// later was well; of what goes outside each counts by itself. A paused kind waits rightly, and behind one that is being sent.
    /// </summary>
    public static async Task<IReadOnlyList<string>> AlarmsAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand($"""
            select distinct w.kind from ledger.work w
            where ((w.state = 'stopped' or w.verdict = 'alarm') and (w.outbound or not exists (
                       select from ledger.work well
                       where well.kind = w.kind and well.state = 'done' and well.verdict <> 'alarm' and well.ended > w.ended)))
               or (w.state = 'due' and w.not_before < ledger.clock() - {Forgotten}
                   and not exists (select from ledger.job j where j.kind = w.kind and j.paused)
                   and not exists (select from ledger.work busy where busy.kind = w.kind and busy.state = 'running' and busy.outbound))
            order by w.kind
            """);
        var kinds = new List<string>();
        await using var rows = await query.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) kinds.Add(rows.GetString(0));
        return kinds;
    }

    /// <summary>One run by its key.</summary>
    public static async Task<RunView?> OneAsync(Reads reads, string key, CancellationToken ct) =>
        (await RunsAsync(reads, $"select {Columns} from ledger.work where key = $1", key, ct)) is [var run] ? run : null;

    /// <summary>Rows of a kind that were stopped, oldest first.</summary>
    public static Task<IReadOnlyList<RunView>> StoppedAsync(Reads reads, string kind, CancellationToken ct) =>
        RunsAsync(reads, $"select {Columns} from ledger.work where kind = $1 and state = 'stopped' order by ended, key", kind, ct);

    private static async Task<OutboundView> OutboundAsync(Reads reads, string kind, CancellationToken ct)
    {
        var stopped = await StoppedAsync(reads, kind, ct);
        await using var query = reads.CreateCommand("""
            select count(*) filter (where state = 'done'), count(*) filter (where state in ('due', 'running')),
                count(*) filter (where state = 'given_up')
            from ledger.work where kind = $1
            """);
        query.Parameters.Add(new() { Value = kind });
        await using var row = await query.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), stopped);
    }

    private static JobState StateOf(JobKind kind, bool paused, bool alarm, IReadOnlyList<RunView> runs) =>
        kind.Off is not null && !(alarm && kind.Outbound) ? JobState.Off // what was stopped before still wants a decision
        : paused ? JobState.Paused
        : alarm ? JobState.Alarm
        : runs.Any(r => r.State == "running") ? JobState.Running
        : runs.FirstOrDefault(r => r.Verdict is not null) is { } last ? (last.Verdict == "warning" ? JobState.Warning : JobState.Ok)
        : JobState.Never;

    private static async Task<IReadOnlyList<RunView>> RunsAsync(Reads reads, string sql, string argument, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(sql);
        query.Parameters.Add(new() { Value = argument });
        var runs = new List<RunView>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            runs.Add(new(r.GetString(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.GetInt32(3), Text(r, 4), Instant(r, 5),
                Instant(r, 6), r.IsDBNull(7) ? null : r.GetDouble(7), Text(r, 8), Text(r, 9), Text(r, 10),
                r.GetFieldValue<DateTimeOffset>(11)));
        return runs;
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);

    private static DateTimeOffset? Instant(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateTimeOffset>(i);
}
