using Npgsql;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Seals;

/// <summary>One row a scan attached or a paper received.</summary>
internal sealed class SealTable : IInlineProjection
{
    public string Name => "seal";

    public IReadOnlyList<string> Tables { get; } = ["seal"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var e in events)
        {
            object?[]? values = Streams.Read(e) switch
            {
                SealAttached s => [s.Number, s.Scan, s.Name, s.MediaType, s.Pages, s.First, s.Last, null, null, null],
                PaperReceived p => [p.Number, null, null, null, null, null, null, p.ReceivedBy, p.On, p.KeptAt],
                _ => null,
            };
            if (values is not null) batch.BatchCommands.Add(Row(table("seal"), e, values));
        }
    }

    private static NpgsqlBatchCommand Row(string table, RecordedEvent e, object?[] values) => Parameters.Command($"""
        insert into {table} (position, stream, unit, recorded_at, actor,
            number, scan, name, media_type, pages, first_page, last_page, received_by, received_on, kept_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::integer, $11::integer, $12::integer, $13, $14::date, $15)
        """,
        [e.Position, e.Stream, Units.Of(e.Stream), e.RecordedAt.UtcDateTime, e.ActorId, .. values]);
}
