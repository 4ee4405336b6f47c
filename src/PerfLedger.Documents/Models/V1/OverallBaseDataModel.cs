using PerfLedger.Documents.Engines.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Models.V1;

/// <summary>
/// <c>model/overall-base-data/1</c>: the view model of 附件2, 部门整体支出绩效评价基础数据表. Frozen at release. Crossed-out cells print ——; the
/// official 楼堂馆所 line stays, empty, where no building was finished.
/// </summary>
public static class OverallBaseDataModel
{
    /// <summary>Name under which filings pin this builder.</summary>
    public const string Version = "model/overall-base-data/1";

    private static readonly (string Key, string Column)[] Buildings =
    [
        ("批复规模", "approvedArea"), ("实际规模", "actualArea"), ("规模控制率", "areaRate"), ("预算投资", "budgetInvest"), ("实际投资", "actualInvest"),
        ("投资概算控制率", "investRate"),
    ];

    /// <summary>The model as canonical JSON.</summary>
    /// <param name="s">The table as of the freeze position.</param>
    /// <param name="table">Its layout, as pinned.</param>
    /// <param name="context">Where it comes from.</param>
    public static byte[] Build(SelfEvaluation s, TableLayout table, ModelContext context)
    {
        var model = BaseDataParts.Frame(s, table, context);
        model["金额单位"] = s.Opened!.MoneyUnit;
        model["人员"] = new Dictionary<string, object?>
        {
            ["编制数"] = Cell(s, "staff.establishment"),
            ["在职列名"] = Label(table, "staff", "actual"),
            ["实际在职人数"] = Cell(s, "staff.actual"),
            ["控制率"] = Cell(s, "staff.controlRate"),
        };
        model["经费列名"] = new Dictionary<string, object?>
        {
            ["上年决算数"] = Label(table, "expenditure", "finalPrev"),
            ["预算数"] = Label(table, "expenditure", "budget"),
            ["决算数"] = Label(table, "expenditure", "final"),
        };
        model["经费"] = table.Section("expenditure")!.Rows.SelectMany(row => Expenditure(s, row)).ToList();
        model["楼堂馆所标题"] = table.Section("building")!.Label;
        model["楼堂馆所"] = s.RowsIn("building").Select(r => (object?)Building(s, r.Name, r.Row)).DefaultIfEmpty(Building(s, "", "")).ToList();
        model["厉行节约"] = Paragraphs(s["thrift.measures"]);
        model["签署"] = new Dictionary<string, object?>
        {
            ["填表人"] = Cell(s, "signers.preparedBy"),
            ["填报日期"] = Cell(s, "signers.preparedOn"),
            ["联系电话"] = Cell(s, "signers.phone"),
            ["单位负责人"] = Cell(s, "signers.responsible"),
        };
        return CanonicalModel.Write(model);
    }

    private static IEnumerable<object?> Expenditure(SelfEvaluation s, LayoutRow row) => row.IsSlot
        ? s.RowsIn(row.Key).Select(r => Line(s, row, r.Name, r.Row))
        : [Line(s, row, row.Label, "expenditure." + row.Key)];

    private static Dictionary<string, object?> Line(SelfEvaluation s, LayoutRow row, string label, string code)
    {
        string Of(string column) => row.Disabled.Contains(column) ? BaseDataParts.Disabled : Cell(s, $"{code}.{column}");
        return new()
        {
            ["项目"] = new string('\u3000', row.Level) + label, // one full-width blank a level
            ["上年决算数"] = Of("finalPrev"),
            ["预算数"] = Of("budget"),
            ["决算数"] = Of("final"),
        };
    }

    private static Dictionary<string, object?> Building(SelfEvaluation s, string name, string code)
    {
        var line = Buildings.ToDictionary(b => b.Key, b => (object?)(code.Length == 0 ? "" : Cell(s, $"{code}.{b.Column}")));
        line["名称"] = name;
        return line;
    }

    private static string Label(TableLayout table, string section, string column) => table.Section(section)!.Column(column)!.Label;

    private static List<object?> Paragraphs(FigureValue value) =>
        [.. BaseDataParts.Print(value).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Cell(SelfEvaluation s, string code) => BaseDataParts.Print(s[code]);
}
