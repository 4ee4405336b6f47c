using System.Globalization;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain;

// The rows of the indicator block and the approved targets.
public static partial class Refusals
{
    internal static Refusal IndicatorIsUnknown(string id) =>
        Make("IND-01", $"表上没有编号为“{id}”的指标，请核对编号；新指标请先添加。");

    internal static Refusal IndicatorIsWithdrawn(string id) =>
        Make("IND-02", $"指标“{id}”已从表上撤销，不能再填；确需恢复，请重新添加，编号另起。");

    internal static Refusal IndicatorNeedsItsNames() =>
        Make("IND-03", "指标须写全一级、二级指标和三级指标名称，请补全。");

    internal static Refusal IndicatorStandsTwice(IndicatorNames names) =>
        Make("IND-04", $"指标“{Full(names)}”重复，同级同名的指标只能有一个；请改名或删去重复的一行。");

    internal static Refusal NoSuchPlace(int place, int last) =>
        Make("IND-05", $"指标不能放到第 {Number(place)} 行，请填 1 到 {Number(last)}。");

    internal static Refusal ClassificationIsUnknown(string word, IEnumerable<string> allowed) =>
        Make("IND-06", $"没有“{word}”这种指标分类，可选：{string.Join("、", allowed.Order(StringComparer.Ordinal))}；拿不准就留空，由系统按指标值判断。");

    internal static Refusal StatusNeedsAReason() =>
        Make("IND-07", "标为未实施或不适用须说明原因；请选择原因类别并用一句话说明。");

    internal static Refusal SurveyIsImpossible(string why) =>
        Make("IND-08", $"满意度调查的数据不成立：{why}；请按 0 < 满意份数 ≤ 有效份数 ≤ 发放份数核对。");

    internal static Refusal ApprovalNeedsItsDocument() =>
        Make("IND-09", "载入批复的绩效目标须写明批复文件，请补上文号或文件名。");

    internal static Refusal NothingToApprove() =>
        Make("IND-10", "没有给出批复的指标，表上也没有指标；请先载入批复的指标和目标值。");

    internal static Refusal RowIsNotApproved(IndicatorNames names) =>
        Make("IND-11", $"表上的指标“{Full(names)}”不在批复的目标里；请先撤销或改名，或把它补进批复的目标，已填的数不会被覆盖。");

    internal static Refusal TargetsAreLocked(TargetsApproved approval) =>
        Make("IND-12", $"绩效目标已按“{approval.Document}”锁定，不能再次整批载入；确需调整，请凭调整文件、日期和原因逐项更正，表上会标“目标已调整”。");

    internal static Refusal ApprovedTargetsNeedADocument(string document) =>
        Make("IND-13", $"指标、年度指标值和分值已按“{document}”批复锁定；调整须写明文件、文件日期和原因，请补齐。");

    internal static Refusal LibraryHasNoSuchRow(IndicatorLibrary library, int no) =>
        Make("IND-14", $"指标库“{library.Name}”没有第 {Number(no)} 行，行号为 1 到 {Number(library.Rows.Length)}；请先查看指标库再选。");

    internal static Refusal FormUsesAnotherLibrary(string used, string asked) =>
        Make("IND-15", $"这张表的指标已取自指标库“{used}”，一张表只用一个指标库，不能再选“{asked}”的行；请改选同一指标库，或自行增设指标。");

    internal static Refusal OnlyAnOrganiserPublishesLibraries() =>
        Make("IND-16", "指标库由财务建设处发布，请由该处的人员办理。");

    private static string Full(IndicatorNames n) => $"{n.Level1}／{n.Level2}／{n.Name}";

    private static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);
}
