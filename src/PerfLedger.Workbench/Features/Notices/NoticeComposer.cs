using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Jobs;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;

namespace PerfLedger.Workbench.Features.Notices;

/// <summary>What a notice says.</summary>
/// <param name="Title">One line.</param>
/// <param name="Lines">What is due, until when, and where to.</param>
internal sealed record NoticeText(string Title, IReadOnlyList<string> Lines);

/// <summary>
/// Makes the text of notices, for the program and for mail: of the event, and of names and dates as they stand when it is read. Mail goes
/// outside: there it names units, forms and days, but no project (a project's name may tell of somebody's health), person or figure.
/// </summary>
internal sealed class NoticeComposer(LedgerSession session, WorkCalendar calendar, DateOnly today)
{
    /// <summary>So many late units stand in the text; the whole list is 催报名单.</summary>
    private const int MostLines = 30;

    private readonly Dictionary<string, Campaign> campaigns = new(StringComparer.Ordinal);

    /// <summary>A composer for now, by the clock of the ledger.</summary>
    public static async Task<NoticeComposer> NowAsync(LedgerSession session, CancellationToken ct) =>
        new(session, await CalendarShelf.LoadAsync(session.Ledger, ct), await session.TodayAsync(ct));

    public async Task<NoticeText> ComposeAsync(NoticeRow notice, bool outside, CancellationToken ct) => notice.Told switch
    {
        ReminderIssued r => Reminder(r, notice.Unit, await CampaignAsync(notice.Stream, ct), outside
            ? null : await ProjectAsync(r.Subject, ct)),
        LateUnitsEscalated l => Escalation(l, await CampaignAsync(notice.Stream, ct)),
        UndeliveredReported u => Undelivered(u, outside),
        _ => throw new InvalidOperationException($"No notice is made of {notice.Told.GetType().Name}."),
    };

    /// <summary>What a reminder tells a unit.</summary>
    public NoticeText Reminder(ReminderIssued r, string toldUnit, Campaign campaign, string? project)
    {
        var unit = UnitName(campaign, toldUnit);
        var form = NoticeNames.Form(r.Form, r.Stage, campaign.Opened?.FiscalYear);
        var asked = r.Role is Role.Reviewer or Role.Organiser ? "待复核" : r.Kind == ReminderKind.Returned ? "已退回，请修改后重新送审" : "待报送";
        var lines = new List<string> { $"{unit}：{NoticeNames.Of(r.Stage)}，{form}{(project is null ? "" : $"（{project}）")}，{asked}。" };
        lines.Add($"期限：{NoticeNames.Long(r.Due)}24时，{Left(r.Due)}。");
        if (Rest(r.Due) is { } rest) lines.Add(rest);
        if (r.Form is not null && campaign.RouteFor(r.Form, toldUnit, r.Direction) is { Office: var office }) lines.Add($"报送：{office}。");
        if (r.Subject is not null) lines.Add($"办理：在 PerfLedger 中打开 {r.Subject}。");
        else lines.Add("办理：还没有建表，请在 PerfLedger 中新建或导入。");
        if (campaign.Opened is { } opened) lines.Add($"依据：{NoticeNames.Line(opened.Title)}。");
        return new($"{form}{(r.Kind == ReminderKind.Returned ? "已退回，" : "")}{NoticeNames.Short(r.Due)}到期，{Left(r.Due)}", lines);
    }

    private static NoticeText Escalation(LateUnitsEscalated l, Campaign campaign)
    {
        var year = campaign.Opened?.FiscalYear;
        var units = l.Late.Select(u => u.Unit).Distinct(StringComparer.Ordinal).Count();
        var lines = new List<string> { $"{NoticeNames.Of(l.Stage)}：{NoticeNames.Long(l.Due)}24时到期，以下未报。" };
        lines.AddRange(l.Late.Take(MostLines).Select(u => string.Create(CultureInfo.InvariantCulture,
            $"{UnitName(campaign, u.Unit)}：{NoticeNames.Form(u.Form, l.Stage, year)}{Code(u.Subject)}，逾期{u.Days}天")));
        if (l.Late.Length > MostLines) lines.Add(string.Create(CultureInfo.InvariantCulture, $"等 {l.Late.Length} 项，见催报名单。"));
        return new(string.Create(CultureInfo.InvariantCulture,
            $"{NoticeNames.Of(l.Stage)}{NoticeNames.Short(l.Due)}到期，{units}个单位{l.Late.Length}项未报"), lines);
    }

    private static NoticeText Undelivered(UndeliveredReported u, bool outside)
    {
        var lines = new List<string> { "以下通知没有送达，已停止发送；站内通知不受影响。请电话告知本人，或排除原因后，请系统管理员在“作业”里重试。" };
        lines.AddRange(u.Items.Take(MostLines).Select(i => $"{i.Recipient ?? "回调地址"}：{(outside ? "未送达" : NoticeNames.Line(i.Answer))}"));
        if (u.Items.Length > MostLines) lines.Add(string.Create(CultureInfo.InvariantCulture, $"等 {u.Items.Length} 件。"));
        return new(string.Create(CultureInfo.InvariantCulture, $"{u.Items.Length}件通知没有送达"), lines);
    }

    /// <summary>How far the day is, counted in working days; 暂定 where no notice settles the year.</summary>
    private string Left(DateOnly due)
    {
        if (due < today) return string.Create(CultureInfo.InvariantCulture, $"已逾期{today.DayNumber - due.DayNumber}天");
        if (due == today) return "今天截止";
        var left = string.Create(CultureInfo.InvariantCulture, $"还有{calendar.Between(today, due)}个工作日");
        return calendar.IsProvisional(due) ? left + "（暂定）" : left;
    }

    private string? Rest(DateOnly due) =>
        due < today || calendar.IsWorkingDay(due) ? null : $"期限当天休息，最后一个工作日是{NoticeNames.Long(calendar.Before(due, 0))}。";

    private static string Code(string? subject) => subject is null ? "" : $"（{subject[(subject.LastIndexOf('.') + 1)..]}）";

    private static string UnitName(Campaign campaign, string code) =>
        campaign.Units.TryGetValue(code, out var unit) ? NoticeNames.Line(unit.Name) : code;

    private async Task<Campaign> CampaignAsync(string reminders, CancellationToken ct)
    {
        if (CampaignOf(reminders) is not { } stream) return Campaign.Initial;
        if (!campaigns.TryGetValue(stream, out var campaign))
            campaigns[stream] = campaign = (await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct)).State;
        return campaign;
    }

    /// <summary>The campaign a stream of reminders belongs to.</summary>
    public static string? CampaignOf(string reminders) => StreamIds.Parse(reminders) is { Kind: "reminder" } id
        ? StreamIds.Campaign(id.FiscalYear!.Value, id.Segments[0], id.Segments[1]) : null;

    private async Task<string?> ProjectAsync(string? subject, CancellationToken ct)
    {
        if (subject is null) return null;
        await using var query = session.Main.CreateCommand("select project_name from ledger.evaluation where stream = $1");
        query.Parameters.Add(new() { Value = subject });
        return await query.ExecuteScalarAsync(ct) as string;
    }
}
