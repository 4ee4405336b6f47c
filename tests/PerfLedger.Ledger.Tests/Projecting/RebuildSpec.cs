using System.Diagnostics;
using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Projecting;

public sealed class RebuildSpec
{
    private static readonly Sums Sum = new();

    [LedgerFact]
    public async Task Appends_and_readers_go_on_while_it_is_rebuilt_and_the_rows_are_equal_afterwards()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        foreach (var stream in Enumerable.Range(0, 4))
            await ledger.AcceptAsync($"w-{stream}", 0, [.. Enumerable.Range(1, 2500).Select(n => Noted(n))]);
        using var end = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(() => WriteAsync(ledger, $"w-{w}", 2500, end.Token))).ToArray();
        var reader = Task.Run(() => ReadAsync(database, end.Token));
        for (var round = 0; round < 3; round++)
        {
            var before = await database.Reader.RunAsync("select 'ledger.test_sum'::regclass::oid::bigint");
            var head = (await ledger.HeadAsync()).Position;
            await ProjectionCheck.RebuildAsync(database.Owner, ledger, Sum);
            Assert.NotEqual(before, await database.Reader.RunAsync("select 'ledger.test_sum'::regclass::oid::bigint"));
            Assert.True((await ledger.HeadAsync()).Position > head);
            Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
        }

        await end.CancelAsync();
        Assert.True((await Task.WhenAll(writers)).Min() > 2500);
        Assert.True(await reader > 0);
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
        Assert.True((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).IsSound);
    }

    [LedgerFact]
    public async Task The_new_table_has_all_the_old_one_had()
    {
        await using var database = await Sums.PreparedAsync();
        await database.Owner.RunAsync("""
            create unique index test_sum_last on ledger.test_sum (position) where total > 0;
            create index test_sum_total on ledger.test_sum using btree (total desc, stream collate "C") include (position);
            alter table ledger.test_sum set (fillfactor = 70, autovacuum_enabled = false);
            alter table ledger.test_sum add column note text default 'none', add constraint once unique (stream, note);
            comment on column ledger.test_sum.total is 'added up';
            grant select on ledger.test_sum to perfledger_reader with grant option;
            grant update (note) on ledger.test_sum to perfledger_reader
            """);
        var ledger = LedgerOf(database, Sum);
        await ledger.AcceptAsync("a", 0, Noted(1), Noted(2));
        var before = await DescriptionAsync(database);
        Assert.Equal(12, before.Count);
        await ProjectionCheck.RebuildAsync(database.Owner, ledger, Sum);
        Assert.Equal(before, await DescriptionAsync(database));
        Assert.Equal("a 3 none", await database.Reader.RunAsync("select concat_ws(' ', stream, total, note) from ledger.test_sum"));
        await ledger.AcceptAsync("a", 2, Noted(4));
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
    }

    [LedgerFact]
    public async Task Cut_short_it_leaves_the_old_table_and_the_next_one_clears_up()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        await ledger.AcceptAsync("a", 0, [.. Enumerable.Range(1, 3000).Select(n => Noted(n))]);
        var killed = new Disturbed("select pg_terminate_backend(pg_backend_pid())");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ProjectionCheck.RebuildAsync(database.Owner, ledger, killed));
        Assert.Equal(true, await HalfBuiltAsync(database));
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
        await ProjectionCheck.RebuildAsync(database.Owner, ledger, Sum);
        Assert.Equal(false, await HalfBuiltAsync(database));
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
    }

    [LedgerFact]
    public async Task A_failing_one_leaves_the_old_table_and_nothing_else()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        await ledger.AcceptAsync("a", 0, [.. Enumerable.Range(1, 3000).Select(n => Noted(n))]);
        var e = await Assert.ThrowsAsync<PostgresException>(() =>
            ProjectionCheck.RebuildAsync(database.Owner, ledger, new Disturbed("select 1 / 0")));
        Assert.Equal(PostgresErrorCodes.DivisionByZero, e.SqlState);
        Assert.Equal(false, await HalfBuiltAsync(database));
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
    }

    [LedgerFact]
    public async Task Two_at_once_are_refused()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        await ledger.AcceptAsync("a", 0, [.. Enumerable.Range(1, 3000).Select(n => Noted(n))]);
        var slow = ProjectionCheck.RebuildAsync(database.Owner, ledger, new Disturbed("select pg_sleep(2)"));
        while (await HalfBuiltAsync(database) is false)
            await Task.Delay(10);
        var e = await Assert.ThrowsAsync<LedgerException>(() => ProjectionCheck.RebuildAsync(database.Owner, ledger, Sum));
        Assert.Contains("正在重建", e.Message, StringComparison.Ordinal);
        await slow;
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
    }

    [LedgerFact]
    public async Task A_long_reader_delays_the_swap_and_not_the_writers()
    {
        await using var database = await Sums.PreparedAsync();
        var ledger = LedgerOf(database, Sum);
        await ledger.AcceptAsync("a", 0, Noted());
        await using var reading = await database.Reader.OpenConnectionAsync();
        await using var transaction = await reading.BeginTransactionAsync();
        await using (var look = new NpgsqlCommand("select count(*) from ledger.test_sum", reading))
            await look.ExecuteScalarAsync();
        var rebuild = ProjectionCheck.RebuildAsync(database.Owner, ledger, Sum);
        var slowest = TimeSpan.Zero;
        for (var (version, since) = (1, Stopwatch.StartNew()); since.Elapsed < TimeSpan.FromSeconds(4); version++)
        {
            var watch = Stopwatch.StartNew();
            await ledger.AcceptAsync("a", version, Noted(version));
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        }

        Assert.False(rebuild.IsCompleted);
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        await transaction.CommitAsync();
        await rebuild;
        Assert.Empty(await ProjectionCheck.CheckAsync(database.App, ledger, Sum));
    }

    [LedgerFact]
    public async Task The_application_cannot_rebuild()
    {
        await using var database = await Sums.PreparedAsync();
        var e = await Assert.ThrowsAsync<PostgresException>(() => ProjectionCheck.RebuildAsync(database.App, LedgerOf(database, Sum), Sum));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, e.SqlState);
    }

    private static async Task<int> WriteAsync(EventLedger ledger, string stream, int version, CancellationToken end)
    {
        for (; !end.IsCancellationRequested; version++)
            await ledger.AcceptAsync(stream, version, Noted(version));
        return version;
    }

    /// <summary>No reader ever meets a missing, an empty or a half-filled table.</summary>
    private static async Task<int> ReadAsync(LedgerDatabase database, CancellationToken end)
    {
        var looks = 0;
        for (var last = 0m; !end.IsCancellationRequested; looks++)
        {
            var total = (decimal)(await database.App.RunAsync("select sum(total) from ledger.test_sum"))!;
            Assert.True(total >= last, $"{total} after {last}");
            last = total;
        }

        return looks;
    }

    private static async Task<object?> HalfBuiltAsync(LedgerDatabase database) =>
        await database.Reader.RunAsync("select to_regclass('ledger.test_sum_rebuild') is not null");

    private static async Task<List<string>> DescriptionAsync(LedgerDatabase database)
    {
        const string sql = """
            select format('constraint %s %s', conname, pg_get_constraintdef(oid))
            from pg_constraint where conrelid = 'ledger.test_sum'::regclass
            union all
            select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'ledger.test_sum'::regclass
            union all
            select format('table %s %s %s', relowner::regrole, reloptions, relacl) from pg_class where oid = 'ledger.test_sum'::regclass
            union all
            select format('column %s %s %s %s %s %s', attname, atttypid::regtype, attnotnull, attacl, pg_get_expr(adbin, adrelid),
                col_description(attrelid, attnum))
            from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attrelid = 'ledger.test_sum'::regclass and attnum > 0
            order by 1
            """;
        var lines = new List<string>();
        await using var command = database.Reader.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(0));
        return lines;
    }

    /// <summary>Something happens at the second page.</summary>
    private sealed class Disturbed(string by) : Sums
    {
        public override void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
        {
            base.Project(events, batch, table);
            if (events[0].Position > 1)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(by));
        }
    }
}
