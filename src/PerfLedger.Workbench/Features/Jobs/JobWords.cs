using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Jobs;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
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
        var settings = new WorkerSettings();
        var clock = new NodeClock(settings.Clock);
        await clock.MeasureAsync(() => new WorkQueue(session.Main, JobHost.Holder(), settings).LookAsync(ct), l => l.Server);
        var jobs = await JobQuery.ReadAsync(session, JobShelf.All(session), ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { skewSeconds = clock.Skew.TotalSeconds, jobs });
        else JobsText.Write(jobs, clock.Skew, Console.Out);
        return jobs.Any(j => j.State == JobState.Alarm) || clock.IsRed ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    /// <summary>The request is an event, the work follows from it: interrupted in between, a program that serves does it.</summary>
    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var kind = Find(session, call);
        if (kind.Off is { } off) throw new CliException(ExitCodes.Refused, $"{kind.Title}在这里不能运行：{off}。");
        if (kind.Outbound)
            throw new CliException(ExitCodes.Refused, $"{kind.Title}逐件发送，不能整项运行；停下的用 perfledger jobs retry {kind.Name} 重试。");
        var desk = await session.DeskAsync(call, ct);
        var asked = await desk.DecideAsync(Streams.Jobs, StreamIds.Job(kind.Name), new RequestJob(desk.Actor.Who()).Decide, ct);
        var settings = new WorkerSettings();
        var queue = new WorkQueue(session.Main, JobHost.Holder(), settings);
        var clock = new NodeClock(settings.Clock);
        var look = await clock.MeasureAsync(() => queue.LookAsync(ct), l => l.Server);
        var work = Planner.Requested(kind.Name, asked.Accepted.LastPosition, look.Ledger);
        await queue.PutAsync([work], ct);
        if (clock.Refuses)
            throw new CliException(ExitCodes.Refused, FormattableString.Invariant(
                $"本机时钟与数据库相差 {clock.Skew.Duration().TotalSeconds:0} 秒，超过 10 秒不运行作业；请先校准本机时钟。要求已记录，由其他进程运行。"));
        await new Worker(queue, [kind], settings, clock, new Bell()).StepAsync(work.Key, ct);
        var run = await EndAsync(session, work.Key, ct);
        Console.WriteLine($"{kind.Title}：{JobsText.Of(run)}");
        return run is { State: "done", Verdict: not "alarm" } ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static async Task<int> PauseAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var kind = Find(session, call);
        var desk = await session.DeskAsync(call, ct);
        var pause = new PauseJob(desk.Actor.Who(), call.GetValue(Options.Reason) ?? "");
        var outcome = await desk.DecideAsync(Streams.Jobs, StreamIds.Job(kind.Name), pause.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{kind.Title}：已是暂停，没有新记录。"
            : $"{kind.Title}已暂停（{outcome.Positions}）。用 perfledger jobs resume {kind.Name} 恢复。");
        return ExitCodes.Done;
    }

    private static async Task<int> ResumeAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var kind = Find(session, call);
        var desk = await session.DeskAsync(call, ct);
        var outcome = await desk.DecideAsync(Streams.Jobs, StreamIds.Job(kind.Name), new ResumeJob(desk.Actor.Who()).Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{kind.Title}：没有暂停，没有新记录。" : $"{kind.Title}已恢复（{outcome.Positions}）。");
        return ExitCodes.Done;
    }

    private static JobKind Find(LedgerSession session, ParseResult call)
    {
        var (all, name) = (JobShelf.All(session), call.GetValue(Kind)!);
        return all.FirstOrDefault(k => k.Name == name)
            ?? throw new CliException(ExitCodes.NotFound, $"没有作业“{name}”。现有：{string.Join('、', all.Select(k => k.Name))}。");
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
