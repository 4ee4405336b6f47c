using System.CommandLine;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Campaigns;

/// <summary>campaign open, campaign show, campaign close: the yearly order.</summary>
internal static class CampaignWords
{
    private static readonly Argument<FileInfo> File = new("文件") { Description = "评价工作文件（perfledger/campaign/1）" };
    private static readonly Argument<string> Campaign = new("评价工作") { Description = "编号，如 campaign.2020.ZZ-CZJ.zp-2021" };
    private static readonly Option<string?> Note = new("--note") { Description = "说明" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("campaign", "评价工作：通知、范围、表样、路线、期限",
            Word("open", "按文件开设或补充评价工作", OpenAsync, File, Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId),
            Word("show", "显示评价工作", ShowAsync, Campaign, Options.Json),
            Word("close", "结束评价工作", CloseAsync, Campaign, Note, Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId)),
    ];

    private static async Task<int> OpenAsync(ParseResult call, CancellationToken ct)
    {
        var file = CampaignFile.Read(call.GetValue(File)!);
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var outcome = await desk.DecideAsync(Streams.Campaigns, file.Stream, file.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{file.Stream}：已是如此，没有新记录。" : $"{file.Stream}：已记 {outcome.Events} 条。");
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = call.GetValue(Campaign)!;
        var campaign = (await session.Ledger.FoldAsync(Streams.Campaigns, stream, AsOf.Now, ct)).State;
        if (campaign.Opened is not { } opened) throw new CliException(ExitCodes.NotFound,
            $"没有评价工作“{stream}”。用 perfledger campaign open 文件 开设。");
        if (call.GetValue(Options.Json))
        {
            Output.WriteJson(new
            {
                campaign = stream,
                opened,
                closed = campaign.Closed,
                directions = campaign.Directions.Values,
                units = campaign.Units.Values,
                routes = campaign.Routes,
                extensions = campaign.Extensions,
                asked = campaign.Asked,
            });
            return ExitCodes.Done;
        }

        var rule = opened.Retrospective ? "，补录" : opened.LockAtDue ? "，到期锁定" : "";
        Console.WriteLine($"{opened.Title}（{opened.FiscalYear}年度，规则包 {opened.RulePack}{rule}{(campaign.Closed ? "，已结束" : "")}）");
        var units = new TextTable("单位", "名称", "类别");
        foreach (var u in campaign.Units.Values) units.Add(u.Code, u.Name, u.Kind);
        units.WriteTo(Console.Out);
        var routes = new TextTable("表样", "单位类别", "方向", "报送至", "期限");
        foreach (var r in campaign.Routes) routes.Add(r.Form, r.UnitKind, r.Direction, r.Office, $"{r.Due:yyyy-MM-dd}");
        routes.WriteTo(Console.Out);
        var extensions = new TextTable("延期：单位", "范围", "延至", "文件");
        foreach (var e in campaign.Extensions) extensions.Add(e.Unit, e.Evaluation ?? e.Form, $"{e.Until:yyyy-MM-dd}", e.Document);
        foreach (var a in campaign.Asked) extensions.Add(a.Unit, a.Evaluation ?? a.Form, $"{a.Until:yyyy-MM-dd}", "（待批复）");
        if (campaign.Extensions.Count + campaign.Asked.Count > 0) extensions.WriteTo(Console.Out);
        return ExitCodes.Done;
    }

    private static async Task<int> CloseAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var outcome = await desk.DecideAsync(Streams.Campaigns, call.GetValue(Campaign)!, new CloseCampaign(call.GetValue(Note)).Decide,
            ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。" : "已结束。");
        return ExitCodes.Done;
    }
}
