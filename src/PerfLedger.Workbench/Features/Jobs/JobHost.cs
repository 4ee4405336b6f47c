using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>The jobs inside a program that serves: the sweep, the workers and the alarm clock.</summary>
internal sealed class JobHost(LedgerSession session, IReadOnlyList<JobKind> kinds, WorkerSettings settings)
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private readonly Bell sweep = new(), work = new();
    private string? told;

    /// <summary>This machine's clock against the database's, as last seen.</summary>
    public NodeClock Clock { get; } = new(settings.Clock);

    public async Task RunAsync(CancellationToken ct)
    {
        var queue = new WorkQueue(session.Main, Holder(), settings);
        var worker = new Worker(queue, kinds, settings, Clock, work);
        await Task.WhenAll(SweepAsync(queue, ct), KeepAsync(worker.RunAsync, ct));
    }

    /// <summary>Name of a program among several: machine and process.</summary>
    public static string Holder() => FormattableString.Invariant($"{Environment.MachineName}:{Environment.ProcessId}");

    private async Task SweepAsync(WorkQueue queue, CancellationToken ct)
    {
        var planner = new Planner(session.Main, queue, kinds);
        await using var alarm = new AlarmClock(Connections.To("Main", session.Name));
        await KeepAsync(async stop =>
        {
            while (!stop.IsCancellationRequested)
            {
                var look = await Clock.MeasureAsync(() => queue.LookAsync(stop), l => l.Server);
                var ringing = await RingsAsync(alarm, look.Ledger, stop);
                var fresh = await planner.PlanAsync(stop);
                work.Ring();
                if (ringing)
                    foreach (var later in fresh.Where(w => w.Planned > look.Ledger)) await alarm.AtAsync(later.Planned, stop);
                await sweep.WaitAsync(settings.Sweep, stop);
            }
        }, ct);
    }

    /// <summary>Starts the alarm clock if it does not run yet; without it the sweep goes on alone.</summary>
    private async Task<bool> RingsAsync(AlarmClock alarm, DateTimeOffset now, CancellationToken ct)
    {
        if (alarm.Running) return true;
        try
        {
            await alarm.StartAsync(kinds, now, sweep.Ring, ct);
            return true;
        }
        catch (Exception e) when (e is Quartz.SchedulerException or NpgsqlException or InvalidOperationException)
        {
            await TellAsync($"Quartz 没有启动（{e.Message}），作业照常进行，只是到点后最多晚 {settings.Sweep.TotalSeconds:0} 秒。可运行 perfledger migrate 补建它的表。");
            return false;
        }
    }

    /// <summary>Goes on after any failure: the rows tell where to go on, and what ended a loop must not end the jobs.</summary>
    private async Task KeepAsync(Func<CancellationToken, Task> run, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await run(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or LedgerException or LedgerUnavailableException or Quartz.SchedulerException)
            {
                await TellAsync($"后台作业：{e.Message}；{AfterFailure.TotalSeconds:0} 秒后再试。");
            }

            await Task.Delay(AfterFailure, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The same thing is said once.</summary>
    private async Task TellAsync(string sentence)
    {
        if (Interlocked.Exchange(ref told, sentence) != sentence) await Console.Error.WriteLineAsync(sentence);
    }
}
