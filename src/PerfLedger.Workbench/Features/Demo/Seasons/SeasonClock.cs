using System.Globalization;
using Npgsql;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Jobs.Kinds;

namespace PerfLedger.Workbench.Features.Demo.Seasons;

/// <summary>
/// The clock of a throw-away ledger, driven by hand: the owner replaces <c>ledger.clock()</c>. On the way from one moment to the next it
/// stops at each midnight and each 09:00 of Shanghai and lets the jobs do what they would have done.
/// </summary>
internal sealed class SeasonClock(NpgsqlDataSource owner, LedgerSession session)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    private static readonly TimeOnly[] Stops = [TimeOnly.MinValue, new(9, 0)];

    private readonly JobKind[] kinds = [.. JobShelf.All(session).Where(k => k.Name is DueRecords.Name or ReminderRounds.Name)];

    private DateTimeOffset now;

    public DateTimeOffset Now => now;

    /// <summary>Sets the clock for the first time.</summary>
    public Task BeginAsync(string local, CancellationToken ct) => SetAsync(Instant(local), ct);

    /// <summary>Lets the time pass until a moment of Shanghai, 2020-05-15 09:30.</summary>
    public async Task UntilAsync(string local, CancellationToken ct)
    {
        var target = Instant(local);
        foreach (var stop in StopsUntil(target))
        {
            await SetAsync(stop, ct);
            await WorkAsync(ct);
        }

        await SetAsync(target, ct);
    }

    private IEnumerable<DateTimeOffset> StopsUntil(DateTimeOffset target)
    {
        for (var day = DueDates.DayOf(now); day <= DueDates.DayOf(target); day = day.AddDays(1))
            foreach (var stop in Stops)
                if (new DateTimeOffset(day.ToDateTime(stop), Shanghai) is var at && at > now && at <= target) yield return at;
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        var settings = new WorkerSettings();
        var queue = new WorkQueue(session.Main, "demo", settings);
        await new Planner(session.Main, queue, kinds).PlanAsync(ct);
        var worker = new Worker(queue, kinds, settings, new NodeClock(settings.Clock), new Bell());
        while (await worker.StepAsync(null, ct))
        {
        }
    }

    private async Task SetAsync(DateTimeOffset instant, CancellationToken ct)
    {
        now = instant;
        var text = instant.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
        await using var replace = owner.CreateCommand(
            $"create or replace function ledger.clock() returns timestamptz language sql volatile as $$select timestamptz '{text}'$$");
        await replace.ExecuteNonQueryAsync(ct);
    }

    private static DateTimeOffset Instant(string local) =>
        new(DateTime.ParseExact(local, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None), Shanghai);
}
