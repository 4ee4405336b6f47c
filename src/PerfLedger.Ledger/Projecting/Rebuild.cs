using System.Data;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// Fills the tables of a projection anew beside the live ones while appends go on, and lets them take their place. The live tables are
/// read and written as ever until the swap, which waits for the lane, adds the last events and renames. A rebuild that dies leaves
/// the live tables as they are; what it had built is dropped by the next.
/// </summary>
internal sealed class Rebuild(NpgsqlDataSource owner, EventCatalogue catalogue, IInlineProjection projection)
{
    /// <summary>How often the swap is tried when somebody reads the live table for long.</summary>
    private const int Attempts = 30;

    private long position;

    public async Task RunAsync(CancellationToken ct)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);
        var name = "rebuild:" + projection.Name;
        if (!await AdvisoryLock.TryAsync(connection, name, ct))
            throw new LedgerException($"查询表“{projection.Name}”正在重建；请等它结束后再试。");
        try
        {
            await EachTableAsync(connection, "rebuild_begin", ct);
            await FillAsync(connection, ct);
            await EachTableAsync(connection, "rebuild_finish", ct);
            await FillAsync(connection, ct);
            await SwapAsync(connection, ct);
        }
        catch (Exception e) when (e is not NpgsqlException || connection.State == ConnectionState.Open)
        {
            await EachTableAsync(connection, "rebuild_drop", CancellationToken.None);
            throw;
        }
        finally
        {
            await AdvisoryLock.ReleaseAsync(connection, name);
        }
    }

    private static string Rebuilt(string table) => $"ledger.{table}_rebuild";

    /// <summary>The next page is read while this one is written. Ends where the ledger ended at the last look.</summary>
    private async Task FillAsync(NpgsqlConnection writing, CancellationToken ct)
    {
        await using var reading = await owner.OpenConnectionAsync(ct);
        var page = await PageAsync(reading, ct);
        while (page.Count > 0)
        {
            position = page[^1].Position;
            var next = PageAsync(reading, ct);
            await Task.WhenAll(next, Replay.ProjectAsync(writing, projection, page, Rebuilt, ct));
            page = await next;
        }
    }

    private Task<List<RecordedEvent>> PageAsync(NpgsqlConnection reading, CancellationToken ct) =>
        Replay.PageAsync(reading, catalogue, position, Replay.PageSize, ct);

    private async Task SwapAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TrySwapAsync(connection, ct);
                return;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (attempt == Attempts)
                    throw new LedgerException($"查询表“{projection.Name}”一直有人在读，没有换上新表，原表不变；请在空闲时重做。", e);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), ct);
            await FillAsync(connection, ct);
        }
    }

    /// <summary>
    /// The lane is locked as a table and first, as every writer does, so nobody who waits for it holds a lock the swap needs; readers of
    /// the head go on. Rather give the lane back and try again than let all writers wait for one reader.
    /// </summary>
    private async Task TrySwapAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var before = position;
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        try
        {
            await RunAsync(connection, "set local lock_timeout = '1s'", ct);
            await RunAsync(connection, "lock table ledger.ledger_head in exclusive mode", ct);
            for (List<RecordedEvent> page; (page = await PageAsync(connection, ct)).Count > 0; position = page[^1].Position)
                await Replay.ProjectAsync(connection, projection, page, Rebuilt, ct);
            await EachTableAsync(connection, "rebuild_swap", ct);
            await transaction.CommitAsync(ct);
        }
        catch
        {
            position = before; // what was added under the lock is rolled back
            throw;
        }
    }

    private async Task EachTableAsync(NpgsqlConnection connection, string function, CancellationToken ct)
    {
        foreach (var table in projection.Tables)
            await RunAsync(connection, $"select ledger.{function}($1)", ct, table);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Sql.Command(connection, sql, values);
        command.CommandTimeout = 0; // an index over many rows takes as long as it takes
        await command.ExecuteNonQueryAsync(ct);
    }
}
