using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// A lock by name that belongs to a session of PostgreSQL: whoever loses the session loses the lock, so the work it guards is done on
/// the same connection. It is asked for again and again instead of waited for: a waiting statement holds a snapshot, and with it back
/// the clean-up of the head row. It counts in one database only.
/// </summary>
internal static class AdvisoryLock
{
    /// <summary>The key of a name, as SQL over $1.</summary>
    public const string Key = "hashtextextended('perfledger:' || $1, 0)";

    public static async Task<bool> TryAsync(NpgsqlConnection connection, string name, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, $"select pg_try_advisory_lock({Key})", name);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    /// <summary>Gives the lock back before the connection goes back to its pool; a connection that is gone has given it back.</summary>
    public static async Task ReleaseAsync(NpgsqlConnection connection, string name)
    {
        try
        {
            await using var command = Sql.Command(connection, $"select pg_advisory_unlock({Key})", name);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            NpgsqlConnection.ClearPool(connection); // closes it for good instead of lending it again with the lock
        }
    }
}
