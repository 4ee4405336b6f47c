using Npgsql;
using NpgsqlTypes;

namespace PerfLedger.Ledger;

/// <summary>Locks the lane and reads what a group is judged by, in one round trip.</summary>
internal static class LaneLook
{
    /// <summary>
    /// Begins a transaction. Under READ COMMITTED each statement sees all that was committed before the lock was granted. Streams go to the
    /// memory; the clock and the commands recorded before are returned.
    /// </summary>
    public static (DateTimeOffset Now, Dictionary<Guid, EarlierCommand> Earlier) Lock(
        LaneConnection connection, LaneMemory memory, IReadOnlyList<Rider> group)
    {
        var wanted = group.SelectMany(r => r.StreamIds).Distinct(StringComparer.Ordinal).ToArray();
        using var batch = connection.Batch(
            new("begin isolation level read committed"), new(LaneSql.Queue), new(LaneSql.Lock), new(LaneSql.Clock),
            With(LaneSql.Earlier, group.Select(r => r.Command.Id).Distinct().ToArray()), With(LaneSql.Streams, wanted));
        batch.Prepare();
        using var rows = batch.ExecuteReader();
        rows.NextResult(); // the turn in the queue
        if (!rows.Read())
            throw new LedgerException("台账缺少末行记录（ledger_head），没有写入；请用 perfledger verify 核对台账，并从备份恢复。");
        var (position, recorded) = (rows.GetInt64(0), rows.GetFieldValue<DateTimeOffset>(1));
        rows.NextResult();
        rows.Read();
        var now = rows.GetFieldValue<DateTimeOffset>(0);
        rows.NextResult();
        var earlier = ReadEarlier(rows);
        rows.NextResult();
        memory.Learn(position, recorded, now, ReadStreams(rows, wanted));
        return (now, earlier);
    }

    private static Dictionary<Guid, EarlierCommand> ReadEarlier(NpgsqlDataReader rows)
    {
        var earlier = new Dictionary<Guid, EarlierCommand>();
        while (rows.Read())
            earlier[rows.GetGuid(4)] = new(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetFieldValue<DateTimeOffset>(3));
        return earlier;
    }

    private static Dictionary<string, StreamView>.ValueCollection ReadStreams(NpgsqlDataReader rows, string[] wanted)
    {
        var found = wanted.ToDictionary(id => id, StreamView.None, StringComparer.Ordinal);
        while (rows.Read())
        {
            var stream = StreamView.Read(rows);
            found[stream.Id] = stream;
        }

        return found.Values;
    }

    private static NpgsqlBatchCommand With<T>(string sql, T[] values) =>
        new(sql) { Parameters = { new NpgsqlParameter<T[]> { TypedValue = values } } };
}
