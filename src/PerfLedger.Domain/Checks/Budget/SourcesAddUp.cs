using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-04: in each column the sources add up to the total. Blank is not zero: a wholly blank column is only a hint.</summary>
internal static class SourcesAddUp
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["initial"] = "年初预算数",
        ["fullYear"] = "全年预算数",
        ["executed"] = "全年执行数",
    };

    public static IEnumerable<Finding> Check(Form f) => FigureCatalogue.FundColumnNames.SelectMany(c => Column(f, c));

    private static IEnumerable<Finding> Column(Form f, string column)
    {
        var total = f.State[$"funds.total.{column}"];
        var sources = FigureCatalogue.FundRowNames.Where(r => r != "total").Select(r => f.State[$"funds.{r}.{column}"]).ToList();
        if (sources.TrueForAll(s => s.IsBlank))
            return total.IsBlank ? [] : f.Find("BUD-04/blank", $"funds.currentYearAppropriation.{column}",
                $"{Names[column]}只填了总额{total.Printed}，当年财政拨款、上年结转资金、其他资金都空白", null, null, total.Printed);
        var sum = sources.Sum(s => s.Value ?? 0);
        if (total.Value == sum) return [];
        return f.Find("BUD-04", $"funds.total.{column}",
            $"{Names[column]}总额为{total.Printed ?? "空白"}，三项资金来源合计{f.Amount(sum)}", total.Printed, f.Amount(sum), f.Amount(sum));
    }
}
