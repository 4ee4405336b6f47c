using System.Globalization;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Notices;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>Reminders as people read them.</summary>
internal static class ReminderText
{
    public static void Write(IReadOnlyList<PlanRow> rows, ReminderDay day, TextWriter output)
    {
        if (rows.Count == 0)
        {
            output.WriteLine("没有要提醒的：没有未办结的评价工作，或都已报送。");
            return;
        }

        var table = new TextTable("计划日", "步骤", "单位", "表或环节", "期限", "提醒谁", "情况");
        foreach (var r in rows)
            table.Add(Day(r.Day), Step(r.Kind, r.Step), r.Unit, What(r), Day(r.Due), Who(r, day),
                (r.IssuedAt is { } at ? $"{Output.Local(at)[..16]} 已发" : r.Day <= day.Today ? "待发" : "将发")
                + (r.Provisional ? "（日历暂定）" : ""));
        table.WriteTo(output);
    }

    /// <summary>T-10 as the notices of the field say it; after the due day the how-manieth it is.</summary>
    public static string Step(ReminderKind kind, int step) => kind == ReminderKind.Returned ? "退回"
        : string.Create(CultureInfo.InvariantCulture, $"{(step > 0 ? $"T-{step}" : step == 0 ? "期限当天" : $"逾期第{-step}次")}");

    public static string Day(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} 周{"日一二三四五六"[(int)day.DayOfWeek]}");

    /// <summary>Where it stands, as 催报名单 says it.</summary>
    public static string Of(DutyState state) => state switch
    {
        DutyState.Returned => "被退回",
        DutyState.Accepted => "审核通过，未报送",
        _ => "未报",
    };

    public static string Late(CallRow r) => r.Days > 0 ? Deadlines.DueText.Overdue(r.Days)
        : r.Left == 0 ? "今天截止" : string.Create(CultureInfo.InvariantCulture, $"剩{r.Left}个工作日");

    public static string Time(DateTimeOffset? at) => at is { } time ? Output.Local(time)[..16] : "";

    private static string What(PlanRow r) =>
        r.Title ?? NoticeNames.Form(r.Form, r.Stage, null) + (r.Direction is null ? "" : $"（{r.Direction}）");

    private static string Who(PlanRow r, ReminderDay day) =>
        r.Recipients.Count == 0 ? "（没有登记的人）" : string.Join('、', r.Recipients.Select(day.Named));
}
