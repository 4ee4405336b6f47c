using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>Due dates as people read them.</summary>
internal static class DueText
{
    public static void Write(IReadOnlyList<DueRow> rows, TextWriter output)
    {
        if (rows.Count == 0)
        {
            output.WriteLine("还没有自评。用 perfledger import 文件 导入，或用 perfledger open 新建。");
            return;
        }

        var table = new TextTable("自评", "支出方向", "期限", "依据", "情况", "剩余或逾期", "工作日", "申请延至");
        foreach (var r in rows)
        {
            var due = Day(r.Due) is { } day ? day + " 24时" : "—";
            table.Add(r.Evaluation, r.ProjectName ?? r.UnitName, due, Of(r.Ground), Of(r.Standing), Days(r), Workdays(r), Day(r.Asked));
        }

        table.WriteTo(output);
    }

    /// <summary>逾期 as the list of filings and the receipt say it; empty when in time.</summary>
    public static string Overdue(int? days) => days is > 0 ? string.Create(CultureInfo.InvariantCulture, $"逾期{days}天") : "";

    /// <summary>A due date in one line; null when there is none: 2020-05-20 24时截止，剩 3 个工作日.</summary>
    public static string? InWords(DueRow r) => Day(r.Due) is not { } day
        ? null
        : $"{day} 24时截止，{(Workdays(r) is { Length: > 0 } workdays ? workdays.Replace("个", "个工作日", StringComparison.Ordinal) : Days(r))}"
            + (r.Standing is DueStanding.Late or DueStanding.Locked ? $"（{Of(r.Standing)}）" : "");

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Days(DueRow r) => (r.Days, r.Standing) switch
    {
        (null, _) => "",
        ( < 0, _) => Overdue(-r.Days),
        (_, DueStanding.HandedIn) => "按期",
        (0, _) => "今天截止",
        _ => string.Create(CultureInfo.InvariantCulture, $"剩{r.Days}天"),
    };

    private static string Workdays(DueRow r)
    {
        if (r.Workdays is not { } w || r.Standing is DueStanding.HandedIn or DueStanding.Late or DueStanding.Locked) return "";
        var left = string.Create(CultureInfo.InvariantCulture, $"剩{w.Left}个");
        return left + (w.Provisional ? "（暂定）" : "") + (w.Last == r.Due ? "" : $"，期限休息，最后 {Day(w.Last)}");
    }

    private static string Of(DueGround? ground) => ground switch
    {
        DueGround.Route => "通知",
        DueGround.Extension => "延期",
        DueGround.Answer => "答复期限",
        _ => "",
    };

    private static string Of(DueStanding standing) => standing switch
    {
        DueStanding.NotDue => "不设期限",
        DueStanding.Open => "可填报",
        DueStanding.Late => "逾期，仍可填报",
        DueStanding.Locked => "已锁定",
        _ => "已送审或报送",
    };
}
