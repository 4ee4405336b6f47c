using Npgsql;

namespace PerfLedger.Testing;

/// <summary>A ledger whose tables lie on a small disk, while the log of PostgreSQL lies where it always does.</summary>
public sealed class FullDisk : IAsyncDisposable
{
    private readonly string tablespace = $"perfledger_small_{Guid.NewGuid():N}";

    private FullDisk()
    {
    }

    public SmallDisk Disk { get; } = new(24);

    /// <summary>Moves the tables there. The disk goes away after the database.</summary>
    public static async Task<FullDisk> UnderAsync(LedgerDatabase database)
    {
        var full = new FullDisk();
        var server = (string)(await RunAsync(database.Administrator, "show data_directory"))!;
        var folder = full.Disk.Folder("tables", ownedLike: server);
        await RunAsync(database.Administrator, $"create tablespace {full.tablespace} location '{folder}'");
        foreach (var kind in new[] { "table", "index" })
            await RunAsync(database.Administrator, $"alter {kind} all in tablespace pg_default set tablespace {full.tablespace}");
        return full;
    }

    public async ValueTask DisposeAsync()
    {
        await using (var administrator = TestServer.Source("postgres"))
            await RunAsync(administrator, $"drop tablespace {tablespace}");
        Disk.Dispose();
    }

    private static async Task<object?> RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}

/// <summary>A test that fills a disk. Without PostgreSQL it is as <see cref="LedgerFactAttribute"/>; without root it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FullDiskFactAttribute : FactAttribute
{
    public FullDiskFactAttribute() => Skip = TestServer.IsMissing && !TestServer.IsDemanded ? TestServer.Remedy : SmallDisk.Missing.Value;
}
