using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>A row of <c>mt_events</c> as an event.</summary>
internal static class EventRow
{
    public const string Columns = """
        e.seq_id, e.id, e.stream_id, e.version, e.type, e.data, e."timestamp", e.user_name, e.causation_id, e.correlation_id, e.headers
        """;

    public static RecordedEvent Read(NpgsqlDataReader row, EventCatalogue catalogue)
    {
        var position = row.GetInt64(0);
        return new RecordedEvent(
            position,
            row.GetGuid(1),
            row.GetString(2),
            row.GetInt64(3),
            catalogue.Find(row.GetString(4)).Name,
            row.GetFieldValue<byte[]>(5),
            row.GetFieldValue<DateTimeOffset>(6),
            Text(row, 7, position),
            Id(row, 8, position),
            Id(row, 9, position),
            HeadersJson.Read(row.IsDBNull(10) ? "null"u8.ToArray() : row.GetFieldValue<byte[]>(10), position));
    }

    private static string Text(NpgsqlDataReader row, int column, long position) =>
        row.IsDBNull(column) ? throw Foreign(row, column, position) : row.GetString(column);

    private static Guid Id(NpgsqlDataReader row, int column, long position) =>
        Guid.TryParseExact(Text(row, column, position), "D", out var id) ? id : throw Foreign(row, column, position);

    private static LedgerException Foreign(NpgsqlDataReader row, int column, long position) =>
        new($"Event {position} was not written by the ledger: its {row.GetName(column)} is not as it must be. Verify the ledger.");
}
