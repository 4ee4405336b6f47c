using Npgsql;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>One row a figure with its current value: what lists and sums read without folding streams.</summary>
internal sealed class FigureTable : IInlineProjection
{
    public string Name => "figure";

    public IReadOnlyList<string> Tables { get; } = ["figure"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        var last = new Dictionary<(string, string), (RecordedEvent Event, FigureValue Value)>();
        foreach (var recorded in events)
            if (Change(Streams.Read(recorded)) is var (figure, value))
                last[(recorded.Stream, figure)] = (recorded, value);
        foreach (var ((stream, figure), (e, value)) in last.OrderBy(p => p.Value.Event.Position))
            batch.BatchCommands.Add(Upsert(table("figure"), stream, figure, e, value));
    }

    private static (string Figure, FigureValue Value)? Change(object e) => e switch
    {
        FigureEntered x => (x.Figure, x.Value),
        FigureCorrected x => (x.Figure, x.After),
        ScoreOverridden x => (x.Figure, x.After),
        PrintedValueVoided x => (x.Figure, FigureValue.Blank),
        _ => null,
    };

    private static NpgsqlBatchCommand Upsert(string table, string stream, string figure, RecordedEvent e, FigureValue value)
    {
        var command = new NpgsqlBatchCommand($"""
            insert into {table} as f (stream, figure, unit, kind, printed, value, version, position) values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (stream, figure) do update set kind = excluded.kind, printed = excluded.printed, value = excluded.value,
                version = excluded.version, position = excluded.position
            """);
        object?[] values = [stream, figure, Units.Of(stream), value.Kind.ToString(), value.Printed, value.Value, e.Version, e.Position];
        foreach (var v in values) command.Parameters.Add(Parameters.Of(v));
        return command;
    }
}
