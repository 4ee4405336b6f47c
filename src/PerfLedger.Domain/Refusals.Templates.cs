namespace PerfLedger.Domain;

// Templates of forms and reports.
public static partial class Refusals
{
    internal static Refusal OnlyAnOrganiserPublishesTemplates() =>
        Make("TPL-01", "模板由财务建设处发布和撤回，请由该处的人员办理。");

    internal static Refusal TemplateFormIsMalformed(string form) =>
        Make("TPL-02", $"“{form}”不是表样名称，应写成 表样/版本（字母、数字、连字符），如 project-self-evaluation/2020-zhuzhou；共用部件写成 part/名称。");

    internal static Refusal TemplateDatesAreWrong() =>
        Make("TPL-03", "启用日期应在 2000 年以后，停用日期不能早于启用日期；请核对这两个日期。");

    internal static Refusal TemplateIsIncomplete() =>
        Make("TPL-04", "模板或字段表的摘要、大小不完整，不能登记；请重新发布。");

    internal static Refusal TemplateIsNotPublished(string digest) =>
        Make("TPL-05", $"这个表样没有摘要为 {digest} 的已发布模板；请从已发布的模板中选。");

    internal static Refusal TemplateWithdrawalNeedsAReason() =>
        Make("TPL-06", "撤回模板须写明原因（至少五个字）；已报送的报告不受影响。");
}
