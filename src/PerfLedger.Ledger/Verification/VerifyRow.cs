using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>An event with everything stored around it, as verification reads it: text as text, nothing interpreted.</summary>
internal sealed record VerifyRow(
    long Position, string[] Texts, string Stream, long Version, string Type, byte[] Data, byte[] Headers, long RecordedAt,
    string Command, bool Plain, byte[]? Leaf, byte[]? Previous, Dictionary<string, byte[]> Salts)
{
    private static readonly string RecordedSql = LedgerTime.MicrosecondsSql("""e."timestamp" """);

    private static readonly string Select = $"""
        select e.seq_id, e.id::text, e.stream_id, e.version, e.type, e.data, e.headers, {RecordedSql},
            coalesce(e.user_name, ''), coalesce(e.causation_id, ''), coalesce(e.correlation_id, ''),
            e.bdata is null and e.mt_dotnet_type is null and e.headers is not null
                and e.tenant_id is not distinct from '*DEFAULT*' and e.is_archived is not distinct from false,
            coalesce(s.type, ''), case when l.event_id = e.id and l.algorithm = 1 then l.leaf end, before.leaf, salt.members, salt.salts
        from ledger.mt_events e
        left join ledger.mt_streams s on s.id = e.stream_id
        left join ledger.ledger_leaf l on l.position = e.seq_id
        left join lateral (
            select bl.leaf from ledger.mt_events b left join ledger.ledger_leaf bl on bl.position = b.seq_id
            where b.stream_id = e.stream_id and b.version = e.version - 1 and b.seq_id < e.seq_id) before on true
        left join lateral (
            select array_agg(member order by member) members, array_agg(salt order by member) salts
            from ledger.ledger_salt where event_id = e.id) salt on true
        """;

    /// <summary>$1 = position after which to begin, $2 = last position, $3 = size of a page.</summary>
    public static readonly string Sql = Select + " where e.seq_id > $1 and e.seq_id <= $2 order by e.seq_id limit $3";

    /// <summary>$1 = stream, $2 = last version.</summary>
    public static readonly string OfStreamSql = Select + " where e.stream_id = $1 and e.version <= $2 order by e.version";

    public static VerifyRow Read(NpgsqlDataReader row)
    {
        var stream = row.IsDBNull(2) ? "" : row.GetString(2);
        var texts = Ledger.Leaf.Texts(
            row.GetString(1), stream, row.GetString(12), row.GetString(4), row.GetString(8), row.GetString(9), row.GetString(10));
        return new VerifyRow(
            row.GetInt64(0), texts, stream, row.GetInt64(3), row.GetString(4), row.GetFieldValue<byte[]>(5),
            row.IsDBNull(6) ? "null"u8.ToArray() : row.GetFieldValue<byte[]>(6), row.GetInt64(7), row.GetString(9),
            row.GetBoolean(11), Bytes(row, 13), Bytes(row, 14), ReadSalts(row));
    }

    /// <summary>The leaf that the stored row gives. Version 1 stands on nothing, any other on the leaf of the version before.</summary>
    public byte[] Recompute()
    {
        using var headers = JsonDocument.Parse(Headers);
        using var data = JsonDocument.Parse(Data);
        var content = Ledger.Leaf.ContentHash(new EventContent(Texts, headers.RootElement, data.RootElement, Salts));
        return Ledger.Leaf.Hash(Position, Version, RecordedAt, Version == 1 ? Ledger.Leaf.None : Previous, content);
    }

    /// <summary>Whether every private member of the event, as the program knows its type, is there with its salt and no other is.</summary>
    public bool SaltsFit(EventType type)
    {
        using var headers = JsonDocument.Parse(Headers);
        using var data = JsonDocument.Parse(Data);
        // Another schema may have had other private members; the leaf still binds them.
        if (headers.RootElement.ValueKind != JsonValueKind.Object || !headers.RootElement.TryGetProperty("schema", out var schema)
            || schema.GetRawText() != type.Schema.ToString(CultureInfo.InvariantCulture))
            return true;
        return PrivateMembers.Occurrences(type, headers.RootElement, data.RootElement).ToHashSet().SetEquals(Salts.Keys);
    }

    private static byte[]? Bytes(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private static Dictionary<string, byte[]> ReadSalts(NpgsqlDataReader row)
    {
        var members = row.IsDBNull(15) ? [] : row.GetFieldValue<string[]>(15);
        var salts = row.IsDBNull(16) ? [] : row.GetFieldValue<byte[][]>(16);
        return members.Zip(salts).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}
