namespace PerfLedger.Ledger;

/// <summary>
/// The queue before the single lane of writers. Who finds the lane free leads: he takes all who wait as one group and has it written on his
/// own thread, so a lone caller pays for no change of threads. Once his own command has arrived he hands the lane on.
/// </summary>
internal sealed class Lane(GroupWriter writer, int mostWaiting) : IAsyncDisposable
{
    /// <summary>Most commands of one group; beyond that a larger group gains nothing and only makes its riders wait.</summary>
    private const int MostRiders = 256;

    private readonly Lock gate = new();
    private readonly Queue<Rider> waiting = new();
    private TaskCompletionSource? free; // null: nobody leads
    private bool closed;

    public Task<AppendResult> AppendAsync(PreparedCommand prepared, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<AppendResult>(ct);
        var rider = new Rider(prepared);
        if (Enter(rider))
            Lead(rider);
        return rider.Arrival.IsCompleted || !ct.CanBeCanceled ? rider.Arrival : WithdrawableAsync(rider, ct);
    }

    /// <summary>Lets nobody in any more, waits until all who are inside have arrived, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? busy;
        lock (gate)
        {
            closed = true;
            busy = free?.Task;
        }

        if (busy is not null)
            await busy;
        writer.Dispose();
    }

    private static async Task<AppendResult> WithdrawableAsync(Rider rider, CancellationToken ct)
    {
        await using var registration = ct.UnsafeRegister(static (state, token) => ((Rider)state!).Withdraw(token), rider);
        return await rider.Arrival;
    }

    /// <summary>True: the lane was free, and the caller has to lead.</summary>
    private bool Enter(Rider rider)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(EventLedger));
            if (waiting.Count >= mostWaiting)
                throw new LedgerUnavailableException(
                    $"{waiting.Count} commands wait to be recorded already, and no more are taken. Nothing was recorded; try again later.",
                    outcomeUnknown: false);
            waiting.Enqueue(rider);
            if (free is not null)
                return false;
            free = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private void Lead(Rider? own)
    {
        while (NextGroup() is { Count: > 0 } group)
        {
            Write(group);
            if (own is not { Arrival.IsCompleted: true })
                continue;
            ThreadPool.UnsafeQueueUserWorkItem(static lane => lane.Lead(null), this, preferLocal: false);
            return;
        }
    }

    private void Write(List<Rider> group)
    {
        try
        {
            writer.Write(group);
        }
        catch (Exception e)
        {
            // A bug of the lane itself: nobody waits for ever, and the lane goes on. Who has arrived already stays so.
            foreach (var rider in group)
                rider.Fail(e);
        }
    }

    /// <summary>All who wait, as far as they fit into one group; nobody: the lane is free again.</summary>
    private List<Rider> NextGroup()
    {
        var group = new List<Rider>();
        lock (gate)
        {
            for (var events = 0; group.Count < MostRiders && waiting.TryPeek(out var next); waiting.Dequeue())
            {
                events += next.Events.Count;
                if (group.Count > 0 && events > Command.MostEvents)
                    break;
                if (next.Board())
                    group.Add(next);
            }

            if (group.Count > 0)
                return group;
            free!.SetResult();
            free = null;
        }

        return group;
    }
}
