using System.Collections.Concurrent;
using System.Threading.Channels;
using Npgsql;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>A change as it is shown to others.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Position">Its position.</param>
/// <param name="Figure">Code of the figure; empty when it is of the whole form.</param>
/// <param name="Event">Stored name of the event.</param>
/// <param name="After">What stands there now; null = blank.</param>
/// <param name="Actor">Id of the person.</param>
/// <param name="Name">Name of the person.</param>
/// <param name="At">Recorded time.</param>
internal sealed record LiveChange(
    string Stream, long Position, string Figure, string Event, string? After, string Actor, string Name, DateTimeOffset At);

/// <summary>
/// Tells the pages that show a form what is recorded on it. However many listen, the ledger is asked once each half second, and not at all
/// while nobody does.
/// </summary>
internal sealed class LiveBoard(LedgerSession session) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Listener, IReadOnlySet<string>> _listeners = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private Task? _asking;

    /// <summary>Hears of every change of these streams from now on.</summary>
    public async Task<Listener> ListenAsync(IReadOnlySet<string> streams, CancellationToken ct)
    {
        // Read before the listener stands, so that asking begins at or before anything he could miss.
        var head = (await session.Ledger.HeadAsync(ct)).Position;
        var listener = new Listener(l => _listeners.TryRemove(l, out _));
        lock (_lock)
        {
            _listeners[listener] = streams;
            if (_asking is null or { IsCompleted: true }) _asking = Task.Run(() => AskAsync(head), CancellationToken.None);
        }

        return listener;
    }

    /// <summary>What was recorded after a position.</summary>
    public Task<IReadOnlyList<LiveChange>> SinceAsync(IReadOnlySet<string> streams, long after, CancellationToken ct) =>
        ReadAsync([.. streams], after, long.MaxValue, ct);

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private async Task AskAsync(long known)
    {
        while (GoesOn())
        {
            var pause = Every;
            try
            {
                var head = (await session.Ledger.HeadAsync(_end.Token)).Position;
                if (head > known) Tell(await ReadAsync([.. _listeners.Values.SelectMany(s => s).Distinct()], known, head, _end.Token));
                known = head;
            }
            catch (NpgsqlException)
            {
                pause = Patience; // the database is away; nothing is lost, the position stays
            }
            catch (OperationCanceledException)
            {
                continue;
            }

            await Task.Delay(pause, CancellationToken.None);
        }
    }

    private bool GoesOn()
    {
        lock (_lock)
        {
            if (!_listeners.IsEmpty && !_end.IsCancellationRequested) return true;
            _asking = null;
            return false;
        }
    }

    private void Tell(IReadOnlyList<LiveChange> changes)
    {
        foreach (var (listener, streams) in _listeners)
            if (changes.Where(c => streams.Contains(c.Stream)).ToList() is { Count: > 0 } heard) listener.Tell(heard);
    }

    private async Task<IReadOnlyList<LiveChange>> ReadAsync(string[] streams, long after, long to, CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("""
            select t.stream, t.position, t.figure, t.event, t.after, t.actor, coalesce(p.name, t.actor), t.recorded_at
            from ledger.trail t left join ledger.person p on p.id = t.actor
            where t.stream = any($1) and t.position > $2 and t.position <= $3
            order by t.position
            """);
        query.Parameters.Add(new() { Value = streams });
        query.Parameters.Add(new() { Value = after });
        query.Parameters.Add(new() { Value = to });
        var changes = new List<LiveChange>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            changes.Add(new(r.GetString(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4),
                r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7)));
        return changes;
    }
}

/// <summary>One page that listens.</summary>
internal sealed class Listener(Action<Listener> leave) : IDisposable
{
    private readonly Channel<IReadOnlyList<LiveChange>> _told = Channel.CreateUnbounded<IReadOnlyList<LiveChange>>();

    public void Tell(IReadOnlyList<LiveChange> changes) => _told.Writer.TryWrite(changes);

    /// <summary>The next changes; none when it was quiet for so long; null when the token ended it.</summary>
    public async Task<IReadOnlyList<LiveChange>?> WaitAsync(TimeSpan quiet, CancellationToken ct)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
        wait.CancelAfter(quiet);
        try
        {
            return await _told.Reader.ReadAsync(wait.Token);
        }
        catch (OperationCanceledException)
        {
            return ct.IsCancellationRequested ? null : [];
        }
    }

    public void Dispose() => leave(this);
}
