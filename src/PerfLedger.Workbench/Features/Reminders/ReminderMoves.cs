using System.Globalization;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;
using PerfLedger.Workbench.Features.Deadlines;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>Which open reminders another calendar moves, old day and new. A step whose day has come stays; none is sent twice.</summary>
internal static class ReminderMoves
{
    /// <summary>The lines to be shown; none when no open reminder moves.</summary>
    /// <param name="session">The ledger.</param>
    /// <param name="before">The year as it was; null = without a notice.</param>
    /// <param name="after">The year as published.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(
        LedgerSession session, CalendarPublished? before, CalendarPublished after, CancellationToken ct)
    {
        var others = (await CalendarShelf.YearsAsync(session.Ledger, ct)).Select(y => y.Calendar).Where(y => y.Year != after.Year).ToList();
        var day = await ReminderDay.ReadAsync(session, ct);
        var (old, now) = (day.On(before is null ? others : [.. others, before]), day.On([.. others, after]));
        var (lines, stay) = (new List<string>(), 0);
        foreach (var (stream, campaign) in await ReminderDay.CampaignsAsync(session, ct))
        {
            var duties = (await new DutyQuery(session).ReadAsync(stream, ct)).Where(d => d.IsOwed);
            var moves = duties.SelectMany(d => Moves(old.Plan(campaign), now.Plan(campaign), d.Due, day.Today)).ToList();
            stay += moves.Count(m => m.Old <= day.Today);
            lines.AddRange(moves.Where(m => m.Old > day.Today).GroupBy(m => m).OrderBy(g => g.Key.Old).ThenBy(g => g.Key.Due)
                .Select(g => Line(campaign, g.Key, g.Count(), day.Today)));
        }

        if (lines.Count > 0) lines.Insert(0, "将发的提醒随之移动：");
        if (stay > 0) lines.Add(string.Create(CultureInfo.InvariantCulture, $"日子已到的提醒 {stay} 项不变，不会再发一次。"));
        return lines;
    }

    private static IEnumerable<Move> Moves(ReminderPlan old, ReminderPlan now, DateOnly due, DateOnly today)
    {
        IEnumerable<int> steps = today > due ? [old.Next(due, today).Step] : [.. old.Steps.Ascending, 0];
        return from step in steps
               let move = new Move(due, step, old.DayOf(due, step), now.DayOf(due, step))
               where move.Old != move.New
               select move;
    }

    private static string Line(Campaign campaign, Move m, int count, DateOnly today)
    {
        var kind = m.Step < 0 ? ReminderKind.Overdue : ReminderKind.Ahead;
        var soon = m.New <= today ? "（已到，下一个半小时发出）" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{campaign.Opened!.Title}，期限 {m.Due:yyyy-MM-dd}（{count} 项）")
            + $"，{ReminderText.Step(kind, m.Step)}：{ReminderText.Day(m.Old)} → {ReminderText.Day(m.New)}{soon}";
    }

    private readonly record struct Move(DateOnly Due, int Step, DateOnly Old, DateOnly New);
}
