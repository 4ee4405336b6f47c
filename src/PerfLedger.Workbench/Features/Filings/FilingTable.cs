using Npgsql;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>One row a filing: what the list shows and where a printed code leads.</summary>
internal sealed class FilingTable : IInlineProjection
{
    public string Name => "filing";

    public IReadOnlyList<string> Tables { get; } = ["filing"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var e in events)
            if (Streams.Read(e) is ReportFiled f)
                batch.BatchCommands.Add(Row(table("filing"), e, f));
    }

    private static NpgsqlBatchCommand Row(string table, RecordedEvent e, ReportFiled f) => Parameters.Command($"""
        insert into {table} (stream, number, unit, subject, version, freeze_position, position, recorded_at, filed_by, model_digest,
            byte_digest, retrospective, overdue_days)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::integer)
        """,
        e.Stream, f.Number, Units.Of(e.Stream), f.Freeze.Streams[0].Stream, f.Freeze.Streams[0].Version, f.Freeze.Position,
        e.Position, e.RecordedAt.UtcDateTime, e.ActorId, f.Pins.ModelDigest, f.Pins.ByteDigest, f.Retrospective, f.Overdue?.Days);
}
