using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Jobs;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>What a person sees of the jobs and decides about one, on the page and by the words: the event first, the rows follow from
/// it. Interrupted in between, a program that serves carries it out.</summary>
internal sealed class JobDesk(LedgerSession session, CommandDesk desk)
{
    private readonly WorkerSettings _settings = new();

    public WorkQueue Queue { get; } = new(session.Main, JobHost.Holder(), new WorkerSettings());

    /// <summary>How all jobs stand, and how far the clock of this machine is from that of the database.</summary>
    public static async Task<(IReadOnlyList<JobView> Jobs, NodeClock Clock)> StandAsync(LedgerSession session, CancellationToken ct)
    {
        var settings = new WorkerSettings();
        var clock = new NodeClock(settings.Clock);
        await clock.MeasureAsync(() => new WorkQueue(session.Main, JobHost.Holder(), settings).LookAsync(ct), l => l.Server);
        return (await JobQuery.ReadAsync(session, JobShelf.All(session), ct), clock);
    }

    /// <summary>A job by its name.</summary>
    public static JobKind Find(LedgerSession session, string name)
    {
        var all = JobShelf.All(session);
        return all.FirstOrDefault(k => k.Name == name)
            ?? throw new CliException(ExitCodes.NotFound, $"没有作业“{name}”。现有：{string.Join('、', all.Select(k => k.Name))}。");
    }

    /// <summary>Asks for one run now; who waits for it steps it, else a program that serves does.</summary>
    public async Task<(string Key, NodeClock Clock)> RequestAsync(JobKind job, CancellationToken ct)
    {
        if (job.Off is { } off) throw new CliException(ExitCodes.Refused, $"{job.Title}在这里不能运行：{off}。");
        if (job.Outbound)
            throw new CliException(ExitCodes.Refused, $"{job.Title}逐件发送，不能整项运行；停下的请重试。")
            {
                Word = $"perfledger jobs retry {job.Name}",
            };
        var asked = await desk.DecideAsync(Streams.Jobs, StreamIds.Job(job.Name), new RequestJob(desk.Actor.Who()).Decide, ct);
        var clock = new NodeClock(_settings.Clock);
        var look = await clock.MeasureAsync(() => Queue.LookAsync(ct), l => l.Server);
        var work = Planner.Requested(job.Name, asked.Accepted.LastPosition, look.Ledger);
        await Queue.PutAsync([work], ct);
        return (work.Key, clock);
    }

    /// <param name="job">The job.</param>
    /// <param name="act">pause, resume, retry or give-up.</param>
    /// <param name="reason">Why, for those that need it.</param>
    /// <param name="works">Pieces that were stopped; none = all of them.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>What was recorded, and how many pieces it is about.</returns>
    public async Task<(Outcome Outcome, int Works)> DecideAsync(
        JobKind job, string act, string reason, IReadOnlyList<string> works, CancellationToken ct)
    {
        var who = desk.Actor.Who();
        var stopped = act is "retry" or "give-up" ? await StoppedAsync(job, works, ct) : [];
        Func<Job, Decision<IJobEvent>> decide = act switch
        {
            "pause" => new PauseJob(who, reason).Decide,
            "resume" => new ResumeJob(who).Decide,
            "retry" => new RetryWork(who, stopped).Decide,
            _ => new GiveUpWork(who, stopped, reason).Decide,
        };
        var outcome = await desk.DecideAsync(Streams.Jobs, StreamIds.Job(job.Name), decide, ct);
        await Queue.CarryOutAsync(ct);
        return (outcome, stopped.Length);
    }

    private async Task<ImmutableArray<string>> StoppedAsync(JobKind job, IReadOnlyList<string> works, CancellationToken ct)
    {
        var stopped = (await JobQuery.StoppedAsync(session.Reads, job.Name, ct)).Select(s => s.Key).ToList();
        if (works.Count == 0) return [.. stopped];
        ImmutableArray<string> chosen = [.. stopped.Where(works.Contains)];
        return chosen.IsEmpty ? throw new CliException(ExitCodes.NotFound,
            $"没有已停下的工作“{string.Join('、', works.Take(3))}”：可能已重试或放弃。请重新查看。") : chosen;
    }
}
