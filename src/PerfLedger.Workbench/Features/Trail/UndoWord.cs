using System.CommandLine;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>undo: takes one operation back by compensating events; never a deletion.</summary>
internal static class UndoWord
{
    private static readonly Argument<Guid> Operation = new("操作号") { Description = "导入时印出，也见 history --json 的 operation" };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "预演：只列出会怎样，不写入" };

    private static readonly Option<string[]> Only = new("--only") { Description = "只撤销这张表或这份报告中的（编号或其末段，可重复）；不写为全部" };

    // A rehearsal may come before the reason is found.
    private static readonly Reason Rehearsal = new("other", "预演撤销，尚未写明原因");

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("undo", "撤销一次操作（一次导入、一次批量办理）：退回原值，留下记录；之后又改过的只列出，不覆盖", UndoAsync,
            [Operation, DryRun, Only, Options.Json, .. Entry.Common]),
    ];

    private static async Task<int> UndoAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var operation = call.GetValue(Operation);
        var streams = await StreamsAsync(session, operation, call.GetValue(Only) ?? [], ct);
        return call.GetValue(DryRun) ? await RehearseAsync(session, call, streams, ct) : await RunAsync(session, call, streams, ct);
    }

    private static async Task<int> RehearseAsync(
        LedgerSession session, ParseResult call, IReadOnlyList<string> streams, CancellationToken ct)
    {
        var ground = Entry.Ground(call);
        var desk = new UndoDesk(session, call.GetValue(Operation), ground with { Reason = ground.Reason ?? Rehearsal });
        var plans = await desk.PlanAsync(streams, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(UndoText.View(call.GetValue(Operation), plans, null, null));
        else UndoText.Write(plans, "预演：没有写入。");
        return plans.Any(p => p.Refusal is not null) ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    private static async Task<int> RunAsync(LedgerSession session, ParseResult call, IReadOnlyList<string> streams, CancellationToken ct)
    {
        Entry.NeededReason(call);
        var undo = new UndoDesk(session, call.GetValue(Operation), Entry.Ground(call));
        var events = (await undo.PlanAsync(streams, ct)).Sum(p => p.Events.Count);
        const int most = PerfLedger.Ledger.Command.MostEvents;
        if (events > most)
            throw new CliException(ExitCodes.Refused, $"撤销要写 {events} 条记录，一次最多 {most} 条；没有写入。请用 --only 分几次撤销。");
        var desk = await session.DeskAsync(call, ct);
        var (outcome, done) = await undo.RunAsync(desk, streams, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(UndoText.View(call.GetValue(Operation), done, outcome, desk.Operation));
        else UndoText.Write(done, Told(outcome, desk));
        return ExitCodes.Done;
    }

    private static string Told(Outcome outcome, CommandDesk desk) => outcome switch
    {
        { Events: 0, Accepted.Repeated: true } => $"这条命令此前已办理（{outcome.Positions}），没有新记录。",
        { Events: 0 } => "没有可以退回的，没有新记录。",
        _ => $"已撤销：{outcome.Events} 条记录，{outcome.Positions}；本次撤销的操作号 {desk.Operation}。",
    };

    private static async Task<IReadOnlyList<string>> StreamsAsync(
        LedgerSession session, Guid operation, string[] only, CancellationToken ct)
    {
        await SearchWords.CatchUpAsync(session, ct);
        var all = await SearchQuery.StreamsOfAsync(session.Reads, operation, ct);
        if (all.Count == 0)
            throw new CliException(ExitCodes.NotFound,
                $"没有操作 {operation}，或其中没有自评表和报告的改动。操作号在导入时印出，也见 perfledger history 自评 --json 的 operation。");
        if (only.Length == 0) return all;
        var chosen = new List<string>();
        foreach (var text in only) chosen.Add(await EvaluationIds.SubjectAsync(session.Reads, text, ct));
        return chosen.Except(all).FirstOrDefault() is { } foreign
            ? throw new CliException(ExitCodes.NotFound, $"操作 {operation} 没有改动 {foreign}；它改动的是 {string.Join('、', all)}。")
            : [.. chosen.Distinct()];
    }
}
