namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// Sums of 经费控制情况 in each year's column: BAS-01 三公经费 = 公务用车 + 出国 + 接待, BAS-02 公务用车 = 购置 + 运行维护; and BAS-06
/// last year's 决算数 is the one filed last year.
/// </summary>
internal static class ExpenditureTable
{
    internal const string ThreePublic = "三公经费";
    private const string Vehicles = "公务用车购置和维护经费";

    private static readonly (string Name, Func<ExpenditureRow, decimal?> Of, string Member)[] Columns =
        [("上年决算数", r => r.FinalPrevious, "finalPrevious"), ("预算数", r => r.Budget, "budget"), ("决算数", r => r.Final, "final")];

    public static IEnumerable<Finding> Check(Base b) =>
        Sum(b, "BAS-01", ThreePublic, Vehicles, "出国经费", "公务接待").Concat(Sum(b, "BAS-02", Vehicles, "公车购置", "公车运行维护"));

    public static IEnumerable<Finding> AgainstLastYear(Base b, BaseData lastYear) =>
        from row in b.Data.Expenditure.OrderBy(r => r.Key, StringComparer.Ordinal)
        let said = row.Value.FinalPrevious
        let filed = lastYear.Expenditure.GetValueOrDefault(row.Key)?.Final
        where said is not null && filed is not null && said != filed
        from finding in b.Differs("BAS-06", $"/expenditure/{row.Key}/finalPrevious", $"{row.Key}上年决算数", said.Value, "上年报送的决算数", filed.Value)
        select finding;

    private static IEnumerable<Finding> Sum(Base b, string rule, string total, params string[] parts) =>
        from column in Columns
        let stated = Cell(b, total, column.Of)
        let addends = parts.Select(p => Cell(b, p, column.Of)).ToList()
        where stated is not null && addends.Exists(a => a is not null)
        let sum = addends.Sum(a => a ?? 0)
        where stated != sum
        from finding in b.Differs(rule, $"/expenditure/{total}/{column.Member}", total + column.Name, stated.Value,
            string.Join("、", parts) + "合计", sum)
        select finding;

    private static decimal? Cell(Base b, string row, Func<ExpenditureRow, decimal?> column) =>
        b.Data.Expenditure.GetValueOrDefault(row) is { } r ? column(r) : null;
}
