namespace PerfLedger.Domain;

// The cells and rows of a 基础数据表.
public static partial class Refusals
{
    internal static Refusal TableHasNoSuchCell(string figure) =>
        Make("TAB-01", $"基础数据表上没有“{figure}”这一格，或这一格不填（表上印为“——”）；请核对这一格的代码。");

    internal static Refusal TableRowIsUnknown(string row) =>
        Make("TAB-02", $"表上没有编号为“{row}”的行，请核对编号；新的一行请先增加。");

    internal static Refusal TableRowIsWithdrawn(string row) =>
        Make("TAB-03", $"行“{row}”已从表上撤销，不能再填；确需恢复，请重新增加，编号另起。");

    internal static Refusal TableTakesNoSuchRow(string slot, IEnumerable<string> slots) =>
        Make("TAB-04", slots.ToList() is { Count: > 0 } known
            ? $"这张表不能增加“{slot}”这类行，可增加：{string.Join("、", known)}。"
            : "这张表的行是固定的，不能增加行；请直接填写已有的行。");

    internal static Refusal TableRowNeedsAName() =>
        Make("TAB-05", "增加的行须有名称，请写上项目、专项或楼堂馆所的名称。");

    internal static Refusal TableRowStandsTwice(string name) =>
        Make("TAB-06", $"表上已有名为“{name}”的行，请换一个名称，或撤销重复的一行。");

    internal static Refusal TableHasNoIndicators() =>
        Make("TAB-07", "基础数据表没有绩效指标、批复目标和预算调整；请在对应的自评表中办理。");
}
