using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>The one connection of the lane, with its statements prepared. Opened when needed; a lost one is replaced.</summary>
internal sealed class LaneConnection(NpgsqlDataSource main) : IDisposable
{
    private NpgsqlConnection? connection;

    public bool IsOpen => connection is { State: System.Data.ConnectionState.Open };

    public NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> steps)
    {
        connection ??= Open();
        var batch = connection.CreateBatch();
        foreach (var step in steps)
            batch.BatchCommands.Add(step);
        return batch;
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

    /// <summary>
    /// Every statement here finds rows by key, whatever the arrays hold, so one plan serves for ever: planning anew for each group would
    /// cost more than running it, and a plan made while a table was small must not scan it when it has grown.
    /// </summary>
    private NpgsqlConnection Open()
    {
        var opened = main.OpenConnection();
        using var settings = new NpgsqlCommand("set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set jit = off", opened);
        settings.ExecuteNonQuery();
        return opened;
    }

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
    }
}
