namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>The indicator block as rows with names and places.</summary>
internal static class IndicatorRows
{
    /// <summary>The row of these names; null when there is none.</summary>
    public static Indicator? Named(this SelfEvaluation s, IndicatorNames names) =>
        s.Indicators.Values.FirstOrDefault(i => i.Names == names);

    /// <summary>The order of a row put at the end.</summary>
    public static int NextOrder(this SelfEvaluation s) => s.Indicators.IsEmpty ? 1 : s.Indicators.Values.Max(i => i.Order) + 1;

    /// <summary>True when no level and no name is missing.</summary>
    public static bool AreComplete(this IndicatorNames names) =>
        !(string.IsNullOrWhiteSpace(names.Level1) || string.IsNullOrWhiteSpace(names.Level2) || string.IsNullOrWhiteSpace(names.Name));

    /// <summary>The moves that bring a row to a place (from 1). The orders in use are dealt anew: rows outside the gap stay.</summary>
    public static IEnumerable<IndicatorMoved> Move(SelfEvaluation s, string id, int place)
    {
        List<Indicator> rows = [.. s.IndicatorsInOrder];
        List<int> orders = [];
        foreach (var row in rows) orders.Add(orders.Count == 0 ? row.Order : Math.Max(row.Order, orders[^1] + 1));
        var moved = rows.Find(r => r.Id == id)!;
        rows.Remove(moved);
        rows.Insert(place - 1, moved);
        return rows.Zip(orders).Where(p => p.First.Order != p.Second).Select(p => new IndicatorMoved(p.First.Id, p.First.Order, p.Second));
    }
}
