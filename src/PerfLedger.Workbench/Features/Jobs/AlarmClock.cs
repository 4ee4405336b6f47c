using System.Globalization;
using Npgsql;
using Quartz;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>
/// Quartz as an alarm clock (docs/adr/0011): at the instants of the schedules, and at the due instants of the ledger, it wakes one of
/// the programs that serve. It is told everything anew at each start and decides nothing; without it the sweep finds the same work later.
/// </summary>
internal sealed class AlarmClock(NpgsqlConnectionStringBuilder main) : IAsyncDisposable
{
    private const string RingKey = "ring";

    /// <summary>Rung a moment late: a machine whose clock is ahead must not ring before the database thinks it is time.</summary>
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly JobKey Wake = new("wake", "perfledger");

    private static readonly ScheduleJobOptions Anew = new() { Replace = true };

    private IScheduler? scheduler;

    public bool Running => scheduler is not null;

    /// <summary>Makes what is missing of Quartz's tables, as the owner. The caller holds the lock of the migrations.</summary>
    public static async Task ProvisionAsync(NpgsqlConnectionStringBuilder owner, CancellationToken ct)
    {
        // Under a name of its own: it never sees, or fires, the triggers of those that serve.
        var made = await BuildAsync(owner, "perfledger-provision", store => store.ProvisionSchema(), ct);
        await made.Shutdown(waitForJobsToComplete: true, ct);
    }

    /// <summary>Starts as one node of the cluster; a failure is an exception and leaves nothing behind.</summary>
    public async Task StartAsync(IReadOnlyList<JobKind> kinds, DateTimeOffset now, Action ring, CancellationToken ct)
    {
        var starting = await BuildAsync(main, "perfledger", store => store.UseClustering(), ct);
        try
        {
            starting.Context[RingKey] = ring;
            var wake = JobBuilder.Create<WakeJob>().WithIdentity(Wake).StoreDurably().Build();
            await starting.AddJob(wake, new AddJobOptions { Replace = true }, ct);
            foreach (var kind in kinds.Where(k => k is { Off: null, Schedule: not null }))
                await starting.ScheduleJob(Trigger($"schedule-{kind.Name}", kind.Schedule!.Next(now), kind.Schedule.Period), Anew, ct);
            await starting.Start(ct);
            scheduler = starting;
        }
        catch
        {
            await starting.Shutdown(waitForJobsToComplete: false, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Rings once at this instant, whichever program lives then.</summary>
    public async Task AtAsync(DateTimeOffset instant, CancellationToken ct)
    {
        if (scheduler is not { } running) return;
        var name = string.Create(CultureInfo.InvariantCulture, $"once-{instant.UtcTicks}");
        await running.ScheduleJob(Trigger(name, instant, null), Anew, ct);
    }

    /// <summary>Signs off; without its tables Quartz would try to for ever, and is left to itself: nothing hangs on it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref scheduler, null) is not { } running) return;
        try
        {
            await Task.Run(async () => await running.Shutdown(waitForJobsToComplete: false, CancellationToken.None)).WaitAsync(Patience);
        }
        catch (Exception e) when (e is TimeoutException or SchedulerException or NpgsqlException)
        {
            // The other nodes find its last sign of life too old.
        }
    }

    private static ITrigger Trigger(string name, DateTimeOffset at, TimeSpan? every)
    {
        var trigger = TriggerBuilder.Create().WithIdentity(name, "perfledger").ForJob(Wake).StartAt(at + Behind);
        return (every is { } period ? trigger.WithSimpleSchedule(s => s.WithInterval(period).RepeatForever()) : trigger).Build();
    }

    private static async Task<IScheduler> BuildAsync(
        NpgsqlConnectionStringBuilder login, string name, Action<IPersistentStoreBuilder> more, CancellationToken ct)
    {
        var connection = new NpgsqlConnectionStringBuilder(login.ConnectionString)
        {
            SearchPath = "quartz",
            ApplicationName = "perfledger-quartz",
            MaxPoolSize = 5,
        };
        var builder = QuartzSchedulerBuilder.Create(q =>
        {
            // A ring that meets a dead connection is tried again; by default Quartz would forget a one-shot trigger after a log line.
            q.UseDefaultRetryPolicy(RetryPolicy.Fixed(5, TimeSpan.FromSeconds(2)));
            q.UsePersistentStore(store =>
            {
                store.UsePostgres(connection.ConnectionString);
                store.UseSystemTextJsonSerializer();
                more(store);
            });
        });
        builder.UseProperties([new("quartz.scheduler.instanceName", name)]);
        return await builder.BuildScheduler(ct);
    }

    /// <summary>What Quartz runs: nothing but a ring.</summary>
    private sealed class WakeJob : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            ((Action)context.Scheduler.Context[RingKey]!)();
            return ValueTask.CompletedTask;
        }
    }
}
