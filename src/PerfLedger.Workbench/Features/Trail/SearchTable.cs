using Npgsql;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>
/// One row a change with what narrows a search and the searched text. It is written behind the ledger by <see cref="SearchFollower"/>,
/// so that an append does not pay for its indexes; it is rebuilt and checked like every read model.
/// </summary>
internal sealed class SearchTable : IInlineProjection
{
    public string Name => "search";

    public IReadOnlyList<string> Tables { get; } = ["search"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var recorded in events)
            if (Streams.Read(recorded) is ISelfEvaluationEvent e) batch.BatchCommands.Add(Row(recorded, e, table("search")));
    }

    private static NpgsqlBatchCommand Row(RecordedEvent recorded, ISelfEvaluationEvent e, string table)
    {
        var command = new NpgsqlBatchCommand($"""
            insert into {table} (position, stream, figure, event, unit, operation, changes_value, difference, words, terms)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (position) do nothing -- a rebuild runs ahead of the follower; the same event gives the same row
            """);
        var line = TrailLine.Of(e);
        var words = SearchText.Of(line.Reason?.Text, line.Document, line.Before, line.After);
        object?[] values =
        [
            recorded.Position, recorded.Stream, line.Figure, recorded.Type, Units.Of(recorded.Stream), recorded.Operation,
            Evolution.ChangesAValue(e), Difference(e), words, SearchTerms.Of(recorded, line.Figure, words),
        ];
        foreach (var value in values) command.Parameters.Add(Parameters.Of(value));
        return command;
    }

    // A first entry changes no amount. In a correction a blank counts as nought: an amount filled in later is a change by all of it.
    private static decimal? Difference(ISelfEvaluationEvent e) => e switch
    {
        FigureCorrected x => Subtract(x.Before, x.After),
        PartCorrected x => Subtract(x.Before.Amount, x.After.Amount),
        BudgetAdjusted x => x.Amount.Value,
        _ => null,
    };

    private static decimal? Subtract(FigureValue before, FigureValue after) =>
        before.Kind == ValueKind.Money || after.Kind == ValueKind.Money ? Amount(after) - Amount(before) : null;

    private static decimal? Amount(FigureValue value) => value.IsBlank ? 0 : value.Value;
}
