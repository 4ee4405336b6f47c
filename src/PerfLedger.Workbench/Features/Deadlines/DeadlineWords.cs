using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>due, extend ask, extend grant, extend refuse.</summary>
internal static class DeadlineWords
{
    private static readonly Argument<string?> Some = new("自评") { Description = "自评编号或其末段；不写时为全部", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<DateOnly?> To = Options.Day("--to", "新的期限，如 2021-05-31（当日24时止）", required: true);
    private static readonly Option<bool> Every = new("--all") { Description = "这家单位同类的全部表；不写时只为这一张" };
    private static readonly Symbol[] Common = [Options.Reason, Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId];

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("due", "期限：哪天、依据什么、还剩几天或逾期几天", DueAsync, Some, Options.Json),
        Group("extend", "延期：申请、批准、不批准",
            Word("ask", "单位申请延期", AskAsync, [Entry.Evaluation, To, Every, Options.Document, .. Common]),
            Word("grant", "财务建设处批准延期（须有批复文件）", GrantAsync, [Entry.Evaluation, To, Every, Options.Document, Options.On, .. Common]),
            Word("refuse", "财务建设处不批准延期", RefuseAsync, [Entry.Evaluation, Every, .. Common])),
    ];

    private static async Task<int> DueAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var query = new DueQuery(session);
        var streams = call.GetValue(Some) is { } one
            ? [await EvaluationIds.SubjectAsync(session.Reads, one, ct)] : await query.AllAsync(ct);
        var rows = await query.ReadAsync(streams, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { due = rows });
        else DueText.Write(rows, Console.Out);
        return ExitCodes.Done;
    }

    private static Task<int> AskAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, (scope, _) =>
        new AskExtension(scope, call.GetValue(To)!.Value, Because(call), call.GetValue(Options.Document)).Decide, "延期申请已提出", ct);

    private static Task<int> GrantAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, (scope, who) =>
        new GrantExtension(who, scope, call.GetValue(To)!.Value, call.GetValue(Options.Document) ?? "", call.GetValue(Options.On),
            Because(call)).Decide, "延期已批准", ct);

    private static Task<int> RefuseAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, (scope, who) =>
        new RefuseExtension(who, scope, Because(call)).Decide, "延期未批准，期限不变", ct);

    private static async Task<int> DecideAsync(
        ParseResult call, Func<ExtensionScope, Who, Func<Campaign, Decision<ICampaignEvent>>> decide, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Entry.Evaluation)!, ct);
        var opened = Streams.FormOf((await Streams.FoldAsync(session.Ledger, stream, AsOf.Now, ct)).State)!.Opened!;
        var campaign = opened.Campaign ?? throw new CliException(ExitCodes.Refused, $"{stream} 不属于任何评价工作，没有期限，不需要延期。");
        var desk = await session.DeskAsync(call, ct);
        var scope = new ExtensionScope(stream, opened, call.GetValue(Every));
        var outcome = await desk.DecideAsync(Streams.Campaigns, campaign, decide(scope, desk.Actor.Who()), ct);
        var state = (await session.Ledger.FoldAsync(Streams.Campaigns, campaign, AsOf.Position(outcome.Accepted.LastPosition), ct)).State;
        var waits = state.Proposed.Exists(p => p.Extension.Unit == opened.Unit.Code && p.Extension.Form == opened.Form
            && p.Extension.Evaluation == scope.Only);
        Entry.Tell(campaign, waits && outcome.Events > 0 ? "超出一人可批的天数，已提出，待第二人批准" : done, outcome);
        return ExitCodes.Done;
    }

    // An extension needs no category: what moves a date is told in words.
    private static Reason Because(ParseResult call) => new("other", Entry.NeededReason(call).Text);
}
