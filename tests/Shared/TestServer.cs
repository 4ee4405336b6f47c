using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Testing;

/// <summary>The PostgreSQL of the tests: an administrator's connection in PERFLEDGER_TEST_SERVER, logins without passwords.</summary>
public static class TestServer
{
    public const string Remedy = "Set PERFLEDGER_TEST_SERVER to an administrator's connection, or run ./perfledger test.";

    private static readonly string? Administrator = Environment.GetEnvironmentVariable("PERFLEDGER_TEST_SERVER");

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    public static bool IsMissing => string.IsNullOrEmpty(Administrator);

    public static bool IsDemanded => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    /// <summary>A source for a login and database of the test server. Without pool, so that databases can be dropped at once.</summary>
    public static NpgsqlDataSource Source(string database, string? login = null, bool pooled = false, string? timeZone = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(Administrator ?? throw new InvalidOperationException(Remedy))
        {
            Database = database,
            Pooling = pooled,
            IncludeErrorDetail = true,
        };
        if (login is not null)
            settings.Username = login;
        if (timeZone is not null)
            settings.Timezone = timeZone;
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>A new database of the owner: a copy of the migrated template, or empty.</summary>
    public static async Task<string> CreateAsync(bool migrated = true)
    {
        var name = $"perfledger_test_{Guid.NewGuid():N}";
        var template = migrated ? await Template.Value : "template0";
        await AdministerAsync($"""create database {name} template {template} owner perfledger_owner""");
        return name;
    }

    public static Task DropAsync(string database) => AdministerAsync($"drop database if exists {database} with (force)");

    /// <summary>Made once for a set of migrations and kept: the next run, or the next test project, finds it.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"template_perfledger_{Migrations.Fingerprint[..16]}";
        await using var administrator = Source("postgres");
        await using var connection = await administrator.OpenConnectionAsync();
        await RunAsync(connection, "select pg_advisory_lock(7265436)"); // released with the session
        await using var exists = new NpgsqlCommand($"select exists (select from pg_database where datname = '{name}')", connection);
        if (await exists.ExecuteScalarAsync() is true)
            return name;
        foreach (var role in new[] { "perfledger_owner", "perfledger_app", "perfledger_reader" })
            await RunAsync(connection, $"do $$ begin if to_regrole('{role}') is null then create role {role} login; end if; end $$");
        var making = $"{name}_making";
        await RunAsync(connection, $"drop database if exists {making} with (force)");
        await RunAsync(connection, $"create database {making} template template0 encoding 'UTF8' owner perfledger_owner");
        await using (var owner = Source(making, "perfledger_owner"))
        {
            await Migrations.ApplyAsync(owner);
            await using var trial = owner.CreateCommand("insert into ledger.trial default values"); // tests say who they are
            await trial.ExecuteNonQueryAsync();
        }
        await RunAsync(connection, $"alter database {making} rename to {name}");
        return name;
    }

    private static async Task AdministerAsync(string sql)
    {
        await using var administrator = Source("postgres");
        await using var connection = await administrator.OpenConnectionAsync();
        await RunAsync(connection, sql);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
