using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Jobs;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>What a person decides about a job without waiting for the work: the event first, the rows follow from it.</summary>
internal sealed class JobDesk(LedgerSession session, CommandDesk desk)
{
    private readonly WorkQueue _queue = new(session.Main, JobHost.Holder(), new WorkerSettings());

    /// <param name="job">The job.</param>
    /// <param name="act">run, pause, resume, retry or give-up.</param>
    /// <param name="reason">Why, for those that need it.</param>
    /// <param name="works">Pieces that were stopped; none = all of them.</param>
    /// <param name="ct">Ends it.</param>
    public async Task DecideAsync(JobKind job, string act, string reason, IReadOnlyList<string> works, CancellationToken ct)
    {
        var (who, stream) = (desk.Actor.Who(), StreamIds.Job(job.Name));
        if (act == "run")
        {
            if (job.Off is { } off) throw new CliException(ExitCodes.Refused, $"在这里不能运行：{off}。");
            if (job.Outbound) throw new CliException(ExitCodes.Refused, "逐件发送，不能整项运行；停下的请重试。");
            var asked = await desk.DecideAsync(Streams.Jobs, stream, new RequestJob(who).Decide, ct);
            await _queue.PutAsync([Planner.Requested(job.Name, asked.Accepted.LastPosition, await session.Ledger.ClockAsync(ct))], ct);
            return;
        }

        Func<Job, Decision<IJobEvent>> decide = act switch
        {
            "pause" => new PauseJob(who, reason).Decide,
            "resume" => new ResumeJob(who).Decide,
            "retry" => new RetryWork(who, await StoppedAsync(job, works, ct)).Decide,
            _ => new GiveUpWork(who, await StoppedAsync(job, works, ct), reason).Decide,
        };
        await desk.DecideAsync(Streams.Jobs, stream, decide, ct);
        await _queue.CarryOutAsync(ct);
    }

    private async Task<ImmutableArray<string>> StoppedAsync(JobKind job, IReadOnlyList<string> works, CancellationToken ct)
    {
        var stopped = (await JobQuery.StoppedAsync(session.Main, job.Name, ct)).Select(s => s.Key).ToList();
        return [.. works.Count > 0 ? stopped.Where(works.Contains) : stopped];
    }
}
