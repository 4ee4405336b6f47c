using Npgsql;
using PerfLedger.Soak;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using Xunit.Abstractions;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>
/// A PostgreSQL of our own is killed (-9) across the instant at which something is due, or nobody serves then; Quartz and its tables are
/// there or not. Each piece of work is done once afterwards.
/// </summary>
[Collection("The front door")] // the environment of the process names the server
public sealed class OutageTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Outages = 5;

    private readonly string home = Directory.CreateTempSubdirectory("perfledger-outage-").FullName;
    private Server? server;
    private NpgsqlDataSource? owner;

    private Server Postgres => server!;

    public async Task InitializeAsync()
    {
        if (!OperatingSystem.IsLinux() || await ServerBinaries.FindAsync() is null) return;
        server = await Server.InAsync(home);
        await server.CreateAsync();
        Environment.SetEnvironmentVariable("ConnectionStrings__Main", server.Connection("perfledger_app"));
        Environment.SetEnvironmentVariable("ConnectionStrings__Owner", server.Connection("perfledger_owner"));
        await AlarmClock.ProvisionAsync(new(server.Connection("perfledger_owner")), default);
        owner = server.Source("perfledger_owner");
        await Effects.MakeAsync(owner);
    }

    public async Task DisposeAsync()
    {
        if (owner is not null) await owner.DisposeAsync();
        if (server is not null) await server.KillAsync();
        server?.Dispose();
        Directory.Delete(home, recursive: true);
    }

    [LedgerFact]
    public async Task A_database_that_is_away_when_something_is_due_loses_nothing_and_doubles_nothing()
    {
        await using var session = await SessionAsync();
        await using var host = Running.Start(new JobHost(session, [Effects.Job()], Node.Quick));
        var queue = new WorkQueue(session.Main, "put", Node.Quick);
        for (var outage = 0; outage < Outages; outage++)
        {
            var due = TimeProvider.System.GetUtcNow().AddSeconds(0.8);
            await queue.PutAsync([new($"w-{outage}", Effects.Kind, due)], default);
            await Task.Delay(400);
            await Postgres.KillAsync();
            await Task.Delay(800); // it falls due now
            await Postgres.StartAsync();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await Effects.UntilAsync(async () => (await Effects.ReadAsync(owner!)).Count > outage, "done after the outage");
            output.WriteLine(FormattableString.Invariant(
                $"outage {outage}: done {watch.Elapsed.TotalSeconds:0.0} s after PostgreSQL was back"));
        }

        Assert.Equal(Enumerable.Range(0, Outages).Select(i => $"w-{i}"), await Effects.ReadAsync(owner!));
    }

    [LedgerFact]
    public async Task What_fell_due_while_nobody_served_is_done_once_by_whoever_comes_first()
    {
        await using var session = await SessionAsync();
        var now = TimeProvider.System.GetUtcNow();
        // Known to the ledger only: nothing was put in before the programs went down, one second or three days ago.
        DateTimeOffset[] due = [now.AddDays(-3), now.AddSeconds(-1)];
        var kind = Effects.Job() with
        {
            PlanAsync = (_, _) => Task.FromResult<IReadOnlyList<NewWork>>(
                [.. due.Select(d => new NewWork($"due@{d:O}", Effects.Kind, d))]),
        };
        await using (Running.Start(new JobHost(session, [kind], Node.Quick)))
        await using (Running.Start(new JobHost(session, [kind], Node.Quick)))
        {
            await Effects.UntilAsync(async () => (await Effects.ReadAsync(owner!)).Count >= 2, "done");
            await Task.Delay(1500); // further sweeps find nothing more
        }

        Assert.Equal(due.Select(d => $"due@{d:O}"), await Effects.ReadAsync(owner!));
    }

    [LedgerFact]
    public async Task Quartz_wakes_one_of_two_programs_at_the_instant_of_a_schedule()
    {
        await using var session = await SessionAsync();
        // Neither sweep nor look would find it within the test: only a ring does.
        var deaf = Node.Quick with { Sweep = TimeSpan.FromHours(1), LongestWait = TimeSpan.FromHours(1) };
        var slot = TimeProvider.System.GetUtcNow().AddSeconds(6);
        var kind = Effects.Job() with { Schedule = new Schedule(TimeSpan.FromDays(1), slot, "试") };
        await using (Running.Start(new JobHost(session, [kind], deaf)))
        await using (Running.Start(new JobHost(session, [kind], deaf)))
        {
            await Effects.UntilAsync(async () => (await Effects.ReadAsync(owner!)).Count > 0, "rung");
            await Task.Delay(1500);
        }

        Assert.Single(await Effects.ReadAsync(owner!));
        var late = await Effects.ColumnAsync(owner!, "select extract(epoch from started - planned)::text from ledger.work");
        output.WriteLine($"rung and taken {late[0]} s after the instant");
    }

    [LedgerFact]
    public async Task Losing_all_of_Quartz_loses_nothing()
    {
        await using var session = await SessionAsync();
        var slots = new List<DateTimeOffset> { TimeProvider.System.GetUtcNow().AddSeconds(4) };
        var kind = Effects.Job() with
        {
            PlanAsync = (_, _) => Task.FromResult<IReadOnlyList<NewWork>>(
                [.. slots.Select((s, i) => new NewWork($"w-{i}", Effects.Kind, s))]),
        };
        await using (Running.Start(new JobHost(session, [kind], Node.Quick)))
        {
            await Effects.UntilAsync(async () => (await Effects.ColumnAsync(owner!, "select key from ledger.work")).Count > 0, "planned");
            // Away from one moment to the next; to drop fifteen tables in use would be a matter of luck.
            await Effects.ColumnAsync(owner!, "alter schema quartz rename to gone");
            await Effects.UntilAsync(async () => (await Effects.ReadAsync(owner!)).Count > 0, "done without Quartz's tables");
        }

        slots.Add(TimeProvider.System.GetUtcNow().AddSeconds(1));
        var (error, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            await using var host = Running.Start(new JobHost(session, [kind], Node.Quick));
            await Effects.UntilAsync(async () => (await Effects.ReadAsync(owner!)).Count > 1, "done by a program that starts without them");
        }
        finally
        {
            Console.SetError(error);
        }

        Assert.Contains("perfledger migrate", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(["w-0", "w-1"], await Effects.ReadAsync(owner!));
    }

    private static Task<LedgerSession> SessionAsync() => LedgerSession.OpenAsync(Server.Ledger, [], default);
}
