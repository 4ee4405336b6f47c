using System.Collections.Immutable;
using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Jobs;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
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

    private static Task<int> RetryAsync(ParseResult call, CancellationToken ct) =>
        DecideAsync(call, (who, works) => new RetryWork(who, works).Decide, "重新排入", ct);

    private static Task<int> GiveUpAsync(ParseResult call, CancellationToken ct) => DecideAsync(
        call, (who, works) => new GiveUpWork(who, works, call.GetValue(Options.Reason) ?? "").Decide, "放弃", ct);

    /// <summary>The decision is an event, the rows follow from it: interrupted in between, a program that serves carries it out.</summary>
    private static async Task<int> DecideAsync(
        ParseResult call, Func<Who, ImmutableArray<string>, Func<Job, Decision<IJobEvent>>> decide, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var named = call.GetValue(Work)!;
        var kind = named.Split('@')[0];
        if (!JobShelf.All(session).Any(k => k.Name == kind))
            throw new CliException(ExitCodes.NotFound, $"没有作业“{kind}”，也就没有工作“{named}”。用 perfledger jobs 查看已停下的工作。");
        var stopped = await JobQuery.StoppedAsync(session.Reads, kind, ct);
        var chosen = stopped.Where(s => named == kind || s.Key == named).Select(s => s.Key).ToImmutableArray();
        if (chosen.IsEmpty && named != kind)
            throw new CliException(ExitCodes.NotFound, $"没有已停下的工作“{named}”。用 perfledger jobs 查看。");
        var desk = await session.DeskAsync(call, ct);
        var outcome = await desk.DecideAsync(Streams.Jobs, StreamIds.Job(kind), decide(desk.Actor.Who(), chosen), ct);
        await new WorkQueue(session.Main, JobHost.Holder(), new WorkerSettings()).CarryOutAsync(ct);
        Console.WriteLine(outcome.Events == 0 ? "没有已停下的工作，没有新记录。" : $"已{done} {chosen.Length} 件（{outcome.Positions}）。");
        return ExitCodes.Done;
    }
}
