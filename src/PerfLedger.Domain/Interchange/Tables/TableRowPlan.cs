using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange.Tables;

/// <summary>The events that bring the added rows of a table to what a file states. The list of the file is the whole list.</summary>
internal sealed class TableRowPlan(SelfEvaluation state, IdSequence ids, Ground ground, Action<ISelfEvaluationEvent, string> add)
{
    private readonly HashSet<string> left = [.. state.TableRows.Keys];
    private int order = TableRows.NextOrder(state);

    /// <summary>Fills the plan; a refusal when rows cannot be matched.</summary>
    public Refusal? Plan(ImmutableArray<StatedRow> rows, string at, Action<string, FigureValue, string> set)
    {
        // Ids of the file first, so that none of them is given to another row.
        foreach (var row in rows)
            if (Refused(row) is { } no) return no;
        foreach (var row in rows)
        {
            var code = Match(row) ?? Add(row);
            left.Remove(code);
            foreach (var (column, value, place) in row.Cells) set($"{code}.{column}", value, place);
        }

        foreach (var gone in left.Order(StringComparer.Ordinal)) add(new TableRowWithdrawn(gone, ground.Reason), $"{at}/rows");
        return null;
    }

    private Refusal? Refused(StatedRow row)
    {
        if (row.Id is not { } id || state.TableRows.ContainsKey(Code(row, id))) return null;
        if (ids.WasUsed(id)) return Refusals.ImportIdWasUsed(row.At, id);
        ids.Take(id);
        return TableRows.Named(state, row.Place.Slot, row.Name) is { } standing
            ? Refusals.ImportIdDiffers(row.At, id, TableRows.IdOf(standing.Row), row.Name)
            : null;
    }

    private string? Match(StatedRow row)
    {
        if (row.Id is null) return TableRows.Named(state, row.Place.Slot, row.Name)?.Row;
        if (state.TableRows.GetValueOrDefault(Code(row, row.Id)) is not { } standing) return null;
        if (standing.Name != row.Name) add(new TableRowRenamed(standing.Row, standing.Name, row.Name, ground.Reason), row.At + "/name");
        return standing.Row;
    }

    private string Add(StatedRow row)
    {
        var code = Code(row, row.Id ?? ids.Next(row.Place.Prefix));
        add(new TableRowAdded(code, row.Place.Slot, row.Name, order++, ground.Reason), row.At);
        return code;
    }

    private static string Code(StatedRow row, string id) => $"{row.Place.Section}.{id}";
}
