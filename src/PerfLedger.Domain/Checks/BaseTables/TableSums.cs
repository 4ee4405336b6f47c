namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// Sums in each column, as the layout states them: BAS-01 三公经费 = 公务用车 + 出国 + 接待, BAS-02 公务用车 = 购置 + 运行维护. A blank sum, and a
/// sum whose parts are all blank, is not checked.
/// </summary>
internal static class TableSums
{
    public static IEnumerable<Finding> Check(Table t) =>
        from sum in Of(t)
        where t.State[sum.Figure].Value is { } stated && stated != sum.Amount
        let names = string.Join("、", sum.Parts.Select(p => t.Name(p).Split('·')[0]))
        from finding in t.Find(sum.Rule, sum.Figure,
            $"{t.Name(sum.Figure)}为{t.Amount(t.State[sum.Figure].Value!.Value)}，{names}合计为{t.Amount(sum.Amount)}",
            t.Amount(sum.Amount), t.Amount(sum.Amount))
        select finding;

    /// <summary>Every sum of which a part is filled.</summary>
    public static IEnumerable<TableSum> Of(Table t) =>
        from section in t.Layout.Sections
        from row in section.Rows
        let rule = row.Sum
        where rule is not null
        from column in section.Columns
        where !row.Disabled.Contains(column.Key)
        let parts = rule.Of.Select(part => $"{section.Key}.{part}.{column.Key}").ToArray()
        where parts.Any(p => t.State[p].Value is not null)
        select new TableSum($"{section.Key}.{row.Key}.{column.Key}", rule.Rule, parts, parts.Sum(p => t.State[p].Value ?? 0));
}

/// <summary>A sum as its parts give it.</summary>
internal sealed record TableSum(string Figure, string Rule, string[] Parts, decimal Amount);
