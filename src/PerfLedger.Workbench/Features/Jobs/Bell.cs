namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>Wakes whoever waits for work in this program.</summary>
internal sealed class Bell
{
    private TaskCompletionSource next = New();

    public void Ring() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Until it rings or the time is over.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken ct) => Task.WhenAny(Volatile.Read(ref next).Task, Task.Delay(most, ct));

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
