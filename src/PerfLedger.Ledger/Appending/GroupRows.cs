using Npgsql;
using NpgsqlTypes;

namespace PerfLedger.Ledger;

/// <summary>The rows of a draft: one statement a table, however many ride.</summary>
internal sealed class GroupRows(Draft draft)
{
    /// <summary>Adds everything but the guard and the projections.</summary>
    public void AddTo(NpgsqlBatch batch)
    {
        if (draft.Events.Count > 0)
        {
            AddStreams(batch);
            AddEvents(batch);
            AddProof(batch);
        }

        batch.BatchCommands.Add(Step(
            LaneSql.Commands,
            Column(draft.Commands, c => c.Command.Id),
            Column(draft.Commands, c => c.Command.PayloadDigest),
            Column(draft.Commands, c => c.Accepted.FirstPosition),
            Column(draft.Commands, c => c.Accepted.LastPosition),
            Column(draft.Commands, c => c.Accepted.RecordedAt)));
    }

    /// <param name="expected">Head the draft rests on.</param>
    /// <param name="notBefore">Earliest clock the draft holds for.</param>
    /// <param name="notAfter">Latest.</param>
    public NpgsqlBatchCommand Guard(long expected, DateTimeOffset notBefore, DateTimeOffset notAfter) => Step(
        LaneSql.Guard, One(expected), One(draft.Position), One(draft.Recorded), One(notBefore), One(notAfter));

    private void AddStreams(NpgsqlBatch batch)
    {
        var fresh = draft.Moved.Where(s => s.Before == 0).ToArray();
        var moved = draft.Moved.Where(s => s.Before > 0).ToArray();
        if (fresh.Length > 0)
        {
            batch.BatchCommands.Add(Step(
                LaneSql.NewStreams, Column(fresh, s => s.After.Id), Column(fresh, s => s.After.Category!),
                Column(fresh, s => s.After.Version), Column(fresh, s => s.First), Column(fresh, s => s.Last)));
        }

        if (moved.Length > 0)
        {
            batch.BatchCommands.Add(Step(
                LaneSql.MovedStreams, Column(moved, s => s.After.Id), Column(moved, s => s.Before), Column(moved, s => s.After.Version),
                Column(moved, s => s.Last), One((long)moved.Length)));
        }
    }

    private void AddEvents(NpgsqlBatch batch) => batch.BatchCommands.Add(Step(
        LaneSql.Events,
        Column(draft.Events, e => e.Recorded.Position),
        Column(draft.Events, e => e.Recorded.Id),
        Column(draft.Events, e => e.Recorded.Stream),
        Column(draft.Events, e => e.Recorded.Version),
        Column(draft.Events, e => e.Recorded.Type),
        Json(draft.Events, e => e.Recorded.Json),
        Json(draft.Events, e => e.Prepared.HeadersJson),
        Column(draft.Events, e => e.Recorded.RecordedAt),
        Column(draft.Events, e => e.Recorded.ActorId),
        Column(draft.Events, e => e.Prepared.CommandText),
        Column(draft.Events, e => e.Prepared.OperationText)));

    private void AddProof(NpgsqlBatch batch)
    {
        batch.BatchCommands.Add(Step(
            LaneSql.Leaves, Column(draft.Events, e => e.Recorded.Position), Column(draft.Events, e => e.Recorded.Id),
            Column(draft.Events, e => e.Leaf), One((short)Leaf.Sha256)));
        var salts = draft.Events.SelectMany(e => e.Prepared.Salts, (e, s) => (e.Recorded.Id, Member: s.Key, Salt: s.Value)).ToArray();
        if (salts.Length > 0)
        {
            batch.BatchCommands.Add(Step(
                LaneSql.Salts, Column(salts, s => s.Id), Column(salts, s => s.Member), Column(salts, s => s.Salt)));
        }
    }

    private static NpgsqlBatchCommand Step(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
        var step = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            step.Parameters.Add(value);
        return step;
    }

    private static NpgsqlParameter<T> One<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<T[]> Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> of)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = of(rows[i]);
        return new() { TypedValue = values };
    }

    private static NpgsqlParameter<ReadOnlyMemory<byte>[]> Json(IReadOnlyList<DraftEvent> rows, Func<DraftEvent, ReadOnlyMemory<byte>> of)
    {
        var column = Column(rows, of);
        column.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb;
        return column;
    }
}
