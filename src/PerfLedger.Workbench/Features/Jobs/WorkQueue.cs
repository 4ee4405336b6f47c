using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>
/// The rows of work: put in, taken with a lease, given back, ended. Every instant is read in the database, none comes from this machine.
/// </summary>
internal sealed class WorkQueue(NpgsqlDataSource main, string holder, WorkerSettings settings)
{
    /// <summary>Puts work in that is not there yet, and returns the keys that are new.</summary>
    public async Task<IReadOnlyList<string>> PutAsync(IReadOnlyList<NewWork> works, CancellationToken ct)
    {
        if (works.Count == 0) return [];
        const string sql = """
            insert into ledger.work (key, kind, payload, planned, not_before, outbound)
            select n.key, n.kind, n.payload::jsonb, n.planned, n.planned, n.outbound
            from unnest($1, $2, $3, $4, $5) as n (key, kind, payload, planned, outbound)
            on conflict (key) do nothing returning key
            """;
        await using var command = main.CreateCommand(sql);
        command.Parameters.Add(new() { Value = works.Select(w => w.Key).ToArray() });
        command.Parameters.Add(new() { Value = works.Select(w => w.Kind).ToArray() });
        command.Parameters.Add(new() { Value = works.Select(w => (w.Payload ?? []).ToJsonString()).ToArray() });
        command.Parameters.Add(new() { Value = works.Select(w => w.Planned.ToUniversalTime()).ToArray() });
        command.Parameters.Add(new() { Value = works.Select(w => w.Outbound).ToArray() });
        var fresh = new List<string>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) fresh.Add(rows.GetString(0));
        return fresh;
    }

    /// <summary>
    /// Takes the work that has waited longest: due, or running under a lease that ran out. What has used up its attempts without an
    /// end (it took its program down each time) is stopped instead. Null when there is nothing, or the job is paused.
    /// </summary>
    /// <param name="kinds">Kinds this program can do.</param>
    /// <param name="key">Only this one; null = any.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<WorkItem?> TakeAsync(IReadOnlyCollection<string> kinds, string? key, CancellationToken ct)
    {
        await using var connection = await main.OpenConnectionAsync(ct);
        await using (var stop = Command(connection, null, StopSql, settings.MostAttempts, settings.OutboundPauses.Count + 1))
            await stop.ExecuteNonQueryAsync(ct);
        await using var take = Command(connection, null, TakeSql, kinds.ToArray(), holder, settings.Lease);
        take.Parameters.Add(new() { Value = (object?)key ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var row = await take.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), JsonNode.Parse(row.GetString(3))!.AsObject(),
                row.GetInt32(4), row.GetInt64(5), row.GetBoolean(6))
            : null;
    }

    /// <summary>Lengthens the lease; false when another one has the work.</summary>
    public async Task<bool> BeatAsync(WorkItem item, CancellationToken ct)
    {
        await using var connection = await main.OpenConnectionAsync(ct);
        await using var beat = Command(connection, null,
            "update ledger.work set lease_until = clock_timestamp() + $3 where key = $1 and token = $2 and state = 'running'",
            item.Key, item.Token, settings.Lease);
        return await beat.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>
    /// Ends the work and writes its effect in one transaction; false, and nothing is written, when another one has the work. The first
    /// statement checks the token and keeps the row locked, so nobody can take it between the check and the commit.
    /// </summary>
    public async Task<bool> EndAsync(WorkItem item, JobOutcome outcome, CancellationToken ct)
    {
        await using var connection = await main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var end = Command(connection, transaction, EndSql, item.Key, item.Token,
            outcome.Verdict.ToString().ToLowerInvariant(), outcome.Sentence, (outcome.Result ?? []).ToJsonString());
        if (await end.ExecuteNonQueryAsync(ct) != 1) return false;
        if (outcome.Effect is { } effect) await effect(connection, transaction, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>An attempt failed: tried again after a pause that grows, or stopped when it was the last.</summary>
    /// <param name="item">The work.</param>
    /// <param name="error">Why.</param>
    /// <param name="blameless">The database was away: the attempt does not count.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="pointless">No further attempt would mend it.</param>
    public async Task FailAsync(WorkItem item, string error, bool blameless, CancellationToken ct, bool pointless = false)
    {
        var last = item.Attempt > (item.Outbound ? settings.OutboundPauses.Count : settings.MostAttempts - 1);
        var pause = !item.Outbound ? settings.Pause(item.Attempt) : last ? TimeSpan.Zero : settings.OutboundPauses[item.Attempt - 1];
        await using var connection = await main.OpenConnectionAsync(ct);
        await using var fail = Command(connection, null, FailSql, item.Key, item.Token, error, blameless ? 1 : 0,
            !blameless && (pointless || last), pause);
        await fail.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The same over the rows of all kinds.</summary>
    public Task<(DateTimeOffset Server, DateTimeOffset Ledger, TimeSpan? Next)> LookAsync(CancellationToken ct) => LookAsync(null, ct);

    /// <summary>The clock of the database, that of the ledger, and how long until a row falls due or a lease runs out.</summary>
    /// <param name="kinds">Rows of these kinds; null = of all.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<(DateTimeOffset Server, DateTimeOffset Ledger, TimeSpan? Next)> LookAsync(
        IReadOnlyCollection<string>? kinds, CancellationToken ct)
    {
        await using var command = main.CreateCommand("""
            select clock_timestamp(), ledger.clock(),
                least(min(not_before) filter (where state = 'due') - ledger.clock(),
                    min(lease_until) filter (where state = 'running') - clock_timestamp())
            from ledger.work where state in ('due', 'running') and ($1 is null or kind = any($1))
            """);
        command.Parameters.Add(new()
        {
            Value = (object?)kinds?.ToArray() ?? DBNull.Value,
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetFieldValue<DateTimeOffset>(0), row.GetFieldValue<DateTimeOffset>(1),
            row.IsDBNull(2) ? null : row.GetFieldValue<TimeSpan>(2));
    }

    /// <summary>Carries out what persons decided about stopped work, each decision once.</summary>
    public async Task CarryOutAsync(CancellationToken ct)
    {
        await using var connection = await main.OpenConnectionAsync(ct);
        await using var carry = Command(connection, null, DecidedSql);
        await carry.ExecuteNonQueryAsync(ct);
    }

    private const string DecidedSql = """
        update ledger.work w set state = case when d.given_up then 'given_up' else 'due' end, decided = d.position,
            attempts = case when d.given_up then w.attempts else 0 end,
            not_before = case when d.given_up then w.not_before else ledger.clock() end
        from ledger.work_decision d where w.state = 'stopped' and d.work = w.key and d.position > w.decided
        """;

    private const string StopSql = """
        update ledger.work set state = 'stopped', lease_until = null, ended = clock_timestamp(),
            error = coalesce(error || '；', '') || '处理程序中断 ' || attempts || ' 次，没有做完'
        where state = 'running' and lease_until < clock_timestamp() and attempts >= case when outbound then $2 else $1 end
        """;

    private const string TakeSql = """
        update ledger.work w set state = 'running', attempts = w.attempts + 1, token = w.token + 1, holder = $2,
            lease_until = clock_timestamp() + $3, started = clock_timestamp()
        where w.key = (
            select c.key from ledger.work c
            where ((c.state = 'due' and c.not_before <= ledger.clock()) or (c.state = 'running' and c.lease_until < clock_timestamp()))
              and c.kind = any($1) and ($4 is null or c.key = $4)
              and not exists (select from ledger.job j where j.kind = c.kind and j.paused)
            order by c.not_before, c.key limit 1
            for update skip locked)
        returning w.key, w.kind, w.planned, w.payload::text, w.attempts, w.token, w.outbound
        """;

    private const string EndSql = """
        update ledger.work set state = 'done', lease_until = null, ended = clock_timestamp(),
            verdict = $3, sentence = $4, result = $5::jsonb
        where key = $1 and token = $2 and state = 'running'
        """;

    private const string FailSql = """
        update ledger.work set state = case when $5 then 'stopped' else 'due' end, lease_until = null, ended = clock_timestamp(),
            error = $3, attempts = attempts - $4, not_before = ledger.clock() + $6
        where key = $1 and token = $2 and state = 'running'
        """;

    private static NpgsqlCommand Command(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
