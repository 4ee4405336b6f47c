using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>Makes and removes the database of a ledger, as the owner's login.</summary>
internal static class LedgerDatabases
{
    private const int MostDrops = 20;

    private static readonly TimeSpan DropPause = TimeSpan.FromMilliseconds(250);

    public static async Task CreateAsync(string name, bool ifMissing, CancellationToken ct)
    {
        try
        {
            await AsOwnerAsync($"create database \"{Connections.Prefix}{name}\" encoding 'UTF8' template template0", ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            if (!ifMissing)
                throw new CliException(ExitCodes.Refused, $"台账 {name} 已经存在；没有改动。要更新结构请用 perfledger migrate --ledger {name}。");
        }

        await MigrateAsync(name, ct);
    }

    /// <summary>Brings the ledger up to this program: its own tables, and beside them those of Quartz.</summary>
    public static async Task<MigrationReport> MigrateAsync(string name, CancellationToken ct)
    {
        await using var owner = Connections.Open("Owner", name);
        return await Migrations.ApplyAsync(owner, c => AlarmClock.ProvisionAsync(Connections.To("Owner", name), c), ct);
    }

    /// <summary>Marks a ledger as one for trying out: whoever types --as is believed there. Nothing takes the mark off again.</summary>
    public static async Task MarkTrialAsync(string name, CancellationToken ct)
    {
        await using var owner = Connections.Open("Owner", name);
        await using var mark = owner.CreateCommand("insert into ledger.trial default values on conflict do nothing");
        await mark.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Ends the call unless the database is there, is a ledger, and the login may append to it but not change it.</summary>
    public static async Task RequireUsableAsync(NpgsqlDataSource main, string name, CancellationToken ct)
    {
        try
        {
            await using var exists = main.CreateCommand("select to_regclass('ledger.mt_events') is not null");
            if (await exists.ExecuteScalarAsync(ct) is not true)
                throw new CliException(ExitCodes.NoDatabase, $"数据库 {name} 还不是台账（没有建表）。请先运行 perfledger migrate。");
            await LedgerGuard.RefuseOwnerAsync(main, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            throw new CliException(ExitCodes.NotFound, $"没有台账“{name}”（数据库不存在）。用 perfledger ledgers 查看，或用 perfledger create {name} 新建。");
        }
        catch (LedgerException)
        {
            var login = new NpgsqlConnectionStringBuilder(main.ConnectionString).Username;
            throw new CliException(ExitCodes.NoDatabase,
                $"登录 {login} 能改动或删除已记录的事件，程序不以它运行。请在 ConnectionStrings__Main 中写应用的登录（perfledger_app）；所有者的登录只用于 migrate。");
        }
    }

    /// <summary>Removes the ledger of a demo if it exists. Only demos do this, and only with their own.</summary>
    public static async Task DropAsync(string demo, CancellationToken ct)
    {
        if (demo is not (Connections.Demo or Connections.Season)) throw new ArgumentException($"{demo} is no demo.", nameof(demo));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AsOwnerAsync($"drop database if exists \"{Connections.Prefix}{demo}\" with (force)", ct);
                return;
            }
            catch (PostgresException e) when (attempt < MostDrops && e.SqlState is
                PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse)
            {
                // Sessions of another login end in their own time, and the owner may not end them.
                await Task.Delay(DropPause, ct);
            }
        }
    }

    private static async Task AsOwnerAsync(string sql, CancellationToken ct)
    {
        var login = Connections.Login("Owner");
        login.Database = "postgres";
        login.Pooling = false;
        await using var connection = new NpgsqlConnection(login.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
