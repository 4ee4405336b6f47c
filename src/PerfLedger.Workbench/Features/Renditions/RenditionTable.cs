using Npgsql;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Renditions;

/// <summary>One row a public rendition: where its printed code leads, and where it was published.</summary>
internal sealed class RenditionTable : IInlineProjection
{
    public string Name => "rendition";

    public IReadOnlyList<string> Tables { get; } = ["rendition"];

    public void Project(IReadOnlyList<RecordedEvent> events, NpgsqlBatch batch, Func<string, string> table)
    {
        foreach (var e in events)
        {
            var command = Streams.Read(e) switch
            {
                RenditionMade made => Made(table("rendition"), e, made),
                RenditionPublished published => Published(table("rendition"), e, published),
                _ => null,
            };
            if (command is not null) batch.BatchCommands.Add(command);
        }
    }

    private static NpgsqlBatchCommand Made(string table, RecordedEvent e, RenditionMade m) => Parameters.Command($"""
        insert into {table} (stream, number, rendition, unit, position, recorded_at, actor, hidden, kept, model_digest, byte_digest)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        e.Stream, m.Number, m.Rendition, Units.Of(e.Stream), e.Position, e.RecordedAt.UtcDateTime, e.ActorId,
        m.Places.Count(p => p.Hidden), m.Places.Count(p => !p.Hidden), m.Pins.ModelDigest, m.Pins.ByteDigest);

    private static NpgsqlBatchCommand Published(string table, RecordedEvent e, RenditionPublished p) => Parameters.Command(
        $"""
        update {table} set published_on = $4, published_at = $5, published_recorded_at = $6
        where stream = $1 and number = $2 and rendition = $3
        """,
        e.Stream, p.Number, p.Rendition, p.On, p.Where, e.RecordedAt.UtcDateTime);
}
