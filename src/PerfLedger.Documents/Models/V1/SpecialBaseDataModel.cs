using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>
/// <c>model/special-base-data/1</c>: the view model of 附件6, 专项资金绩效评价基础数据表. Frozen at release. Statistics of one category, and of one
/// project in it, are neighbours; a category without projects has the empty text there.
/// </summary>
public static class SpecialBaseDataModel
{
    /// <summary>Name under which filings pin this builder.</summary>
    public const string Version = "model/special-base-data/1";

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="s">The table as of the freeze position.</param>
    /// <param name="table">Its layout, as pinned.</param>
    /// <param name="context">Where it comes from.</param>
    public static byte[] Build(SelfEvaluation s, TableLayout table, ModelContext context)
    {
        var model = BaseDataParts.Frame(s, table, context);
        model["专项名称"] = s.Opened!.SpecialFund ?? "";
        model["支出方向"] = s.Opened.Project?.Name ?? "";
        model["统计指标"] = table.Section("statistic")!.Rows.Select(row => (object?)new Dictionary<string, object?>
        {
            ["类别"] = row.Group ?? "",
            ["项目"] = row.Project ?? "",
            ["名称"] = row.Label,
            ["目标"] = BaseDataParts.Print(s[$"statistic.{row.Key}.target"]),
            ["实际"] = BaseDataParts.Print(s[$"statistic.{row.Key}.actual"]),
        }).ToList();
        return CanonicalModel.Write(model);
    }
}
