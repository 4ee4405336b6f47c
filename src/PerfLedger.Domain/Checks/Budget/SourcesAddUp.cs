using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>
/// BUD-04: in each column the parts add up to the total, in every way the form divides it (附件3: by revenue and by
/// expenditure). Blank is not zero: a wholly blank column is only a hint.
/// </summary>
internal static class SourcesAddUp
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["initial"] = "年初预算数",
        ["fullYear"] = "全年预算数",
        ["executed"] = "全年执行数",
    };

    public static IEnumerable<Finding> Check(Form f) =>
        FigureCatalogue.FundColumnNames.SelectMany(c => f.Definition.FundGroups.SelectMany(g => Column(f, c, [.. g])));

    private static IEnumerable<Finding> Column(Form f, string column, IReadOnlyList<FundRow> rows)
    {
        var total = f.State[$"funds.total.{column}"];
        var sources = rows.Select(r => f.State[$"funds.{r.Key}.{column}"]).ToList();
        var names = string.Join("、", rows.Select(r => r.Label.Replace("其中：", "", StringComparison.Ordinal)));
        if (sources.TrueForAll(s => s.IsBlank))
            return total.IsBlank ? [] : f.Find("BUD-04/blank", $"funds.{rows[0].Key}.{column}",
                $"{Names[column]}只填了总额{total.Printed}，{names}都空白", null, null, total.Printed);
        var sum = sources.Sum(s => s.Value ?? 0);
        if (total.Value == sum) return [];
        var by = rows[0].Group == "资金来源" ? "三项资金来源" : $"{rows[0].Group}的{names}";
        return f.Find("BUD-04", $"funds.total.{column}",
            $"{Names[column]}总额为{total.Printed ?? "空白"}，{by}合计{f.Amount(sum)}", total.Printed, f.Amount(sum), f.Amount(sum));
    }
}
