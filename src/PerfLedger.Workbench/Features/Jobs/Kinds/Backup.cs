using System.Globalization;
using System.Text.Json.Nodes;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>Dumps the ledger's schema with pg_dump as the application's login, and tries the last dump by restoring it.</summary>
internal sealed class Backup(LedgerSession session, BackupFolder? folder)
{
    public const string Name = "backup", Drill = "restore-drill";

    private static bool HasOwner => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("ConnectionStrings__Owner"));

    /// <summary>Why there is no backup here.</summary>
    public string? Off => folder is null ? "没有设置备份目录 PERFLEDGER_BACKUP_DIR"
        : PgTools.Find("pg_dump") is null || PgTools.Find("pg_restore") is null ? "没有找到 pg_dump、pg_restore（可用 PERFLEDGER_PG_BIN 指明）"
        : null;

    /// <summary>Why the last dump cannot be tried here.</summary>
    public string? DrillOff => Off ?? (HasOwner ? null : "没有设置 ConnectionStrings__Owner，不能建恢复演练用的临时数据库");

    /// <summary>
    /// Schema ledger only: what Quartz holds is not worth keeping. Written beside and renamed, so a file of that name is whole; the same
    /// work again finds it there.
    /// </summary>
    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var file = folder!.FileOf(session.Name, item.Planned);
        var before = await session.Ledger.HeadAsync(ct);
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder.Path);
            var part = string.Create(CultureInfo.InvariantCulture, $"{file}.{item.Token}.part");
            try
            {
                var main = Connections.To("Main", session.Name);
                // The policies let this login see every row; without the word pg_dump refuses tables that have any.
                await PgTools.RunAsync("pg_dump", main,
                    ["--format=custom", "--schema=ledger", "--enable-row-security", "--no-password", "--file=" + part], ct);
                await RequireWholeAsync(main, part, ct);
                File.Move(part, file, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        }

        var dumps = folder.Of(session.Name);
        foreach (var old in dumps.Skip(folder.Keep)) File.Delete(old);
        var size = new FileInfo(file).Length;
        return JobOutcome.Ok(
            string.Create(CultureInfo.InvariantCulture, $"已备份到 {file}（{size / 1024} KiB），保留 {Math.Min(dumps.Count, folder.Keep)} 份"),
            new JsonObject { ["file"] = file, ["size"] = size, ["position"] = before.Position, ["leaf"] = before.Leaf });
    }

    /// <summary>Restores the last dump into a database of its own, verifies all of it, compares it with the ledger, and drops it.</summary>
    public async Task<JobOutcome> DrillAsync(WorkItem item, CancellationToken ct)
    {
        if (folder!.Of(session.Name) is not [var dump, ..]) return JobOutcome.Warning("还没有备份可供演练");
        var owner = Connections.To("Owner", session.Name);
        var place = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Database = "drill_" + owner.Database, Pooling = false };
        await AdministerAsync(owner, $"drop database if exists \"{place.Database}\" with (force)", ct);
        await AdministerAsync(owner, $"create database \"{place.Database}\" encoding 'UTF8' template template0", ct);
        try
        {
            string[] words = ["--no-owner", "--exit-on-error", "--no-password", "--dbname=" + place.Database, dump];
            await PgTools.RunAsync("pg_restore", place, words, ct);
            await using var restored = NpgsqlDataSource.Create(place);
            return await JudgeAsync(Path.GetFileName(dump), await LedgerVerifier.VerifyAsync(restored, Streams.Catalogue, null, ct), ct);
        }
        finally
        {
            await AdministerAsync(owner, $"drop database if exists \"{place.Database}\" with (force)", CancellationToken.None);
        }
    }

    private async Task<JobOutcome> JudgeAsync(string dump, VerifyReport report, CancellationToken ct)
    {
        var (position, leaf) = (report.Head.Position, report.Head.Leaf);
        var same = position == 0 || (await session.Ledger.HeadAtAsync(position, ct)).Leaf == leaf;
        var result = new JsonObject { ["dump"] = dump, ["position"] = position, ["events"] = report.Events };
        return !report.IsSound ? JobOutcome.Alarm($"{dump} 恢复后核对不通过：{report.Problems[0].Sentence}", result)
            : !same ? JobOutcome.Alarm($"{dump} 恢复后的凭证与现在的台账不同：备份或台账被改动过", result)
            : JobOutcome.Ok(string.Create(CultureInfo.InvariantCulture, $"{dump} 恢复成功，核对 {report.Events} 条事件全部一致"), result);
    }

    private static async Task RequireWholeAsync(NpgsqlConnectionStringBuilder main, string file, CancellationToken ct)
    {
        var list = await PgTools.RunAsync("pg_restore", main, ["--list", file], ct);
        foreach (var table in new[] { "mt_events", "ledger_leaf", "archive_blob", "schema_migration" })
            if (!list.Contains($"TABLE DATA ledger {table} ", StringComparison.Ordinal))
                throw new IOException($"备份不完整：缺少 {table} 的数据");
    }

    private static async Task AdministerAsync(NpgsqlConnectionStringBuilder owner, string sql, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
