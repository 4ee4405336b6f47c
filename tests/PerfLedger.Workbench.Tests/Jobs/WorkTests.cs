using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>Rows of work: done once, whoever takes them, whoever falls away.</summary>
public sealed class WorkTests : EffectTests
{
    [LedgerFact]
    public async Task Two_programs_do_each_piece_once()
    {
        var works = Enumerable.Range(0, 200).Select(i => Due($"w-{i:000}")).ToList();
        var queue = Queue("put");
        Assert.Equal(200, (await queue.PutAsync(works, default)).Count);
        Assert.Empty(await queue.PutAsync(works, default)); // the same keys again are nothing new
        await using (Node.Start(Database.App, "a", Node.Quick with { AtOnce = 4 }, Effects.Job()))
        await using (Node.Start(Database.App, "b", Node.Quick with { AtOnce = 4 }, Effects.Job()))
            await DoneAsync(200);
        Assert.Equal(works.Select(w => w.Key), await Effects.ReadAsync(Database.App));
        Assert.Equal(["1"], await TextsAsync("select distinct attempts::text from ledger.work"));
    }

    [LedgerFact]
    public async Task A_holder_that_lost_its_lease_commits_nothing()
    {
        var (first, second) = (Queue("first"), Queue("second"));
        await first.PutAsync([Due("w")], default);
        var lost = (await first.TakeAsync([Effects.Kind], null, default))!;
        Assert.Null(await second.TakeAsync([Effects.Kind], null, default)); // it is held
        await Task.Delay(Node.Quick.Lease + TimeSpan.FromMilliseconds(200));
        var taken = (await second.TakeAsync([Effects.Kind], null, default))!;
        Assert.Equal((2, lost.Token + 1), (taken.Attempt, taken.Token));
        Assert.False(await first.BeatAsync(lost, default));
        Assert.False(await first.EndAsync(lost, Effects.Of(lost), default));
        await first.FailAsync(lost, "太晚了", false, default); // says nothing any more
        Assert.Empty(await Effects.ReadAsync(Database.App));
        Assert.True(await second.EndAsync(taken, Effects.Of(taken), default));
        Assert.Equal(["w"], await Effects.ReadAsync(Database.App));
        Assert.Equal(["done second "], await TextsAsync("select state || ' ' || holder || ' ' || coalesce(error, '') from ledger.work"));
    }

    [LedgerFact]
    public async Task Work_is_lost_to_nobody_while_it_gives_signs_of_life()
    {
        var settings = Node.Quick with { AtOnce = 1 };
        await using var slow = Node.Start(Database.App, "slow", settings, Effects.Job((_, ct) => Task.Delay(settings.Lease * 2, ct)));
        await slow.Queue.PutAsync([Due("w")], default);
        slow.Bell.Ring();
        await Effects.UntilAsync(async () => (await TextsAsync("select state from ledger.work")).Contains("running"), "taken");
        await using var idle = Node.Start(Database.App, "idle", settings, Effects.Job());
        await DoneAsync(1);
        Assert.Equal(["slow"], await TextsAsync("select holder from ledger.work"));
        Assert.Equal(["w"], await Effects.ReadAsync(Database.App));
    }

    [LedgerFact]
    public async Task A_program_that_ends_in_the_middle_leaves_its_work_to_the_next()
    {
        var begun = new TaskCompletionSource();
        await using (var first = Node.Start(Database.App, "first", Node.Quick, Effects.Job(async (_, ct) =>
        {
            begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, ct);
        })))
        {
            await first.Queue.PutAsync([Due("w")], default);
            first.Bell.Ring();
            await begun.Task;
        }

        Assert.Empty(await Effects.ReadAsync(Database.App));
        await using (Node.Start(Database.App, "second", Node.Quick, Effects.Job())) await DoneAsync(1);
        Assert.Equal(["w"], await Effects.ReadAsync(Database.App));
    }

    [LedgerFact]
    public async Task Poison_is_tried_so_often_then_stopped_and_said_while_other_work_goes_on()
    {
        var tried = 0;
        JobKind poison = new("poison", "毒", null, (_, _) =>
            throw new InvalidOperationException($"第 {Interlocked.Increment(ref tried)} 次"));
        await using var node = Node.Start(Database.App, "a", Node.Quick, poison, Effects.Job());
        await node.Queue.PutAsync([new("p", "poison", Past), Due("w")], default);
        const string State = "select state from ledger.work where key = 'p'";
        await Effects.UntilAsync(async () => (await TextsAsync(State))[0] == "stopped", "stopped");
        await DoneAsync(1);
        Assert.Equal(Node.Quick.MostAttempts, tried);
        Assert.Equal(["5 第 5 次"], await TextsAsync("select attempts || ' ' || error from ledger.work where key = 'p'"));
        Assert.Equal(["poison"], await JobQuery.AlarmsAsync(Database.App, default));
        await Task.Delay(1200);
        Assert.Equal(Node.Quick.MostAttempts, tried); // and never again by itself
    }

    [LedgerFact]
    public async Task A_failure_waits_longer_each_time_and_keeps_its_error_and_a_later_success_ends_the_alarm()
    {
        var queue = new WorkQueue(Database.App, "a", Node.Quick with { MostAttempts = 1 });
        await queue.PutAsync([Due("w")], default);
        var item = (await queue.TakeAsync([Effects.Kind], null, default))!;
        await queue.FailAsync(item, "坏了", false, default);
        Assert.Equal([Effects.Kind], await JobQuery.AlarmsAsync(Database.App, default));
        await queue.PutAsync([Due("later")], default);
        var later = (await queue.TakeAsync([Effects.Kind], null, default))!;
        await queue.EndAsync(later, Effects.Of(later), default);
        Assert.Empty(await JobQuery.AlarmsAsync(Database.App, default));
        Assert.Equal([5, 20, 80, 320], Enumerable.Range(1, 4).Select(n => (int)new WorkerSettings().Pause(n).TotalSeconds));
    }

    [LedgerFact]
    public async Task What_takes_its_program_down_each_time_is_stopped_too()
    {
        var queue = new WorkQueue(Database.App, "a", Node.Quick with { Lease = TimeSpan.FromMilliseconds(20), MostAttempts = 3 });
        await queue.PutAsync([Due("w")], default);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, (await queue.TakeAsync([Effects.Kind], null, default))!.Attempt);
            await Task.Delay(60);
        }

        Assert.Null(await queue.TakeAsync([Effects.Kind], null, default));
        Assert.Equal(["stopped 3"], await TextsAsync("select state || ' ' || attempts from ledger.work"));
        Assert.Contains("中断 3 次", (await TextsAsync("select error from ledger.work"))[0], StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task An_attempt_that_met_a_database_away_does_not_count()
    {
        var queue = Queue("a");
        await queue.PutAsync([Due("w")], default);
        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(60);
            await queue.FailAsync((await queue.TakeAsync([Effects.Kind], null, default))!, "连不上", blameless: true, default);
        }

        Assert.Equal(["due 0"], await TextsAsync("select state || ' ' || attempts from ledger.work"));
    }

    [LedgerFact]
    public async Task The_application_can_neither_remove_work_nor_move_when_it_was_planned()
    {
        await Queue("a").PutAsync([Due("w")], default);
        foreach (var sql in new[]
        {
            "delete from ledger.work", "truncate ledger.work", "update ledger.work set planned = now()", "update ledger.work set key = 'v'",
        })
            Assert.Equal("42501", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => TextsAsync(sql))).SqlState);
    }

    private static DateTimeOffset Past { get; } = new(2020, 5, 15, 16, 0, 0, TimeSpan.Zero);

    private static NewWork Due(string key) => new(key, Effects.Kind, Past);

    private WorkQueue Queue(string holder) => new(Database.App, holder, Node.Quick);

    private Task<IReadOnlyList<string>> TextsAsync(string sql) => Effects.ColumnAsync(Database.App, sql);

    private Task DoneAsync(int count) => Effects.UntilAsync(
        async () => (await TextsAsync("select key from ledger.work where state = 'done'")).Count == count, $"{count} done");
}
