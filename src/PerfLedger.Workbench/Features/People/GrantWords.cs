using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.People;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.People;

/// <summary>person grant, revoke, close, reopen, show: roles beyond those of the home unit, and accounts.</summary>
internal static class GrantWords
{
    private static readonly Argument<string> Id = new("编号") { Description = "人员编号" };
    private static readonly Argument<string> Role = new("角色") { Description = "如 reviewer 或 主管处室" };
    private static readonly Argument<string> Grant = new("授权") { Description = "授权编号，如 g-1（perfledger person show 列出）" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "限单位代码" };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "限评价工作编号" };
    private static readonly Option<string?> Direction = new("--direction") { Description = "限支出方向或专项代码" };
    private static readonly Option<string?> Part = new("--block") { Description = "限表的一部分：资金、指标、文字" };
    private static readonly Option<int?> Year = new("--year") { Description = "限评价年度" };
    private static readonly Option<string[]> Sample = new("--sample")
    {
        Description = "限抽到的表，可多个",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<DateOnly?> Until = Options.Day("--until", "最后一日（当日24时止），如 2021-06-30");
    private static readonly Symbol[] Common = [Options.Reason, Options.ReasonKind, Options.As, Options.Role, Options.CommandId];

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("grant", "在限定范围内授权", GrantAsync, [Id, Role, Unit, Campaign, Direction, Part, Year, Sample, Until, .. Common]),
        Word("revoke", "收回授权", RevokeAsync, [Id, Grant, .. Common]),
        Word("close", "停用账号", (call, ct) => AccountAsync(call, r => new CloseAccount(r).Decide, "已停用", ct), [Id, .. Common]),
        Word("reopen", "启用停用的账号", (call, ct) => AccountAsync(call, r => new ReopenAccount(r).Decide, "已启用", ct), [Id, .. Common]),
        Word("show", "一个人能做什么", ShowAsync, Id, Options.Json),
    ];

    private static async Task<int> GrantAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var sample = new List<string>();
        foreach (var form in call.GetValue(Sample)!) sample.Add(await EvaluationIds.SubjectAsync(session.Reads, form, ct));
        var scope = new Scope(
            call.GetValue(Unit), call.GetValue(Campaign), call.GetValue(Direction),
            call.GetValue(Part) is { } block ? BlockNames.Parse(block) : null, call.GetValue(Year), [.. sample.Distinct()],
            call.GetValue(Until));
        var role = RoleNames.Parse(call.GetValue(Role)!);
        var grant = new GrantRole(role, scope, ReasonOf(call), await session.Ledger.ClockAsync(ct));
        return await DecideAsync(call, session, grant.Decide,
            $"已授予 {call.GetValue(Id)} “{Names.Of(role)}”：{GrantText.Of(scope)}。", ct);
    }

    private static async Task<int> RevokeAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        return await DecideAsync(call, session, new RevokeRole(call.GetValue(Grant)!, ReasonOf(call)).Decide,
            $"已收回 {call.GetValue(Id)} 的授权 {call.GetValue(Grant)}。", ct);
    }

    private static async Task<int> AccountAsync(
        ParseResult call, Func<Reason, Func<Person, Decision<IPersonEvent>>> decide, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        return await DecideAsync(call, session, decide(ReasonOf(call)), $"{call.GetValue(Id)} 的账号{done}。", ct);
    }

    private static async Task<int> DecideAsync(
        ParseResult call, LedgerSession session, Func<Person, Decision<IPersonEvent>> decide, string done, CancellationToken ct)
    {
        var id = call.GetValue(Id)!;
        if (!StreamIds.IsSegment(id)) throw new CliException(ExitCodes.BadInput, $"人员编号“{id}”无效：只用字母、数字和连字符。");
        var desk = await session.DeskAsync(call, ct);
        var outcome = await desk.DecideAsync(Streams.People, StreamIds.Person(id), decide, ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。" : done);
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var id = call.GetValue(Id)!;
        var holder = await Actors.HolderAsync(session.Ledger, id, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{id}”。用 perfledger person list 查看。");
        var now = await session.Ledger.ClockAsync(ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(GrantText.Json(holder, now));
        else GrantText.Write(holder, now, Console.Out);
        return ExitCodes.Done;
    }

    private static Reason ReasonOf(ParseResult call) => new(call.GetValue(Options.ReasonKind)!, call.GetValue(Options.Reason) ?? "");
}
