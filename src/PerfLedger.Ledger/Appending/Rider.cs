namespace PerfLedger.Ledger;

/// <summary>A command in the lane: it waits, rides in a group, arrives. Only who still waits can be withdrawn.</summary>
internal sealed class Rider(PreparedCommand prepared)
{
    // Continuations of callers never run on the thread that leads the lane.
    private readonly TaskCompletionSource<AppendResult> arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left;

    public Command Command => prepared.Command;

    public IReadOnlyList<PreparedEvent> Events => prepared.Events;

    public string[] StreamIds => prepared.StreamIds;

    public Task<AppendResult> Arrival => arrival.Task;

    /// <summary>False: the caller has withdrawn it.</summary>
    public bool Board() => Interlocked.Exchange(ref left, 1) == 0;

    public void Withdraw(CancellationToken ct)
    {
        if (Board())
            arrival.TrySetCanceled(ct);
    }

    public void Arrive(AppendResult result) => arrival.TrySetResult(result);

    public void Fail(Exception fault) => arrival.TrySetException(fault);
}
