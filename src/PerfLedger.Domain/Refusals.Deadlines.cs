using System.Globalization;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain;

// Due dates and extensions.
public static partial class Refusals
{
    internal static Refusal DueDateHasPassed(DueDate due) =>
        Make("DUE-01", $"这张表{Named(due)}，已过期限，不能再改或送审；确需补正，请申请延期，或请审核处室退回并写明答复期限。");

    internal static Refusal NoTimeToAnswer(DueDate due) =>
        Make("DUE-02", $"这张表{Named(due)}，已过期限；退回或更正须写明尚未过去的答复期限，否则打开了也不能改。");

    internal static Refusal OnlyAnOfficeSetsAnAnswerDate() =>
        Make("DUE-03", "更正的答复期限由主管处室或财务建设处写明；请由其办理更正，或先申请延期。");

    internal static Refusal NothingIsDue(string unit) =>
        Make("EXT-01", $"这项评价工作没有给“{unit}”的这张表规定期限（补录不设期限，或通知不要求报送），不需要延期。");

    internal static Refusal ExtensionIsNotLater(DueDate due) =>
        Make("EXT-02", $"新的期限须晚于现在的期限：这张表{Named(due)}；请另写日期。");

    internal static Refusal OnlyAnOrganiserExtends() =>
        Make("EXT-03", "延期由组织评价的财务建设处批复；请由其办理，单位可先提出申请。");

    internal static Refusal ExtensionNeedsADocument() =>
        Make("EXT-04", "批准延期须写明批复文件（名称、文号），请补齐。");

    internal static Refusal NoExtensionIsAsked() =>
        Make("EXT-05", "这家单位的这张表没有待批复的延期申请，请核对范围（一张表，或同类的全部表）。");

    internal static Refusal ExtensionNeedsASecondPerson(int days) =>
        Make("EXT-06", $"延到报送期限后 {Number(days)} 天以上须两人批准：您已提出，尚待另一位财务建设处人员批准同一日期和文件；请由另一人办理。");

    private static string Named(DueDate due) =>
        $"{Ground(due.Ground)}为 {Day(due.On)}（当日24时止，北京时间）";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Ground(DueGround ground) => ground switch
    {
        DueGround.Extension => "延期后的期限",
        DueGround.Answer => "答复期限",
        _ => "报送期限",
    };
}
