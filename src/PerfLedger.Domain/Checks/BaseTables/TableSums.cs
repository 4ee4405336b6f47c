namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// Sums in each column, as the layout states them: BAS-01 三公经费 = 公务用车 + 出国 + 接待, BAS-02 公务用车 = 购置 + 运行维护. A blank sum, and a
/// sum whose parts are all blank, is not checked.
/// </summary>
internal static class TableSums
{
    public static IEnumerable<Finding> Check(Table t) =>
        from section in t.Layout.Sections
        from row in section.Rows
        where row.Sum is not null
        from column in section.Columns
        from finding in Column(t, $"{section.Key}.{row.Key}.{column.Key}", row.Sum!.Rule,
            [.. row.Sum.Of.Select(part => $"{section.Key}.{part}.{column.Key}")])
        select finding;

    private static IEnumerable<Finding> Column(Table t, string total, string rule, string[] parts)
    {
        if (t.State[total].Value is not { } stated || parts.All(p => t.State[p].Value is null)) return [];
        var sum = parts.Sum(p => t.State[p].Value ?? 0);
        if (stated == sum) return [];
        var names = string.Join("、", parts.Select(p => t.Name(p).Split('·')[0]));
        return t.Find(rule, total, $"{t.Name(total)}为{t.Amount(stated)}，{names}合计为{t.Amount(sum)}", t.Amount(sum), t.Amount(sum));
    }
}
