using System.CommandLine;
using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Calendars;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reminders;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Calendars;

/// <summary>calendar list, calendar show, calendar publish: working days as the yearly notices give them.</summary>
internal static class CalendarWords
{
    private static readonly Argument<int> Year = new("年份") { Description = "如 2020" };
    private static readonly Argument<FileInfo> File = new("文件") { Description = "工作日历文件（perfledger/work-calendar/1）" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "预演：只列出哪些日子和提醒会变，不写入" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("calendar", "工作日历：法定节假日和调休上班日",
            Word("list", "列出各年的日历和依据", ListAsync, Options.Json),
            Word("show", "显示一年的休息日和调休上班日", ShowAsync, Year, Options.Json),
            Word("publish", "发布或修订一年的日历", PublishAsync, File, DryRun, Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId)),
    ];

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var years = await CalendarShelf.YearsAsync(session.Ledger, ct);
        if (call.GetValue(Options.Json))
        {
            Output.WriteJson(new
            {
                calendars = years.Select(y => new
                {
                    year = y.Calendar.Year,
                    provisional = y.Calendar.Provisional,
                    version = y.Version,
                    days = y.Calendar.Days.Length,
                    papers = y.Calendar.Papers,
                }),
            });
            return ExitCodes.Done;
        }

        var table = new TextTable("年份", "状态", "来源", "列出", "依据");
        foreach (var (y, version) in years)
            table.Add($"{y.Year}", y.Provisional ? "暂定" : "已定", version == 0 ? "随程序" : $"台账第{version}版", $"{y.Days.Length}天",
                string.Join(' ', y.Papers));
        table.WriteTo(Console.Out, 72);
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var year = call.GetValue(Year);
        var (calendar, version) = (await CalendarShelf.YearsAsync(session.Ledger, ct)).FirstOrDefault(y => y.Calendar.Year == year);
        if (calendar is null)
            throw new CliException(ExitCodes.NotFound, $"没有 {year} 年的工作日历，按周一至周五计算（暂定）。用 perfledger calendar publish 文件 发布。");
        if (call.GetValue(Options.Json)) Output.WriteJson(new { calendar, version });
        else
        {
            var table = new TextTable("日期", "星期", "名称", "安排");
            foreach (var d in calendar.Days) table.Add(Text(d.Date), Weekday(d.Date), d.Name, d.Off ? "休息" : "调休上班");
            table.WriteTo(Console.Out);
            if (calendar.Provisional) Console.WriteLine("暂定：这一年还没有通知，按周一至周五计算。");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> PublishAsync(ParseResult call, CancellationToken ct)
    {
        var calendar = CalendarFile.Read(call.GetValue(File)!);
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var before = (await CalendarShelf.YearsAsync(session.Ledger, ct)).FirstOrDefault(y => y.Calendar.Year == calendar.Year).Calendar;
        var decide = new PublishCalendar(desk.Actor.Who(), calendar);
        var stream = StreamIds.Calendar(calendar.Year);
        var moves = await ReminderMoves.ReadAsync(session, before, calendar, ct);
        var rehearsal = call.GetValue(DryRun);
        var work = StreamWork.Of(Streams.Calendars, stream, decide.Decide);
        var outcome = rehearsal ? null : await desk.DecideAsync([work], null, ct);
        if ((outcome?.Events ?? (await work.Decide(session.Ledger, ct)).Events.Count) == 0)
        {
            Console.WriteLine("已是如此，没有新记录。");
            return ExitCodes.Done;
        }

        Console.WriteLine(rehearsal ? "预演：没有写入。" : $"{calendar.Year} 年工作日历已发布（{outcome!.Positions}）。");
        foreach (var line in Changes(before, calendar).Concat(moves)) Console.WriteLine(line);
        return ExitCodes.Done;
    }

    // Old and new of each day that is worked otherwise than before.
    private static IEnumerable<string> Changes(CalendarPublished? before, CalendarPublished after)
    {
        var (old, now) = (new WorkCalendar(before is null ? [] : [before]), new WorkCalendar([after]));
        var days = (before?.Days ?? []).Concat(after.Days).Select(d => d.Date).Distinct().Order();
        return from day in days
               where old.IsWorkingDay(day) != now.IsWorkingDay(day)
               select $"{Text(day)} {Weekday(day)}：{Name(old, day)} → {Name(now, day)}";
    }

    private static string Name(WorkCalendar calendar, DateOnly day) =>
        (calendar.IsWorkingDay(day) ? "上班" : "休息") + (calendar.NameOf(day) is { } name ? $"（{name}）" : "");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Weekday(DateOnly day) => "周" + "日一二三四五六"[(int)day.DayOfWeek];
}
