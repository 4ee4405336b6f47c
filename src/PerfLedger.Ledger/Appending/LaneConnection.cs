using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>The one connection of the lane, with its statements prepared. Opened when needed; a lost one is replaced by the next call.</summary>
internal sealed class LaneConnection(NpgsqlDataSource main) : IDisposable
{
    private NpgsqlConnection? connection;

    public bool IsOpen => connection is { State: System.Data.ConnectionState.Open };

    public NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> steps)
    {
        connection ??= main.OpenConnection();
        var batch = connection.CreateBatch();
        foreach (var step in steps)
            batch.BatchCommands.Add(step);
        return batch;
    }

    /// <summary>One round trip, and once more for statements this connection has not seen yet.</summary>
    public static NpgsqlDataReader Run(NpgsqlBatch batch)
    {
        batch.Prepare();
        return batch.ExecuteReader();
    }

    /// <summary>Ends a transaction that failed or wrote nothing; a connection that cannot is given up.</summary>
    public void Rollback()
    {
        try
        {
            using var batch = Batch(new NpgsqlBatchCommand("rollback"));
            batch.ExecuteNonQuery();
        }
        catch (NpgsqlException)
        {
            GiveUp();
        }
    }

    /// <summary>Where one connection was lost, the others of the pool are not trusted either.</summary>
    public void GiveUp()
    {
        Dispose();
        main.Clear();
    }

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
    }
}
