using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Campaigns;

/// <summary>campaign open, show, done, undone, close, cancel: the yearly order.</summary>
internal static class CampaignWords
{
    private static readonly Argument<FileInfo> File = new("文件") { Description = "评价工作文件（perfledger/campaign/1）" };
    private static readonly Argument<string> Campaign = new("评价工作") { Description = "编号，如 campaign.2020.ZZ-CZJ.zp-2021" };
    private static readonly Argument<string> Stage = new("阶段") { Description = "外部评价（outsideEvaluation）或 公开（publication）" };
    private static readonly Argument<string> Unit = new("单位") { Description = "单位代码，如 ZZ-JYJ" };
    private static readonly Option<string?> Note = new("--note") { Description = "说明" };
    private static readonly Option<string?> Form = new("--form") { Description = "表样；这家单位的阶段不止一项时写明" };
    private static readonly Option<string?> Direction = new("--direction") { Description = "支出方向；同上" };
    private static readonly Option<DateOnly?> DoneOn = Options.Day("--on", "实际完成日，如 2021-06-10；不得晚于今天", required: true);
    private static readonly Symbol[] Who = [Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId];

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("campaign", "评价工作：通知、范围、表样、路线、阶段、期限",
            Word("open", "按文件开设或补充评价工作", OpenAsync, [File, .. Who]),
            Word("show", "显示评价工作", ShowAsync, Campaign, Options.Json),
            Word("done", "登记一个阶段在台账以外已经完成：哪天、依据什么", DoneAsync,
                [Campaign, Stage, Unit, DoneOn, Options.Document, Note, Form, Direction, .. Who]),
            Word("undone", "撤回登记的阶段完成", UndoneAsync, [Campaign, Stage, Unit, Options.Reason, Form, Direction, .. Who]),
            Word("close", "结束评价工作", CloseAsync, [Campaign, Note, .. Who]),
            Word("cancel", "撤销评价工作：不再报送，已报送的仍可查阅和重新生成", CancelAsync,
                [Campaign, Options.Document, Options.On, Options.Reason, .. Who])),
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
        if (campaign.Opened is null) throw new CliException(ExitCodes.NotFound,
            $"没有评价工作“{stream}”。用 perfledger campaign open 文件 开设。");
        if (call.GetValue(Options.Json)) Output.WriteJson(CampaignText.Json(stream, campaign));
        else CampaignText.Write(campaign, Console.Out);
        return ExitCodes.Done;
    }

    private static Task<int> DoneAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, (who, today) => new RecordStageDone(
        who, What(call), call.GetValue(DoneOn)!.Value, call.GetValue(Options.Document) ?? "", call.GetValue(Note), today).Decide,
        "已登记。", ct);

    private static Task<int> UndoneAsync(ParseResult call, CancellationToken ct) => DecideAsync(
        call, (who, _) => new WithdrawStageDone(who, What(call), Because(call)).Decide, "已撤回登记。", ct);

    private static Task<int> CloseAsync(ParseResult call, CancellationToken ct) =>
        DecideAsync(call, (_, _) => new CloseCampaign(call.GetValue(Note)).Decide, "已结束。", ct);

    private static Task<int> CancelAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, (who, _) => new CancelCampaign(
        who, call.GetValue(Options.Document) ?? "", call.GetValue(Options.On), Because(call)).Decide,
        "已撤销：各单位不再报送；已报送的仍可查阅和重新生成。", ct);

    private static async Task<int> DecideAsync(
        ParseResult call, Func<Who, DateOnly, Func<Campaign, Decision<ICampaignEvent>>> decide, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var today = await session.TodayAsync(ct);
        var outcome = await desk.DecideAsync(Streams.Campaigns, call.GetValue(Campaign)!, decide(desk.Actor.Who(), today), ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。" : done);
        return ExitCodes.Done;
    }

    private static StageOfUnit What(ParseResult call) =>
        new(StageOf(call.GetValue(Stage)!), call.GetValue(Unit)!, call.GetValue(Form), call.GetValue(Direction));

    // A stage is typed in Chinese, or as the file writes it.
    private static CampaignStage StageOf(string text)
    {
        foreach (var stage in Enum.GetValues<CampaignStage>())
            if (text == CampaignStages.Name(stage) || string.Equals(text, stage.ToString(), StringComparison.OrdinalIgnoreCase))
                return stage;
        throw new CliException(ExitCodes.BadInput,
            $"没有阶段“{text}”；可写 {string.Join('、', Enum.GetValues<CampaignStage>().Select(CampaignStages.Name))}。");
    }

    // What becomes of a campaign is told in words, without a category.
    private static Reason Because(ParseResult call) => new("other", call.GetValue(Options.Reason) ?? "");
}
