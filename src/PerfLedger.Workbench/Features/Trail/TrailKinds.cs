namespace PerfLedger.Workbench.Features.Trail;

/// <summary>What kind of change an event is, as the 变更留痕表 prints it; by the stored name of the event.</summary>
internal static class TrailKinds
{
    private static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["self_evaluation_opened"] = "建表",
        ["indicator_added"] = "增加指标",
        ["indicator_classified"] = "指标归类",
        ["indicator_renamed"] = "指标改名",
        ["indicator_moved"] = "指标移位",
        ["indicator_withdrawn"] = "撤销指标",
        ["indicator_status_set"] = "实施情况",
        ["table_row_added"] = "增加行",
        ["table_row_renamed"] = "行改名",
        ["table_row_withdrawn"] = "撤销行",
        ["figure_entered"] = "录入",
        ["figure_corrected"] = "更正",
        ["score_overridden"] = "人工改分",
        ["printed_value_voided"] = "改由计算",
        ["part_entered"] = "录入明细",
        ["part_corrected"] = "更正明细",
        ["part_withdrawn"] = "撤销明细",
        ["budget_adjusted"] = "预算调整",
        ["budget_adjustment_withdrawn"] = "撤销调整",
        ["targets_approved"] = "批复目标",
        ["survey_recorded"] = "登记调查",
        ["report_outlined"] = "取提纲",
        ["source_linked"] = "关联来源",
        ["source_unlinked"] = "取消关联",
        ["section_written"] = "写正文",
        ["section_corrected"] = "改正文",
        ["attachment_stated"] = "登记附件",
        ["evidence_attached"] = "上传材料",
        ["findings_acknowledged"] = "确认校验",
        ["evaluation_submitted"] = "送审",
        ["evaluation_returned"] = "退回",
        ["evaluation_accepted"] = "审核通过",
        ["evaluation_filed"] = "报送",
        ["correction_opened"] = "报送后更正",
        ["extension_asked"] = "申请延期",
        ["extension_granted"] = "批准延期",
        ["extension_refused"] = "不批准延期",
    };

    public static string Of(string storedName) => All.TryGetValue(storedName, out var kind)
        ? kind
        : throw new InvalidOperationException($"The trail sheet has no kind for {storedName}.");
}
