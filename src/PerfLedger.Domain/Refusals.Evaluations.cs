using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain;

// Opening a form, its figures, and the ground on which they change.
public static partial class Refusals
{
    internal static Refusal EvaluationIsOpen(SelfEvaluationOpened o) =>
        Make("EVA-01", $"{o.FiscalYear}年度“{o.Project?.Name ?? o.Unit.Name}”的自评表已经开立，不能用别的内容再次开立；请直接在已有的表上填报或更正。");

    internal static Refusal OpeningIsIncomplete(string what) =>
        Make("EVA-02", $"开立自评表缺少或写错了“{what}”，请补正后再开立。");

    internal static Refusal OriginIsNotOpen(string evaluation) =>
        Make("EVA-03", $"要沿用的自评表 {evaluation} 不存在，请核对编号，或不沿用、直接开立空表。");

    internal static Refusal FormIsNotWritable(SelfEvaluation s) => Make("EVA-04", s.Stage switch
    {
        Stage.None => $"{s.Called}还没有开立，请先开立。",
        Stage.Submitted => $"{s.Called}已送审，待审核期间不能改动；确需修改，请审核处室先退回。",
        Stage.Accepted => $"{s.Called}已审核通过，不能改动；确需修改，请审核处室退回，或报送后办理更正。",
        _ => $"{s.Called}已报送，不能改动；确需修改，请先办理更正，更正后另行报送，原报送件保留。",
    });

    internal static Refusal FigureIsUnknown(string figure) =>
        Make("EVA-05", $"表上没有“{figure}”这个数，请核对代码，例如 funds.total.executed 或 indicator.i-001.actual。");

    internal static Refusal ValueDoesNotFit(string name, FigureValue value) =>
        Make("EVA-06", $"“{name}”填不了“{value.Printed}”：内容与这一格的类型不符，请按这一格要求的数、百分比、日期或文字填写，金额须带单位（万元或元）。");

    internal static Refusal FigureStandsTwice(string name) =>
        Make("EVA-07", $"同一批数据里“{name}”出现了两次，无法判断以哪个为准，请只保留一个再录入。");

    internal static Refusal AReasonIsNeeded(SelfEvaluation s) =>
        Make("EVA-08", $"{s.Called}送审过，之后的每次改动都要写明原因；请选择原因类别并用一句话说明。");

    internal static Refusal ReasonCategoryIsUnknown(string category) =>
        Make("EVA-09", $"没有“{category}”这个原因类别，可选：{string.Join("、", Categories())}。");

    internal static Refusal ReasonSaysNothing(string text) =>
        Make("EVA-10", $"原因“{text}”没有说明为什么改；请写明事由，至少五个字，例如“决算数与国库对账单核对后更正”。");

    internal static Refusal EvidenceIsNotAttached(SelfEvaluation s, string sha256) =>
        Make("EVA-11", $"{s.Called}没有摘要为 {sha256} 的佐证材料，请先上传材料再引用。");

    internal static Refusal EvidenceIsMalformed() =>
        Make("EVA-12", "佐证材料须有文件名、类型和 SHA-256 摘要（64 位小写十六进制），大小在 50 MB 以内且不为空；请核对后重新上传。");

    internal static Refusal OnlyAmountsHaveParts(string name) =>
        Make("EVA-13", $"“{name}”不是金额，下面不能列明细；请把明细列在对应的金额下。");

    internal static Refusal PartIsIncomplete() =>
        Make("EVA-14", "明细的一行要有名称和金额（带单位万元或元），各列列名不能重复；请补全后再录入。");

    internal static Refusal PartIdIsTaken(string part) =>
        Make("EVA-15", $"明细编号“{part}”已用过或不合规（只能用字母、数字、连字符），编号用过即不再使用；请不写编号，由系统编号。");

    internal static Refusal PartIsUnknown(string part) =>
        Make("EVA-16", $"没有编号为“{part}”的明细行，请核对编号后再撤销。");

    internal static Refusal AdjustmentNeedsAnAmount() =>
        Make("EVA-17", "预算调整须写明金额（带单位，调减为负数，不能为零），请补全后再登记。");

    internal static Refusal AdjustmentNeedsADocument() =>
        Make("EVA-18", "预算调整要么写明文件和文件日期，要么标为“推定”（没有文件、不写日期），两者只能取一；请补齐文件或改标推定。");

    internal static Refusal AdjustmentIsUnknown(string id) =>
        Make("EVA-19", $"没有编号为“{id}”的预算调整，请核对编号后再撤销。");

    internal static Refusal OnlyAScoreIsOverridden(string name) =>
        Make("EVA-20", $"“{name}”不能人工评分：只有指标得分和预算执行率得分可以人工评定；其他数请直接填写或更正。");

    internal static Refusal ScoreIsOutOfRange(string name, decimal? weight) =>
        Make("EVA-21", weight is { } w
            ? $"“{name}”须在 0 到分值 {Plain(w)} 之间，请重新评分。"
            : $"“{name}”还没有分值，请先填分值再评分。");

    internal static Refusal ScoreIsTheRuleScore(decimal score) =>
        Make("EVA-22", $"{Plain(score)} 就是规则得分，不需要人工评定；请直接把得分填为该数。");

    internal static Refusal FigureIsNotOfThisForm(string name, FormDefinition form) =>
        Make("EVA-23", $"{form.Attachment}《{form.Title}》没有“{name}”这一栏，不能填；请核对代码，或改填有这一栏的表。");

    private static IEnumerable<string> Categories() =>
        ReasonCategories.All.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}（{c.Value}）");

    // Invariant digits without trailing zeros, whatever scale the value was entered with.
    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
