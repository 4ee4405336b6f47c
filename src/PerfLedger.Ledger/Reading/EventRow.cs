using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// Rows of <c>mt_events</c> as events. One reader for a run of rows: a person mostly writes many events in the same circumstances, so
/// headers equal to those of the row before are not parsed again.
/// </summary>
internal sealed class EventRow(NpgsqlDataReader row, EventCatalogue catalogue)
{
    private byte[] lastHeaders = [];
    private EventHeaders? last;

    public const string Columns = """
        e.seq_id, e.id, e.stream_id, e.version, e.type, e.data, e."timestamp", e.user_name, e.causation_id, e.correlation_id, e.headers
        """;

    public RecordedEvent Read()
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
            Text(7, position),
            Id(8, position),
            Id(9, position),
            Headers(position));
    }

    private EventHeaders Headers(long position)
    {
        var bytes = row.IsDBNull(10) ? "null"u8.ToArray() : row.GetFieldValue<byte[]>(10);
        if (last is null || !bytes.AsSpan().SequenceEqual(lastHeaders))
            (lastHeaders, last) = (bytes, HeadersJson.Read(bytes, position));
        return last;
    }

    private string Text(int column, long position) =>
        row.IsDBNull(column) ? throw Foreign(column, position) : row.GetString(column);

    private Guid Id(int column, long position) =>
        Guid.TryParseExact(Text(column, position), "D", out var id) ? id : throw Foreign(column, position);

    private LedgerException Foreign(int column, long position) =>
        new($"Event {position} was not written by the ledger: its {row.GetName(column)} is not as it must be. Verify the ledger.");
}
