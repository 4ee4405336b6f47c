namespace PerfLedger.Ledger.Tests.Installing;

public sealed class MigrationSpec
{
    private static readonly MigrationFile First =
        new("0001_first.sql", "create table ledger.first (id int);\ncreate table ledger.more (id int);\n");
    private static readonly MigrationFile Second = new("0002_second.sql", "create table ledger.second (id int);");

    [LedgerFact]
    public async Task Migrations_are_applied_once_in_order()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        Assert.Equal([First.Name, Second.Name], (await ApplyAsync(database, First, Second)).Applied);
        Assert.Empty((await ApplyAsync(database, First, Second)).Applied);
        var status = await new MigrationRun([First, Second]).StatusAsync(database.Owner, default);
        Assert.True(status.IsCurrent);
        Assert.Equal([First.Name, Second.Name], status.Applied);
    }

    [LedgerFact]
    public async Task A_database_without_ledger_has_everything_pending()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        var status = await Migrations.StatusAsync(database.App);
        Assert.Equal(MigrationFile.Embedded.Select(f => f.Name), status.Pending);
        Assert.Contains("0001_ledger.sql", status.Pending);
    }

    [LedgerFact]
    public async Task Line_ends_do_not_make_another_migration()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        await ApplyAsync(database, First);
        Assert.Empty((await ApplyAsync(database, First with { Sql = First.Sql.ReplaceLineEndings("\r\n") })).Applied);
    }

    [LedgerFact]
    public async Task A_changed_migration_is_refused_before_anything_is_applied()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        await ApplyAsync(database, First);
        var e = await Assert.ThrowsAsync<LedgerException>(() => ApplyAsync(database, First with { Sql = First.Sql + "-- later" }, Second));
        Assert.Contains(First.Name, e.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await database.Owner.RunAsync("select to_regclass('ledger.second')::text"));
    }

    [LedgerFact]
    public async Task A_migration_the_program_does_not_know_is_refused()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        await ApplyAsync(database, First, Second);
        var e = await Assert.ThrowsAsync<LedgerException>(() => ApplyAsync(database, First));
        Assert.Contains(Second.Name, e.Message, StringComparison.Ordinal);
        Assert.Contains("较新的程序", e.Message, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_migration_numbered_below_an_applied_one_is_refused()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        await ApplyAsync(database, Second);
        var e = await Assert.ThrowsAsync<LedgerException>(() => ApplyAsync(database, First, Second));
        Assert.Contains("更大的编号", e.Message, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_failing_migration_leaves_no_trace_and_those_before_it_stay()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        var broken = new MigrationFile("0002_broken.sql", "create table ledger.half (id int); select 1 / 0;");
        await Assert.ThrowsAsync<LedgerException>(() => ApplyAsync(database, First, broken));
        Assert.Equal(DBNull.Value, await database.Owner.RunAsync("select to_regclass('ledger.half')::text"));
        Assert.Equal([Second.Name], (await ApplyAsync(database, First, Second)).Applied);
    }

    [LedgerFact]
    public async Task Processes_that_migrate_at_once_all_succeed()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.ApplyAsync(database.Owner))));
        Assert.Single(reports, r => r.Applied.Count > 0);
        Assert.True((await LedgerStatus.ReadAsync(database.App)).IsGreen);
    }

    /// <summary>The real migration asks for the logins by fixed names; here it asks for one that cannot exist.</summary>
    [LedgerFact]
    public async Task The_first_migration_names_the_logins_that_are_missing()
    {
        await using var database = await LedgerDatabase.CreateAsync(migrated: false);
        var real = MigrationFile.Embedded.Single(f => f.Name == "0001_ledger.sql");
        var demanding = real with { Sql = real.Sql.Replace("['perfledger_app',", "['perfledger_nobody',", StringComparison.Ordinal) };
        var e = await Assert.ThrowsAsync<LedgerException>(() => ApplyAsync(database, demanding));
        Assert.Contains("perfledger_nobody", e.Message, StringComparison.Ordinal);
        Assert.Contains("CREATE ROLE perfledger_app LOGIN", e.Message, StringComparison.Ordinal);
    }

    private static Task<MigrationReport> ApplyAsync(LedgerDatabase database, params MigrationFile[] files) =>
        new MigrationRun(files).ApplyAsync(database.Owner, default);
}
