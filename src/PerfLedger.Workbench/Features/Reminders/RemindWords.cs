using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>remind plan, remind list, remind called.</summary>
internal static class RemindWords
{
    private static readonly Argument<string> Campaign = new("评价工作") { Description = "编号，如 campaign.2020.ZZ-CZJ.zp-2021" };
    private static readonly Argument<string> Called = new("单位") { Description = "单位代码" };
    private static readonly Option<string?> Of = new("--campaign") { Description = "评价工作的编号；不写时为全部未办结的" };
    private static readonly Option<string> In = new("--campaign") { Description = "评价工作的编号", Required = true };
    private static readonly Option<string?> Unit = new("--unit") { Description = "只看这个单位（代码）" };
    private static readonly Option<FileInfo?> Xlsx = new("--xlsx") { Description = "另写成电子表格，写到哪个文件" };
    private static readonly Option<string> Note = new("--note") { Description = "对方怎么答复（至少五个字）", Required = true };
    private static readonly Option<string?> Person = new("--person") { Description = "和谁通的电话（人员编号）；不是登记人员时不写" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("remind", "提醒和催报",
            Word("plan", "提醒计划：已发的和将发的", PlanAsync, Of, Unit, Options.Json),
            Word("list", "催报名单：谁还没报、找谁、上次何时催过", ListAsync, Campaign, Unit, Xlsx, Options.As, Options.Role, Options.Json),
            Word("called", "登记已电话催报", CalledAsync, Called, In, Note, Person, Options.As, Options.Role, Options.OnBehalfOf,
                Options.CommandId)),
    ];

    private static async Task<int> PlanAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var day = await ReminderDay.ReadAsync(session, ct);
        var campaigns = call.GetValue(Of) is { } one ? [(one, await CallDesk.FindAsync(session, one, ct))]
            : await ReminderDay.CampaignsAsync(session, ct);
        var rows = new List<PlanRow>();
        foreach (var (stream, campaign) in campaigns)
            rows.AddRange(await new PlanQuery(session, day).ReadAsync(stream, campaign, call.GetValue(Unit), ct));
        if (call.GetValue(Options.Json)) Output.WriteJson(new { reminders = rows });
        else ReminderText.Write(rows, day, Console.Out);
        return ExitCodes.Done;
    }

    /// <summary>With --as a person of a unit sees that unit alone; an office, and whoever sits at the console, sees all.</summary>
    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (stream, unit) = (call.GetValue(Campaign)!, call.GetValue(Unit));
        if (call.GetValue(Options.As) is { } id)
        {
            var actor = await Actors.OfAsync(session, call, id, call.GetValue(Options.Role), null, ct);
            if (actor.Who().Role is Role.Filler or Role.Head)
            {
                if (unit is not null && unit != actor.Unit)
                    throw new CliException(ExitCodes.Refused, $"单位人员只能看本单位（{actor.Unit}）的催报名单；其他单位的请由主管处室或财务建设处查看。");
                unit = actor.Unit;
            }
        }

        var campaign = await CallDesk.FindAsync(session, stream, ct);
        var day = await ReminderDay.ReadAsync(session, ct);
        var rows = await new CallQuery(session, day).ReadAsync(stream, campaign, unit, ct);
        if (call.GetValue(Xlsx) is { } file)
            await File.WriteAllBytesAsync(file.FullName, CallSheet.Write(rows, campaign.Opened!.Title, day.Now), ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { campaign = stream, late = rows.Count(r => r.Days > 0), rows });
        else Write(rows, day, call.GetValue(Xlsx));
        return ExitCodes.Done;
    }

    private static void Write(IReadOnlyList<CallRow> rows, ReminderDay day, FileInfo? file)
    {
        if (rows.Count == 0) Console.WriteLine("都已报送，没有要催报的。");
        else
        {
            var table = new TextTable("单位", "表和项目", "情况", "期限", "剩余或逾期", "联系人", "电话", "最近提醒", "最近电话");
            foreach (var r in rows)
                table.Add(r.UnitName, r.Title ?? r.FormName, ReminderText.Of(r.State), ReminderText.Day(r.Due), ReminderText.Late(r),
                    string.Join('、', r.Contacts.Select(c => c.Name)), string.Join('、', r.Contacts.Select(c => c.Phone).OfType<string>()),
                    ReminderText.Time(r.Reminded), r.Called is null ? "" : $"{ReminderText.Time(r.Called)} {day.Named(r.CalledBy)}");
            table.WriteTo(Console.Out);
        }

        if (file is not null) Console.WriteLine($"已写入 {file.FullName}。");
    }

    private static async Task<int> CalledAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (stream, unit, person) = (call.GetValue(In)!, call.GetValue(Called)!, call.GetValue(Person));
        var desk = await session.DeskAsync(call, ct);
        var (enlisted, outcome) = await CallDesk.CalledAsync(session, desk, stream, unit, person, call.GetValue(Note)!, ct);
        Console.WriteLine($"已登记：{enlisted.Name}，已电话催报（{outcome.Positions}）。");
        return ExitCodes.Done;
    }
}
