using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations.Facets;

namespace PerfLedger.Domain.SelfEvaluations.Undoing;

/// <summary>Why something is not taken back, and what to do instead.</summary>
internal static class UndoWords
{
    public static string Why(ISelfEvaluationEvent e) => e switch
    {
        SelfEvaluationOpened => "开立不能撤销，开立了的留在台账中；其中的内容可以撤销",
        ReportOutlined => "报告的提纲在开立时取定，不能撤销；各节的正文可以撤销",
        TargetsApproved => "绩效目标的批复不能撤销；确需调整，凭文件逐项更正",
        EvidenceAttached => "佐证材料已存档，不能撤销；可以不再引用",
        FindingsAcknowledged => "校验结果的确认不能撤销；改动任何数后自动失效",
        EvaluationSubmitted => "送审不能撤销；请审核处室退回",
        EvaluationReturned => "退回不能撤销；请修改后再送审",
        EvaluationAccepted => "审核通过不能撤销；请审核处室退回，或报送后更正",
        EvaluationFiled => "报送不能撤销，报送件保留；请办理更正，另报一版",
        CorrectionOpened => "更正已经办理，不能撤销；不需改动的，原样送审报送",
        _ => "这类记录不能撤销",
    };

    public static string StaysComputed(string name, string? printed) =>
        $"“{name}”的依据后来改过，原来印出的“{printed}”不再恢复，由系统计算";

    public static string CannotGoBack(Facet facet, string? before) => facet switch
    {
        NamesFacet => $"原名称“{before}”已被另一行使用；请先把那一行改名",
        SurveyFacet => "调查记录不能退回到没有；请录入正确的调查，或更正实际完成值",
        _ => "没有可退回的原值；请直接更正",
    };
}
