using System.Diagnostics;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>Applies a list of migrations.</summary>
internal sealed class MigrationRun(IReadOnlyList<MigrationFile> files)
{
    /// <summary>Key of the advisory lock; any number will do as long as it stays. The lock counts in this database only.</summary>
    private const long LockKey = 0x5065_7266_4C65_6467;

    public Task<MigrationReport> ApplyAsync(NpgsqlDataSource owner, CancellationToken ct) => ApplyAsync(owner, null, ct);

    public async Task<MigrationReport> ApplyAsync(NpgsqlDataSource owner, Func<CancellationToken, Task>? beside, CancellationToken ct)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);
        await RunAsync(connection, "select pg_advisory_lock($1)", ct, LockKey);
        try
        {
            await RunAsync(connection, "create schema if not exists ledger", ct);
            await RunAsync(connection, TableSql, ct);
            var status = Compare(await AppliedAsync(connection, ct));
            Refuse(status);
            foreach (var file in files.Where(f => status.Pending.Contains(f.Name)))
                await ApplyAsync(connection, file, ct);
            if (beside is not null)
                await beside(ct);
            return new(status.Pending);
        }
        finally
        {
            await RunAsync(connection, "select pg_advisory_unlock($1)", CancellationToken.None, LockKey);
        }
    }

    public async Task<MigrationStatus> StatusAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return Compare(await AppliedAsync(connection, ct));
    }

    private const string TableSql = """
        create table if not exists ledger.schema_migration (
            name text not null primary key,
            sha256 text not null,
            applied_at timestamp with time zone not null,
            ms bigint not null
        )
        """;

    private static void Refuse(MigrationStatus status)
    {
        if (status.Unknown.Count > 0)
        {
            throw new LedgerException(
                $"数据库里有本程序不认识的结构版本：{string.Join("、", status.Unknown)}。"
                + "程序比数据库旧：请运行较新的程序，或恢复升级前的备份。");
        }

        if (status.Changed.Count > 0)
        {
            throw new LedgerException(
                $"已执行的结构脚本在程序里被改动：{string.Join("、", status.Changed)}。"
                + "请恢复发布时的原文，把改动写成新的脚本。");
        }

        var last = status.Applied is [.., var latest] ? latest : "";
        if (status.Pending.FirstOrDefault(name => string.CompareOrdinal(name, last) < 0) is { } late)
        {
            throw new LedgerException(
                $"结构脚本 {late} 排在已执行的 {last} 之前；结构只向前走，请给它更大的编号。");
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, MigrationFile file, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            // Rather fail and be run again than queue in front of everybody who wants to work.
            await RunAsync(connection, "set local lock_timeout = '10s'", ct);
            await RunAsync(connection, file.Sql, ct);
            await RunAsync(
                connection, "insert into ledger.schema_migration (name, sha256, applied_at, ms) values ($1, $2, clock_timestamp(), $3)", ct,
                file.Name, file.Sha256, watch.ElapsedMilliseconds);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e)
        {
            var hint = e.Hint is null ? "" : " " + e.Hint;
            throw new LedgerException($"结构脚本 {file.Name} 没有执行成功，数据库没有变化：{e.MessageText}。{hint} 请排除原因后再运行 perfledger migrate。", e);
        }
    }

    private static async Task<Dictionary<string, string>> AppliedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using (var exists = Sql.Command(connection, "select to_regclass('ledger.schema_migration') is not null"))
        {
            if (await exists.ExecuteScalarAsync(ct) is not true)
                return applied;
        }

        await using var command = Sql.Command(connection, "select name, sha256 from ledger.schema_migration");
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            applied[rows.GetString(0)] = rows.GetString(1);
        return applied;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Sql.Command(connection, sql, values);
        command.CommandTimeout = 0; // a migration takes as long as it takes; the caller's token ends it
        await command.ExecuteNonQueryAsync(ct);
    }

    private MigrationStatus Compare(Dictionary<string, string> applied) => new(
        [.. applied.Keys.Order(StringComparer.Ordinal)],
        [.. files.Select(f => f.Name).Where(name => !applied.ContainsKey(name))],
        [.. files.Where(f => applied.TryGetValue(f.Name, out var sha256) && sha256 != f.Sha256).Select(f => f.Name)],
        [.. applied.Keys.Except(files.Select(f => f.Name)).Order(StringComparer.Ordinal)]);
}
