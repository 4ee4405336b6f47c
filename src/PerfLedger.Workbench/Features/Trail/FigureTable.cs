using Npgsql;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Text;
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
        var last = new Dictionary<(string, string), Row>();
        foreach (var recorded in events)
            if (Change(Streams.Read(recorded)) is var (figure, value))
                last[(recorded.Stream, figure)] = new(recorded, figure, value);
        if (last.Count > 0) batch.BatchCommands.Add(Upsert(table("figure"), [.. last.Values.OrderBy(r => r.Event.Position)]));
    }

    private static (string Figure, FigureValue Value)? Change(object e) => e switch
    {
        FigureEntered x => (x.Figure, x.Value),
        FigureCorrected x => (x.Figure, x.After),
        ScoreOverridden x => (x.Figure, x.After),
        SectionWritten x => (Report.FigureOf(x.Section), FigureValue.OfText(ReportText.Write(x.Content))),
        SectionCorrected x => (Report.FigureOf(x.Section), FigureValue.OfText(ReportText.Write(x.Content))),
        PrintedValueVoided x => (x.Figure, FigureValue.Blank),
        _ => null,
    };

    private static NpgsqlBatchCommand Upsert(string table, Row[] rows) => new($"""
        insert into {table} as f (stream, figure, unit, kind, printed, value, version, position)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (stream, figure) do update set kind = excluded.kind, printed = excluded.printed, value = excluded.value,
            version = excluded.version, position = excluded.position
        """)
    {
        Parameters =
        {
            Parameters.Column(rows, r => r.Event.Stream),
            Parameters.Column(rows, r => r.Figure),
            Parameters.Column(rows, r => Units.Of(r.Event.Stream)),
            Parameters.Column(rows, r => r.Value.Kind.ToString()),
            Parameters.Column(rows, r => r.Value.Printed),
            Parameters.Column(rows, r => r.Value.Value),
            Parameters.Column(rows, r => r.Event.Version),
            Parameters.Column(rows, r => r.Event.Position),
        },
    };

    private sealed record Row(RecordedEvent Event, string Figure, FigureValue Value);
}
