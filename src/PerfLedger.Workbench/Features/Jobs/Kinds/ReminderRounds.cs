using System.Globalization;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reminders;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>Reminds in office hours of working days, each half hour (docs/reminders.md); what was missed is made up for at the first
/// half hour there is.</summary>
internal sealed class ReminderRounds(LedgerSession session)
{
    public const string Name = "reminders";

    private const int MostNamed = 5;

    /// <summary>The half hour that runs and the next one, for which the alarm clock is set; none in a ledger without a campaign.</summary>
    public async Task<IReadOnlyList<NewWork>> PlanAsync(DateTimeOffset now, CancellationToken ct)
    {
        if ((await session.Ledger.StreamsAsync("campaign.", null, ct)).Count == 0) return [];
        var calendar = await Calendars.CalendarShelf.LoadAsync(session.Ledger, ct);
        var works = new List<NewWork> { Work(ReminderWindow.NextSlot(calendar, now)) };
        if (ReminderWindow.SlotAt(calendar, now) is { } slot) works.Insert(0, Work(slot));
        return works;
    }

    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var day = await ReminderDay.ReadAsync(session, ct);
        if (!ReminderWindow.IsOpen(day.Calendar, day.Now))
            return JobOutcome.Ok($"不在提醒时间内（工作日 09:00–17:30），{Output.Local(ReminderWindow.NextSlot(day.Calendar, day.Now))[..16]} 再发");
        var (issued, escalated, unread) = (0, 0, new List<string>());
        var desk = new ReminderDesk(session, day, (stream, what) => Desk(item, stream, what));
        foreach (var (stream, campaign) in await ReminderDay.CampaignsAsync(session, ct))
        {
            var done = await desk.IssueAsync(stream, campaign, ct);
            (issued, escalated) = (issued + done.Reminders, escalated + done.Escalations);
            unread.AddRange(done.Unread);
        }

        var result = new JsonObject { ["issued"] = issued, ["escalated"] = escalated, ["unread"] = unread.Count };
        return unread.Count == 0 ? JobOutcome.Ok(Sentence(issued, escalated), result)
            : JobOutcome.Warning($"{Sentence(issued, escalated)}；{Named(unread)}没有登记填报人，无人可提醒，请安全管理员登记", result);
    }

    private static string Sentence(int issued, int escalated) => issued + escalated == 0 ? "没有新的提醒"
        : string.Create(CultureInfo.InvariantCulture, $"发出提醒 {issued} 条")
            + (escalated == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"，逾期单位名单 {escalated} 份"));

    private static string Named(List<string> units) => string.Join('、', units.Take(MostNamed))
        + (units.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"等 {units.Count} 家单位") : "");

    private CommandDesk Desk(WorkItem item, string stream, string what) =>
        new(session.Ledger, new Actor($"job.{Name}", "system", stream.Split('.')[2], Assurance.Job))
        {
            CommandId = item.CommandId($"{stream} {what}"),
            PayloadDigest = item.Key,
        };

    private static NewWork Work(DateTimeOffset slot) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Name}@{slot.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}"), Name, slot);
}
