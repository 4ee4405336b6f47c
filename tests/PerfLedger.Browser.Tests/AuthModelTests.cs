using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Browser.Tests;

/// <summary>The tables are made by our own migration; what Identity expects of them must be there, and nothing else.</summary>
public sealed class AuthModelTests : IClassFixture<LedgerDatabase>
{
    private readonly LedgerDatabase database;

    public AuthModelTests(LedgerDatabase database) => this.database = database;

    [LedgerFact]
    public async Task The_model_of_accounts_is_the_tables_of_the_migration()
    {
        await using var db = new AuthDb(new DbContextOptionsBuilder<AuthDb>().UseNpgsql(database.App).Options);
        var expected = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties().Select(p =>
            $"{e.GetTableName()}.{p.GetColumnName()} {p.GetColumnType()} {(p.IsNullable ? "null" : "not null")}"));
        var actual = new List<string>();
        await using var query = database.Administrator.CreateCommand("""
            select table_name || '.' || column_name || ' ' || data_type || case is_nullable when 'YES' then ' null' else ' not null' end
            from information_schema.columns where table_schema = 'auth' and table_name not in ('data_key', 'api_token')
            """);
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync()) actual.Add(rows.GetString(0));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [LedgerFact]
    public async Task Nodes_share_the_keys_of_cookies_and_forms()
    {
        var ring = new KeyRing(database.App);
        ring.StoreElement(new System.Xml.Linq.XElement("key", "一"), "key-1");
        Assert.Equal(["<key>一</key>"], new KeyRing(database.App).GetAllElements().Select(e => e.ToString()));
        await using var delete = database.App.CreateCommand("delete from auth.data_key");
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => delete.ExecuteNonQueryAsync());
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }
}
