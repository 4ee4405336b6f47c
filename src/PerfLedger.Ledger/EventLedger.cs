using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// The append-only ledger: commands in, events out. One ledger is one database; a program needs one such object, safe for concurrent use:
/// what is appended through it at the same time is written together. It keeps one connection from its first append to its disposal.
/// The data source is the application's login (<see cref="LedgerGuard"/>) and stays the caller's to dispose.
/// </summary>
public sealed class EventLedger(NpgsqlDataSource main, EventCatalogue catalogue, IReadOnlyList<IInlineProjection> projections)
    : IAsyncDisposable
{
    /// <summary>Most commands that wait to be recorded; the next one is refused.</summary>
    public const int MostWaiting = 1000;

    private readonly LedgerReader reader = new(main);
    private readonly Lane lane = new(new GroupWriter(main, projections), MostWaiting);

    internal EventCatalogue Catalogue => catalogue;

    /// <summary>
    /// Records the command with its inline projections in one transaction, or says why not. A command the ledger could never keep
    /// (unknown type, malformed JSON, too many events) is an exception. So is a fault of the command's own (a projection that fails): it
    /// touches nobody who is written with it. <see cref="LedgerUnavailableException"/>: too many wait or PostgreSQL is away. Cancelling
    /// withdraws a command that still waits; one that is being written already is finished. The caller may find himself writing
    /// for all who wait, so the call can take as long as a write.
    /// </summary>
    public Task<AppendResult> AppendAsync(Command command, CancellationToken ct = default)
    {
        CommandRules.Check(command);
        return lane.AppendAsync(PreparedCommand.Of(command, catalogue), ct);
    }

    /// <summary>What a command id gave when it was first recorded; null when it is unknown. Asked before a repeated command is decided
    /// again.</summary>
    /// <param name="id">Command id.</param>
    /// <param name="payloadDigest">Digest of what is asked for now.</param>
    /// <param name="ct">Cancels the look-up.</param>
    /// <returns><see cref="AppendResult.Accepted"/> as repeated, <see cref="AppendResult.CommandReused"/>, or null.</returns>
    public Task<AppendResult?> FindCommandAsync(Guid id, string payloadDigest, CancellationToken ct = default) =>
        reader.FindCommandAsync(id, payloadDigest, ct);

    /// <summary>Events of a stream in order of version.</summary>
    public IAsyncEnumerable<RecordedEvent> ReadStreamAsync(
        string stream, long fromVersion = 1, long? toVersion = null, CancellationToken ct = default)
    {
        const string sql = $"""
            select {EventRow.Columns} from ledger.mt_events e
            where e.stream_id = $3 and e.version > $1 and e.version <= $4
            order by e.version limit $2
            """;
        return EventPages.ReadAsync(main, catalogue, sql, e => e.Version, fromVersion - 1, [stream, toVersion ?? long.MaxValue], ct);
    }

    /// <summary>The state of a stream now or as of a version, position or instant, from its events in one statement.</summary>
    public async Task<Folded<TState>> FoldAsync<TState>(
        Category<TState> category, string stream, AsOf asOf = default, CancellationToken ct = default)
    {
        const string sql = $"""
            select {EventRow.Columns} from ledger.mt_events e
            where e.stream_id = $1 and e.version <= $2 and e.seq_id <= $3 and e."timestamp" <= $4
            order by e.version
            """;
        var until = asOf.AtInstant ?? DateTimeOffset.MaxValue; // travels as PostgreSQL's infinity
        await using var command = Sql.Command(
            main, sql, stream, asOf.AtVersion ?? long.MaxValue, asOf.AtPosition ?? long.MaxValue, until);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var folded = new Folded<TState>(category.Initial, 0, 0);
        var row = new EventRow(rows, catalogue);
        while (await rows.ReadAsync(ct))
        {
            var recorded = row.Read();
            folded = new(category.Evolve(folded.State, recorded), recorded.Version, recorded.Position);
        }

        return folded;
    }

    /// <summary>All events after a position in order of position, to feed read models and subscriptions.</summary>
    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(
        long afterPosition = 0, long? toPosition = null, CancellationToken ct = default)
    {
        const string sql = $"""
            select {EventRow.Columns} from ledger.mt_events e
            where e.seq_id > $1 and e.seq_id <= $3
            order by e.seq_id limit $2
            """;
        return EventPages.ReadAsync(main, catalogue, sql, e => e.Position, afterPosition, [toPosition ?? long.MaxValue], ct);
    }

    /// <summary>Events of many streams as of one position, in order of position: a consistent cut.</summary>
    public IAsyncEnumerable<RecordedEvent> ReadStreamsAsync(
        IReadOnlyCollection<string> streams, long atPosition, CancellationToken ct = default)
    {
        const string sql = $"""
            select {EventRow.Columns} from ledger.mt_events e
            where e.stream_id = any($3) and e.seq_id > $1 and e.seq_id <= $4
            order by e.seq_id limit $2
            """;
        return EventPages.ReadAsync(main, catalogue, sql, e => e.Position, 0, [streams.ToArray(), atPosition], ct);
    }

    /// <summary>The events of a stream up to a version with all that proves them: salts, leaves and the leaves before.</summary>
    public async Task<IReadOnlyList<EventProof>> ReadProofsAsync(string stream, long toVersion, CancellationToken ct = default)
    {
        var proofs = new List<EventProof>();
        await using var command = Sql.Command(main, VerifyRow.OfStreamSql, stream, toVersion);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) proofs.Add(new EventProof(VerifyRow.Read(rows)));
        return proofs;
    }

    /// <summary>Heads of all streams whose id begins with the prefix, now or as of a position, in ordinal order of id.</summary>
    public Task<IReadOnlyList<StreamHead>> StreamsAsync(string prefix, long? atPosition = null, CancellationToken ct = default) =>
        reader.StreamsAsync(prefix, atPosition, ct);

    /// <summary>Position of the last event recorded at or before the instant; 0 = none.</summary>
    public Task<long> PositionAtAsync(DateTimeOffset instant, CancellationToken ct = default) => reader.PositionAtAsync(instant, ct);

    /// <summary>Where the ledger stood when this position, from 1, was its head.</summary>
    public Task<LedgerHead> HeadAtAsync(long position, CancellationToken ct = default) => reader.HeadAtAsync(position, ct);

    /// <summary>Where the ledger stands.</summary>
    public Task<LedgerHead> HeadAsync(CancellationToken ct = default) => reader.HeadAsync(ct);

    /// <summary>The instant by the clock of the ledger, which decides what is in time.</summary>
    public Task<DateTimeOffset> ClockAsync(CancellationToken ct = default) => reader.ClockAsync(ct);

    /// <summary>Takes no more commands, finishes those that wait, and gives the connection back.</summary>
    public ValueTask DisposeAsync() => lane.DisposeAsync();
}
