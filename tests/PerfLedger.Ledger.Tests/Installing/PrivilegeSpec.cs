using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Installing;

public sealed class PrivilegeSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    [LedgerTheory]
    [InlineData("update ledger.mt_events set data = '{}'")]
    [InlineData("update ledger.mt_events set is_archived = true")]
    [InlineData("delete from ledger.mt_events")]
    [InlineData("truncate ledger.mt_events")]
    [InlineData("delete from ledger.mt_streams")]
    [InlineData("update ledger.mt_streams set type = 'other'")]
    [InlineData("update ledger.mt_streams set created = now()")]
    [InlineData("update ledger.ledger_leaf set leaf = leaf")]
    [InlineData("delete from ledger.ledger_leaf")]
    [InlineData("delete from ledger.ledger_salt")]
    [InlineData("update ledger.ledger_command set digest = ''")]
    [InlineData("delete from ledger.ledger_command")]
    [InlineData("delete from ledger.ledger_head")]
    [InlineData("update ledger.archive_blob set bytes = ''")]
    [InlineData("delete from ledger.archive_blob")]
    [InlineData("delete from ledger.schema_migration")]
    [InlineData("alter table ledger.mt_events disable trigger all")]
    [InlineData("create table ledger.mine (id int)")]
    public async Task The_application_may_only_append(string sql)
    {
        var e = await Assert.ThrowsAsync<PostgresException>(() => database.App.RunAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, e.SqlState);
    }

    [LedgerTheory]
    [InlineData("insert into ledger.mt_streams (id) values ('x')")]
    [InlineData("update ledger.ledger_head set position = 1")]
    [InlineData("select setval('ledger.mt_events_sequence', 1)")]
    [InlineData("insert into ledger.archive_blob (sha256, media_type, size, bytes) values ('', '', 0, '')")]
    public async Task The_reader_may_only_read(string sql)
    {
        var e = await Assert.ThrowsAsync<PostgresException>(() => database.Reader.RunAsync(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, e.SqlState);
    }

    [LedgerFact]
    public async Task The_reader_reads_everything()
    {
        var ledger = LedgerOf(database);
        await ledger.AcceptAsync("reader", 0, Changed("原因"));
        Assert.Single(await ToListAsync(new EventLedger(database.Reader, Catalogue, []).ReadStreamAsync("reader")));
        Assert.True((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).IsSound);
        Assert.True((await LedgerStatus.ReadAsync(database.Reader)).IsGreen);
    }

    [LedgerFact]
    public async Task The_program_refuses_to_serve_as_owner_or_superuser()
    {
        await LedgerGuard.RefuseOwnerAsync(database.App);
        var owner = await Assert.ThrowsAsync<LedgerException>(() => LedgerGuard.RefuseOwnerAsync(database.Owner));
        Assert.Contains("perfledger_owner", owner.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LedgerException>(() => LedgerGuard.RefuseOwnerAsync(database.Administrator));
        Assert.True((await LedgerStatus.ReadAsync(database.Owner)).LoginIsOwner);
    }

    [LedgerFact]
    public async Task The_program_refuses_a_superuser_who_took_a_smaller_role()
    {
        var settings = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("PERFLEDGER_TEST_SERVER"))
        {
            Database = database.Name,
            Options = "-c role=perfledger_app",
            Pooling = false,
        };
        await using var disguised = NpgsqlDataSource.Create(settings);
        Assert.Equal("perfledger_app", await disguised.RunAsync("select current_user::text"));
        await Assert.ThrowsAsync<LedgerException>(() => LedgerGuard.RefuseOwnerAsync(disguised));
    }

    [LedgerFact]
    public async Task A_privilege_too_many_or_missing_turns_the_status_red()
    {
        await using var other = await LedgerDatabase.CreateAsync();
        await other.Owner.RunAsync("grant delete on ledger.mt_events to perfledger_app");
        await other.Owner.RunAsync("grant update (data) on ledger.mt_events to perfledger_reader");
        await other.Owner.RunAsync("revoke insert on ledger.ledger_leaf from perfledger_app");
        var status = await LedgerStatus.ReadAsync(other.App);
        Assert.Equal(["perfledger_app mt_events DELETE", "perfledger_reader mt_events UPDATE data"], status.PrivilegesTooMany);
        Assert.Equal(["perfledger_app ledger_leaf INSERT"], status.PrivilegesMissing);
        Assert.False(status.IsGreen);
        await Assert.ThrowsAsync<LedgerException>(() => LedgerGuard.RefuseOwnerAsync(other.App));
    }

    [LedgerFact]
    public async Task A_database_without_ledger_is_named_as_such()
    {
        await using var empty = await LedgerDatabase.CreateAsync(migrated: false);
        Assert.Contains("还没有台账", (await Assert.ThrowsAsync<LedgerException>(
            () => LedgerGuard.RefuseOwnerAsync(empty.App))).Message, StringComparison.Ordinal);
        var status = await LedgerStatus.ReadAsync(empty.App);
        Assert.Null(status.Head);
        Assert.False(status.IsGreen);
    }
}
