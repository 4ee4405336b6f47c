using System.Diagnostics;

namespace PerfLedger.Ledger;

/// <summary>
/// The queue before the single lane of writers. Who finds the lane free writes his own command on his own thread, so a lone caller pays
/// for no change of threads; those who come meanwhile are written as groups by a thread of the lane, until nobody waits.
/// </summary>
internal sealed class Lane(GroupWriter writer, int mostWaiting) : IAsyncDisposable
{
    /// <summary>Most commands of one group; beyond that a larger group gains nothing and only makes its riders wait.</summary>
    private const int MostRiders = 256;

    private readonly Lock gate = new();
    private readonly Queue<Rider> waiting = new();
    private readonly AutoResetEvent handedOn = new(false);
    private Thread? leader;
    private TaskCompletionSource? free; // null: nobody writes
    private bool closed;

    public Task<AppendResult> AppendAsync(PreparedCommand prepared, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
            return Task.FromCanceled<AppendResult>(ct);
        var rider = new Rider(prepared);
        if (Enter(rider))
        {
            Write(NextGroup());
            HandOn();
        }

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
        handedOn.Set(); // sends the thread home
        writer.Dispose();
    }

    private static async Task<AppendResult> WithdrawableAsync(Rider rider, CancellationToken ct)
    {
        await using var registration = ct.UnsafeRegister(static (state, token) => ((Rider)state!).Withdraw(token), rider);
        return await rider.Arrival;
    }

    /// <summary>True: the lane was free, and the caller has to write.</summary>
    private bool Enter(Rider rider)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(EventLedger));
            if (waiting.Count >= mostWaiting)
            {
                throw new LedgerUnavailableException(
                    $"{waiting.Count} commands wait to be recorded already, and no more are taken. Nothing was recorded; try again later.",
                    outcomeUnknown: false);
            }

            waiting.Enqueue(rider);
            if (free is not null)
                return false;
            free = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private void HandOn()
    {
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                Free();
                return;
            }

            leader ??= Start();
        }

        handedOn.Set();
    }

    /// <summary>A thread of its own: when every thread of the pool waits for an append, the append must still be written.</summary>
    private Thread Start()
    {
        var thread = new Thread(Lead) { IsBackground = true, Name = "ledger lane" };
        thread.Start();
        return thread;
    }

    private void Lead()
    {
        while (true)
        {
            handedOn.WaitOne();
            while (NextGroup() is { Count: > 0 } group)
            {
                var began = Stopwatch.GetTimestamp();
                Write(group);
                if (group.Count > 1)
                    Gather(group.Count, Stopwatch.GetElapsedTime(began));
            }

            lock (gate)
            {
                if (closed && free is null)
                    return;
            }
        }
    }

    /// <summary>
    /// Whoever was just written probably comes again at once: without a moment's wait he would miss the next group, and every group would
    /// be half of what it could be. The wait is small beside what a group takes.
    /// </summary>
    private void Gather(int last, TimeSpan took)
    {
        var patience = TimeSpan.FromMicroseconds(Math.Clamp(took.TotalMicroseconds / 4, 100, 4000));
        var wanted = Math.Min(Waiting() + last, MostRiders);
        var began = Stopwatch.GetTimestamp();
        while (Waiting() < wanted && Stopwatch.GetElapsedTime(began) < patience)
        {
            if (patience > TimeSpan.FromMilliseconds(2))
                Thread.Sleep(1); // a slow disk: leave the processor to those who are to come
            else
                Thread.Yield();
        }
    }

    private int Waiting()
    {
        lock (gate)
            return waiting.Count;
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
                else
                    events -= next.Events.Count;
            }

            if (group.Count == 0)
                Free();
        }

        return group;
    }

    private void Free()
    {
        free?.SetResult();
        free = null;
    }
}
