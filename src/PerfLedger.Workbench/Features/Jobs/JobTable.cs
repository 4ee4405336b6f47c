using System.Collections.Immutable;
using Npgsql;
using PerfLedger.Domain.Jobs;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>What persons decided about a job.</summary>
/// <param name="Kind">The job.</param>
/// <param name="Paused">Not to be done.</param>
/// <param name="Actor">Who decided last.</param>
/// <param name="Since">When.</param>
/// <param name="Requested">Position of the last "run now"; 0 = never.</param>
internal sealed record JobRow(string Kind, bool Paused, string Actor, DateTimeOffset Since, long Requested);

/// <summary>What persons decided about jobs, one row a job, and about single pieces of work, one row each.</summary>
internal sealed class JobTable : IInlineProjection
{
    public string Name => "job";

    public IReadOnlyList<string> Tables { get; } = ["job", "work_decision"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            if (Streams.Read(recorded) is not IJobEvent e || e is UndeliveredReported) continue;
            if (e is WorkRetried retried) Decide(recorded, retried.Works, givenUp: false, batch, table);
            else if (e is WorkGivenUp up) Decide(recorded, up.Works, givenUp: true, batch, table);
            if (e is WorkRetried or WorkGivenUp) continue;
            // A request does not move who paused it: while it is paused nobody can request it.
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
                insert into {table("job")} as j (kind, unit, paused, actor, since, requested) values ($1, $2, $3, $4, $5, $6)
                on conflict (kind) do update set unit = excluded.unit, paused = excluded.paused, actor = excluded.actor,
                    since = excluded.since, requested = greatest(j.requested, excluded.requested)
                """)
            {
                Parameters =
                {
                    new() { Value = Kind(recorded) },
                    new() { Value = recorded.Headers.Unit }, new() { Value = e is JobPaused }, new() { Value = recorded.ActorId },
                    new() { Value = recorded.RecordedAt }, new() { Value = e is JobRequested ? recorded.Position : 0L },
                },
            });
        }
    }

    private static void Decide(
        RecordedEvent recorded, ImmutableArray<string> works, bool givenUp, NpgsqlBatch batch, Func<string, string> table) =>
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"""
            insert into {table("work_decision")} (work, kind, unit, given_up, actor, since, position)
            select w, $2, $3, $4, $5, $6, $7 from unnest($1) as w
            on conflict (work) do update set unit = excluded.unit, given_up = excluded.given_up, actor = excluded.actor,
                since = excluded.since, position = excluded.position
            """)
        {
            Parameters =
            {
                new() { Value = works.ToArray() }, new() { Value = Kind(recorded) }, new() { Value = recorded.Headers.Unit },
                new() { Value = givenUp }, new() { Value = recorded.ActorId }, new() { Value = recorded.RecordedAt },
                new() { Value = recorded.Position },
            },
        });

    private static string Kind(RecordedEvent recorded) => recorded.Stream[(recorded.Stream.IndexOf('.', StringComparison.Ordinal) + 1)..];

    public static async Task<IReadOnlyDictionary<string, JobRow>> ReadAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("select kind, paused, actor, since, requested from ledger.job");
        var rows = new Dictionary<string, JobRow>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            rows[r.GetString(0)] = new(r.GetString(0), r.GetBoolean(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetInt64(4));
        return rows;
    }
}
