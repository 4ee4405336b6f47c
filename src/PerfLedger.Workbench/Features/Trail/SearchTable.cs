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
        var rows = new List<Row>();
        foreach (var recorded in events)
            if (Streams.Read(recorded) is var e && TrailLine.Find(e) is { } line) rows.Add(Row.Of(recorded, e, line));
        if (rows.Count > 0) batch.BatchCommands.Add(Insert(rows, table("search")));
    }

    private static NpgsqlBatchCommand Insert(List<Row> rows, string table)
    {
        var command = new NpgsqlBatchCommand($"""
            insert into {table} (position, stream, figure, event, unit, operation, changes_value, difference, words, terms)
            select position, stream, figure, event, unit, operation, changes_value, difference, words, string_to_array(terms, chr(31))
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                as n (position, stream, figure, event, unit, operation, changes_value, difference, words, terms)
            on conflict (position) do nothing -- a rebuild runs ahead of the follower; the same event gives the same row
            """);
        void Add<T>(Func<Row, T> of) => command.Parameters.Add(Parameters.Column(rows, of));
        Add(r => r.Event.Position);
        Add(r => r.Event.Stream);
        Add(r => r.Figure);
        Add(r => r.Event.Type);
        Add(r => Units.Of(r.Event));
        Add(r => r.Event.Operation);
        Add(r => r.ChangesValue);
        Add(r => r.Difference);
        Add(r => r.Words);
        Add(r => string.Join('\x1f', r.Terms)); // arrays of arrays must be square; searched text holds no such sign
        return command;
    }

    /// <summary>What is searched of one change.</summary>
    private sealed record Row(RecordedEvent Event, string Figure, bool ChangesValue, decimal? Difference, string Words, string[] Terms)
    {
        public static Row Of(RecordedEvent recorded, object e, TrailLine line)
        {
            var words = SearchText.Of(line.Reason?.Text, line.Document, line.Before, line.After);
            var changes = e is ISelfEvaluationEvent own && Evolution.ChangesAValue(own);
            return new(recorded, line.Figure, changes, SearchTable.Difference(e), words,
                SearchTerms.Of(recorded, line.Figure, words));
        }
    }

    // A first entry changes no amount. In a correction a blank counts as nought: an amount filled in later is a change by all of it.
    private static decimal? Difference(object e) => e switch
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
