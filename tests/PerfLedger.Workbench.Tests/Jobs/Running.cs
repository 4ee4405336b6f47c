using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>The jobs of one serving program, until disposed.</summary>
internal sealed class Running(Task task, CancellationTokenSource stop) : IAsyncDisposable
{
    public static Running Start(JobHost host)
    {
        var stop = new CancellationTokenSource();
        return new(Task.Run(() => host.RunAsync(stop.Token)), stop);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await task;
        stop.Dispose();
    }
}
