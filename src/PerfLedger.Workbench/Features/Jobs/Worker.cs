using System.Diagnostics;
using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>Takes work and does it, any number of such programs beside each other on one ledger.</summary>
internal sealed class Worker(WorkQueue queue, IReadOnlyList<JobKind> kinds, WorkerSettings settings, NodeClock clock, Bell bell)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, JobKind> known = kinds.Where(k => k.Off is null).ToDictionary(k => k.Name, StringComparer.Ordinal);

    /// <summary>Until cancelled; work at hand is then left to whoever comes next.</summary>
    public Task RunAsync(CancellationToken ct) => Task.WhenAll(
        Hands(known.Values.Where(k => !k.Outbound), settings.AtOnce, ct).Concat(
            Hands(known.Values.Where(k => k.Outbound), settings.OutboundAtOnce, ct)));

    /// <summary>Takes one piece and does it; false when there is none for this program.</summary>
    public Task<bool> StepAsync(string? key, CancellationToken ct) => StepAsync(known.Keys, key, ct);

    private async Task<bool> StepAsync(IReadOnlyCollection<string> names, string? key, CancellationToken ct)
    {
        if (clock.Refuses || await queue.TakeAsync(names, key, ct) is not { } item) return false;
        await DoAsync(item, ct);
        return true;
    }

    private IEnumerable<Task> Hands(IEnumerable<JobKind> of, int count, CancellationToken ct)
    {
        var names = of.Select(k => k.Name).ToList();
        return names.Count == 0 ? [] : Enumerable.Range(0, count).Select(_ => LoopAsync(names, ct));
    }

    private async Task LoopAsync(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var wait = settings.LongestWait;
            try
            {
                var look = await clock.MeasureAsync(() => queue.LookAsync(names, ct), l => l.Server);
                if (await StepAsync(names, null, ct)) continue;
                if (look.Next is { } next && next < wait) wait = next > Shortest ? next : Shortest + Shortest;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (IsAway(e))
            {
                // The row stays as it is; whoever finds the database again takes it when it is due or its lease has run out.
                wait = TimeSpan.FromMilliseconds(250);
            }

            await bell.WaitAsync(wait, ct);
        }
    }

    private async Task DoAsync(WorkItem item, CancellationToken ct)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var beating = BeatAsync(item, held);
        try
        {
            var outcome = await known[item.Kind].RunAsync(item, held.Token);
            await queue.EndAsync(item, outcome, held.Token);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            // Lost to another one, or this program ends: the lease tells when somebody else may.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            await queue.FailAsync(item, e.Message, IsAway(e), ct, e is PointlessException);
        }
        finally
        {
            await held.CancelAsync();
            await beating;
        }
    }

    /// <summary>Gives signs of life; cancels the work when another one has it, or nobody knows for as long as a lease lasts.</summary>
    private async Task BeatAsync(WorkItem item, CancellationTokenSource held)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            await Task.Delay(settings.Beat, held.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (held.IsCancellationRequested) return;
            try
            {
                if (!await queue.BeatAsync(item, held.Token)) break;
                since = Stopwatch.StartNew();
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (IsAway(e))
            {
                if (since.Elapsed > settings.Lease) break;
            }
        }

        await held.CancelAsync();
    }

    private static bool IsAway(Exception e) => e is NpgsqlException { IsTransient: true } or LedgerUnavailableException
        or PostgresException
    {
        SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
    }
        or NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException or TimeoutException };
}
