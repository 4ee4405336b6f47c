using Npgsql;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>One query of <see cref="Reads"/>, used like a command of Npgsql.</summary>
internal sealed class ReadCommand : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;
    private readonly NpgsqlBatchCommand _query;

    public ReadCommand(NpgsqlBatch batch, string sql)
    {
        _batch = batch;
        _query = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(_query);
    }

    public string CommandText
    {
        get => _query.CommandText;
        set => _query.CommandText = value;
    }

    public NpgsqlParameterCollection Parameters => _query.Parameters;

    /// <summary>The rows of the query; those of the scope before it are passed over.</summary>
    public async Task<NpgsqlDataReader> ExecuteReaderAsync(CancellationToken ct)
    {
        var reader = await _batch.ExecuteReaderAsync(ct);
        try
        {
            for (var before = _batch.BatchCommands.Count - 1; before > 0; before--) await reader.NextResultAsync(ct);
            return reader;
        }
        catch
        {
            await reader.DisposeAsync(); // gives the connection back
            throw;
        }
    }

    /// <summary>The first value of the first row; null when there is no row.</summary>
    public async Task<object?> ExecuteScalarAsync(CancellationToken ct)
    {
        await using var reader = await ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? reader.GetValue(0) : null;
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
