using Npgsql;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>One program that does jobs, as the workers of JobHost are: stopped at disposal, in the middle of whatever it does.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private Node(NpgsqlDataSource main, string name, WorkerSettings settings, JobKind[] kinds)
    {
        Clock = new(settings.Clock);
        Queue = new(main, name, settings);
        Worker = new(Queue, kinds, settings, Clock, Bell);
        running = Worker.RunAsync(stop.Token);
    }

    public Bell Bell { get; } = new();

    public NodeClock Clock { get; }

    public WorkQueue Queue { get; }

    public Worker Worker { get; }

    public static WorkerSettings Quick { get; } = new()
    {
        Lease = TimeSpan.FromSeconds(2),
        Beat = TimeSpan.FromMilliseconds(500),
        LongestWait = TimeSpan.FromMilliseconds(500),
        Sweep = TimeSpan.FromSeconds(1),
        Pause = _ => TimeSpan.FromMilliseconds(50),
    };

    public static Node Start(NpgsqlDataSource main, string name, WorkerSettings settings, params JobKind[] kinds) =>
        new(main, name, settings, kinds);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }
}
