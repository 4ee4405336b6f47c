using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>Makes and removes the database of a ledger, as the owner's login.</summary>
internal static class LedgerDatabases
{
    public static async Task CreateAsync(string name, CancellationToken ct)
    {
        try
        {
            await AsOwnerAsync($"create database \"{Connections.Prefix}{name}\" encoding 'UTF8' template template0", ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            throw new CliException(ExitCodes.Refused, $"台账 {name} 已经存在；没有改动。要更新结构请用 perfledger migrate --ledger {name}。");
        }

        await using var owner = Connections.Open("Owner", name);
        await Migrations.ApplyAsync(owner, ct);
    }

    /// <summary>Removes the ledger if it exists. Only the demo does this, and only with its own.</summary>
    public static Task DropDemoAsync(CancellationToken ct) =>
        AsOwnerAsync($"drop database if exists \"{Connections.Prefix}{Connections.Demo}\" with (force)", ct);

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
