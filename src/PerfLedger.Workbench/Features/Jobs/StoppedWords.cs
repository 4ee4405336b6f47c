using System.CommandLine;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>jobs retry, jobs give-up: what becomes of single pieces of work that were stopped.</summary>
internal static class StoppedWords
{
    private static readonly Argument<string> Work = new("工作") { Description = "已停下的一件（键，如 mail@…），或作业名：它已停下的全部" };
    private static readonly Symbol[] Common = [Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId];

    public static Command Retry { get; } = Word("retry", "重试已停下的工作", RetryAsync, [Work, .. Common]);

    public static Command GiveUp { get; } =
        Word("give-up", "放弃已停下的工作：不再做，也不再告警", GiveUpAsync, [Work, Options.Reason, .. Common]);

    private static Task<int> RetryAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, "retry", "", "重新排入", ct);

    private static Task<int> GiveUpAsync(ParseResult call, CancellationToken ct) =>
        DecideAsync(call, "give-up", call.GetValue(Options.Reason) ?? "", "放弃", ct);

    private static async Task<int> DecideAsync(ParseResult call, string act, string reason, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var named = call.GetValue(Work)!;
        var kind = JobDesk.Find(session, named.Split('@')[0]);
        var jobs = new JobDesk(session, await session.DeskAsync(call, ct));
        var (outcome, works) = await jobs.DecideAsync(kind, act, reason, named == kind.Name ? [] : [named], ct);
        Console.WriteLine(outcome.Events == 0 ? "没有已停下的工作，没有新记录。" : $"已{done} {works} 件（{outcome.Positions}）。");
        return ExitCodes.Done;
    }
}
