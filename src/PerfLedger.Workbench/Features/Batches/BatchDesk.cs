using PerfLedger.Domain;
using PerfLedger.Domain.Batches;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Features.Batches;

/// <summary>Takes batches in and does their work here, as far as nobody else has it.</summary>
internal sealed class BatchDesk(LedgerSession session)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly WorkQueue queue = new(session.Main, JobHost.Holder(), new WorkerSettings());

    /// <summary>The request is an event, the work follows from it: interrupted here, a program that serves goes on.</summary>
    public async Task<(string Batch, IReadOnlyList<NewWork> Works)> RequestAsync(
        CommandDesk desk, RequestBatch request, CancellationToken ct)
    {
        var batch = StreamIds.Batch(desk.CommandId ?? Guid.CreateVersion7());
        await desk.DecideAsync(Streams.Batches, batch, request.Decide, ct);
        var works = await BatchJob.WorksAsync(session, batch, ct);
        await queue.PutAsync(works, ct);
        return (batch, works);
    }

    /// <summary>Each piece in turn; one that a program that serves has taken already is waited for.</summary>
    /// <param name="works">The pieces.</param>
    /// <param name="within">After this long the rest is left to a program that serves; null = never.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task WorkAsync(IReadOnlyList<NewWork> works, TimeSpan? within, CancellationToken ct)
    {
        if (await BatchJob.PausedAsync(session, ct))
            throw new CliException(ExitCodes.Refused, "成批办理已暂停；批次已登记，请系统管理员恢复这项作业，恢复后自动办理。")
            {
                Word = "perfledger jobs resume batch；由 perfledger serve 办理",
            };
        var settings = new WorkerSettings();
        var clock = new NodeClock(settings.Clock);
        await clock.MeasureAsync(() => queue.LookAsync(ct), l => l.Server);
        var kind = JobShelf.All(session).Single(k => k.Name == BatchJob.Name);
        var worker = new Worker(queue, [kind], settings, clock, new Bell());
        var begun = settings.Clock.GetTimestamp();
        foreach (var work in works)
        {
            if (within is { } most && settings.Clock.GetElapsedTime(begun) > most) return;
            await worker.StepAsync(work.Key, ct);
            while (await JobQuery.OneAsync(session.Reads, work.Key, ct) is { State: "running" }) await Task.Delay(Look, ct);
        }
    }
}
