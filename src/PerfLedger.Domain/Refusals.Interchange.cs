using System.Globalization;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain;

public static partial class Refusals
{
    private const int PlacesShown = 5;

    internal static Refusal ImportIsOfAnotherForm(IReadOnlyList<string> differences) =>
        Make("IMP-01", $"文件与台账中的这张表不是同一张：{string.Join("；", differences)}。请核对文件；表头登记后不再改动，不同的项目、年度或表样另开一张表。");

    internal static Refusal ImportIntoLockedForm(Stage stage, IEnumerable<string> places) =>
        Make("IMP-02", $"本表{Standing(stage)}，文件有{Listed(places)}与台账不同，现在不能导入。{NextStep(stage)}");

    internal static Refusal ImportNeedsReason(IEnumerable<string> places) =>
        Make("IMP-03", $"导入会更改或撤销台账中的记录（{Listed(places)}），须写明原因。请带上原因类别和说明再导入一次。");

    internal static Refusal ImportChangesApprovedTargets(TargetsApproved approval, IEnumerable<string> places) =>
        Make("IMP-04", $"目标、分值和指标已随“{approval.Document}”批复，文件改动了{Listed(places)}。请补上批准调整的文件、日期和原因再导入，或改回批复的内容。");

    internal static Refusal ImportIdWasUsed(string at, string id) =>
        Make("IMP-05", $"{at} 的编号“{id}”在本表用过并已撤下，不能再用。请换一个编号，或写 null 由系统编号。");

    internal static Refusal ImportIdDiffers(string at, string id, string ledger, string name) =>
        Make("IMP-06", $"{at} 的指标“{name}”在台账中编号为“{ledger}”，文件写作“{id}”。请把文件的编号改为“{ledger}”或 null。");

    internal static Refusal ImportQuotaWithoutIndicators(string at, string name) =>
        Make("IMP-07", $"{at}：本表没有一级指标“{name}”，它的分值无处可放。请改正名称，或同时列出该一级指标下的指标。");

    private static string Standing(Stage stage) => stage switch
    {
        Stage.Submitted => "正在待审核",
        Stage.Accepted => "已审核通过",
        _ => "已报送",
    };

    private static string NextStep(Stage stage) => stage switch
    {
        Stage.Submitted => "请先由主管处室退回，再导入。",
        Stage.Accepted => "请先报送，再以更正方式打开后导入。",
        _ => "请先以更正方式打开，再导入；原报送件保持不变。",
    };

    private static string Listed(IEnumerable<string> places)
    {
        var all = places.ToList();
        var shown = string.Join("、", all.Take(PlacesShown));
        return all.Count <= PlacesShown ? $" {shown} " : string.Create(CultureInfo.InvariantCulture, $" {shown} 等 {all.Count} 处");
    }
}
