using Npgsql;
using NpgsqlTypes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>One row a change, by stream, figure and position: the history of a figure is an index look-up.</summary>
internal sealed class TrailTable : IInlineProjection
{
    public string Name => "trail";

    public IReadOnlyList<string> Tables { get; } = ["trail"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
        {
            if (Streams.Read(recorded) is not ISelfEvaluationEvent e) continue;
            batch.BatchCommands.Add(Row(recorded, TrailLine.Of(e), table("trail")));
        }
    }

    private static NpgsqlBatchCommand Row(RecordedEvent e, TrailLine line, string table)
    {
        var command = new NpgsqlBatchCommand($"""
            insert into {table} (stream, figure, position, unit, version, recorded_at, event, before, after, actor, role, on_behalf_of,
                assurance, reason_kind, reason, document, document_date, evidence, source, source_at, operation)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            """);
        object?[] values =
        [
            e.Stream, line.Figure, e.Position, Units.Of(e.Stream), e.Version, e.RecordedAt.UtcDateTime, e.Type, line.Before, line.After, e.ActorId,
            e.Headers.Role, e.Headers.OnBehalfOf, e.Headers.Assurance.ToString(), line.Reason?.Category, line.Reason?.Text, line.Document,
            line.On, line.Evidence.ToArray(), line.Source?.Sha256, line.Source?.At, e.Operation,
        ];
        foreach (var value in values) command.Parameters.Add(Parameters.Of(value));
        return command;
    }
}

/// <summary>Positional parameters that may be null.</summary>
internal static class Parameters
{
    public static NpgsqlParameter Of(object? value) =>
        value is null ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown } : new NpgsqlParameter { Value = value };
}

/// <summary>The unit a stream belongs to: the third segment of its id.</summary>
internal static class Units
{
    public static string Of(string stream) => stream.Split('.') is { Length: >= 3 } segments ? segments[2] : "";
}
