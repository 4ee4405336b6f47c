using System.Data;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// The one holder of a follower: a connection with its lock, on which it also works, so that who loses the lock cannot commit either.
/// </summary>
internal sealed class FollowerSession : IAsyncDisposable
{
    /// <summary>Most events of one transaction. Bounds how long its snapshot holds back the clean-up of the head row.</summary>
    private const int MostEvents = 500;

    private readonly NpgsqlConnection connection;
    private readonly EventCatalogue catalogue;
    private readonly IFollower follower;
    private readonly FollowerProgress progress;
    private long alone; // up to this position events are taken one by one, to find the guilty one

    private FollowerSession(NpgsqlConnection connection, EventCatalogue catalogue, IFollower follower)
    {
        (this.connection, this.catalogue, this.follower) = (connection, catalogue, follower);
        progress = new(connection, follower.Name);
    }

    /// <summary>Up to here the work is committed.</summary>
    public long Position { get; private set; }

    /// <summary>The session, or null when another one has the follower.</summary>
    public static async Task<FollowerSession?> TryOpenAsync(
        NpgsqlDataSource main, EventCatalogue catalogue, IFollower follower, CancellationToken ct)
    {
        var connection = await main.OpenConnectionAsync(ct);
        var session = new FollowerSession(connection, catalogue, follower);
        try
        {
            if (await AdvisoryLock.TryAsync(connection, LockName(follower.Name), ct))
            {
                session.Position = await session.progress.BeginAsync(ct);
                return session;
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public static string LockName(string follower) => "follower:" + follower;

    /// <summary>
    /// Takes the next events; false when there are none. Events that fail together are taken one by one, so that the good ones are
    /// kept and the guilty one is named.
    /// </summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        try
        {
            return await TakeAsync(Position < alone ? 1 : MostEvents, ct);
        }
        catch (Exception e) when (!IsAway(e) && !ct.IsCancellationRequested)
        {
            if (Position >= alone)
            {
                alone = Position + MostEvents;
                return await StepAsync(ct);
            }

            await progress.StopAsync(e.Message, ct);
            throw new FollowerStoppedException(follower.Name, Position, e);
        }
    }

    /// <summary>
    /// True for what is no fault of follower or event: the server is away or busy, and trying again is the cure. A statement that
    /// ran out of time is none of it: it would again.
    /// </summary>
    public static bool IsAway(Exception e) => e switch
    {
        PostgresException p => p.IsTransient || p.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException n => n.IsTransient,
        _ => false,
    };

    public async ValueTask DisposeAsync()
    {
        await AdvisoryLock.ReleaseAsync(connection, LockName(follower.Name));
        await connection.DisposeAsync();
    }

    /// <summary>Reads outside the transaction, which is open while the follower writes and no longer: events never change.</summary>
    private async Task<bool> TakeAsync(int most, CancellationToken ct)
    {
        var page = await Replay.PageAsync(connection, catalogue, Position, most, ct);
        if (page.Count == 0)
            return false;
        if (page[^1].Position != Position + page.Count)
            throw new LedgerException($"台账在位置 {Position} 之后缺了事件；请用 perfledger verify 核对台账，并从备份恢复。");
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        await follower.FollowAsync(page, connection, transaction, ct);
        await progress.AdvanceAsync(Position, page[^1].Position, ct);
        await transaction.CommitAsync(ct);
        Position = page[^1].Position;
        return true;
    }
}
