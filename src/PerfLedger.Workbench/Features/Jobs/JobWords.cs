using System.CommandLine;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>jobs, jobs run, jobs pause, jobs resume; for jobs retry and jobs give-up see <see cref="StoppedWords"/>.</summary>
internal static class JobWords
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private static readonly Argument<string> Kind = new("作业") { Description = "作业名，如 backup（perfledger jobs 列出全部）" };
    private static readonly Symbol[] Common = [Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId];

    public static Command Jobs { get; } = Word("jobs", "后台作业：下次、上次、用时、次数、结果（有告警为 1）", ListAsync,
        Options.Json,
        Word("run", "现在运行一次并等到结束（结论为否为 1）", RunAsync, [Kind, .. Common]),
        Word("pause", "暂停一项作业", PauseAsync, [Kind, Options.Reason, .. Common]),
        Word("resume", "恢复一项作业", ResumeAsync, [Kind, .. Common]),
        StoppedWords.Retry, StoppedWords.GiveUp);

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (jobs, clock) = await JobDesk.StandAsync(session, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { skewSeconds = clock.Skew.TotalSeconds, jobs });
        else JobsText.Write(jobs, clock.Skew, Console.Out);
        return jobs.Any(j => j.State == JobState.Alarm) || clock.IsRed ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    /// <summary>Asks for the run, does it and waits for its end.</summary>
    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var kind = JobDesk.Find(session, call.GetValue(Kind)!);
        var jobs = new JobDesk(session, await session.DeskAsync(call, ct));
        var (key, clock) = await jobs.RequestAsync(kind, ct);
        if (clock.Refuses)
            throw new CliException(ExitCodes.Refused, FormattableString.Invariant(
                $"本机时钟与数据库相差 {clock.Skew.Duration().TotalSeconds:0} 秒，超过 10 秒不运行作业；请先校准本机时钟。要求已记录，由其他进程运行。"));
        await new Worker(jobs.Queue, [kind], new WorkerSettings(), clock, new Bell()).StepAsync(key, ct);
        var run = await EndAsync(session, key, ct);
        Console.WriteLine($"{kind.Title}：{JobsText.Of(run)}");
        return run is { State: "done", Verdict: not "alarm" } ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static async Task<int> PauseAsync(ParseResult call, CancellationToken ct)
    {
        var (kind, outcome) = await DecideAsync(call, "pause", call.GetValue(Options.Reason) ?? "", ct);
        Console.WriteLine(outcome.Events == 0 ? $"{kind.Title}：已是暂停，没有新记录。"
            : $"{kind.Title}已暂停（{outcome.Positions}）。用 perfledger jobs resume {kind.Name} 恢复。");
        return ExitCodes.Done;
    }

    private static async Task<int> ResumeAsync(ParseResult call, CancellationToken ct)
    {
        var (kind, outcome) = await DecideAsync(call, "resume", "", ct);
        Console.WriteLine(outcome.Events == 0 ? $"{kind.Title}：没有暂停，没有新记录。" : $"{kind.Title}已恢复（{outcome.Positions}）。");
        return ExitCodes.Done;
    }

    private static async Task<(JobKind Kind, Outcome Outcome)> DecideAsync(
        ParseResult call, string act, string reason, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var kind = JobDesk.Find(session, call.GetValue(Kind)!);
        var (outcome, _) = await new JobDesk(session, await session.DeskAsync(call, ct)).DecideAsync(kind, act, reason, [], ct);
        return (kind, outcome);
    }

    /// <summary>A program that serves may have been quicker to take it: then its end is waited for.</summary>
    private static async Task<RunView> EndAsync(LedgerSession session, string key, CancellationToken ct)
    {
        while (true)
        {
            if (await JobQuery.OneAsync(session.Reads, key, ct) is { State: not "running" } run) return run;
            await Task.Delay(Look, ct);
        }
    }
}
