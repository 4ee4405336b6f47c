using System.Data;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// The single lane of writers: the lock on the head row. Who holds it knows the next position and version for certain, so positions are
/// dense and in commit order, a refused command burns nothing, and no reader ever needs a gap detector.
/// </summary>
internal sealed class Lane(NpgsqlDataSource main, IReadOnlyList<IInlineProjection> projections)
{
    public async Task<AppendResult> AppendAsync(PreparedCommand prepared, CancellationToken ct)
    {
        await using var connection = await main.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        var view = await LaneView.LockAsync(connection, prepared, ct);
        if (Judgement.Of(prepared.Command, view) is { } settled)
            return settled; // disposing rolls back; nothing was written
        Judgement.RequireSound(prepared.Command, view);
        var accepted = await WriteAsync(connection, prepared, view, ct);
        await transaction.CommitAsync(ct);
        return accepted;
    }

    private async Task<AppendResult> WriteAsync(NpgsqlConnection connection, PreparedCommand prepared, LaneView view, CancellationToken ct)
    {
        var writing = new LaneWriting(prepared, view);
        await using var batch = new NpgsqlBatch(connection);
        writing.AddTo(batch);
        var own = batch.BatchCommands.Count;
        if (writing.Recorded.Count > 0)
        {
            foreach (var projection in projections)
                projection.Project(writing.Recorded, batch, table => "ledger." + table);
        }

        await batch.ExecuteNonQueryAsync(ct);
        LaneWriting.RequireWritten(batch, own);
        return writing.Accepted;
    }
}
