using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace PerfLedger.Ledger;

/// <summary>The rows of an accepted command, for one round trip.</summary>
internal sealed class LaneWriting
{
    private readonly Command command;
    private readonly IReadOnlyList<PreparedEvent> prepared;
    private readonly LaneView view;
    private readonly DateTimeOffset recordedAt;
    private readonly List<byte[]> leaves = [];

    public LaneWriting(PreparedCommand command, LaneView view)
    {
        (this.command, prepared, this.view) = (command.Command, command.Events, view);
        // A command without events does not move the head, so its time needs no step of its own.
        recordedAt = prepared.Count > 0 ? LedgerTime.Next(view.Clock, view.Recorded)
            : view.Clock > view.Recorded ? view.Clock : view.Recorded;
        Recorded = [.. prepared.Select((e, i) => e.At(view.Position + 1 + i, recordedAt, this.command))];
        Chain();
    }

    public IReadOnlyList<RecordedEvent> Recorded { get; }

    public AppendResult.Accepted Accepted =>
        new(view.Position + 1, view.Position + prepared.Count, recordedAt, Repeated: false);

    private long[] Positions => [.. Recorded.Select(e => e.Position)];

    private Guid[] Ids => [.. prepared.Select(e => e.Id)];

    private IEnumerable<StreamAppend> Written => command.Streams.Where(s => s.Events.Count > 0);

    public void AddTo(NpgsqlBatch batch)
    {
        if (prepared.Count > 0)
        {
            AddStreams(batch);
            AddEvents(batch);
            AddProof(batch);
            batch.BatchCommands.Add(Sql.Step(
                "update ledger.ledger_head set position = $1, recorded = $2 where position = $3",
                view.Position + prepared.Count, recordedAt, view.Position));
        }

        batch.BatchCommands.Add(Sql.Step(
            "insert into ledger.ledger_command (id, digest, first_position, last_position, recorded) values ($1, $2, $3, $4, $5)",
            command.Id, command.PayloadDigest, Accepted.FirstPosition, Accepted.LastPosition, recordedAt));

        // For Marten readers; the position just locked is committed, so the sequence is never ahead of the events.
        if (view.Position > 0)
            batch.BatchCommands.Add(Sql.Step("select setval('ledger.mt_events_sequence', $1)", view.Position));
    }

    /// <summary>Under the lock every statement must hit; one that does not means that something else writes here.</summary>
    public static void RequireWritten(NpgsqlBatch batch, int statements)
    {
        for (var i = 0; i < statements; i++)
        {
            if (batch.BatchCommands[i] is { StatementType: not StatementType.Select, RecordsAffected: 0 })
                throw new LedgerException("The ledger moved under the lock: something else writes to it. Nothing was recorded.");
        }
    }

    private void Chain()
    {
        var last = view.Streams.Values.Where(s => s.Leaf is not null).ToDictionary(s => s.Id, s => s.Leaf!, StringComparer.Ordinal);
        foreach (var (recorded, content) in Recorded.Zip(prepared, (r, p) => (r, p.ContentHash)))
        {
            var previous = last.GetValueOrDefault(recorded.Stream) ?? Leaf.None;
            var leaf = Leaf.Hash(recorded.Position, recorded.Version, LedgerTime.Microseconds(recordedAt), previous, content);
            last[recorded.Stream] = leaf;
            leaves.Add(leaf);
        }
    }

    private void AddStreams(NpgsqlBatch batch)
    {
        foreach (var append in Written)
        {
            batch.BatchCommands.Add(append.ExpectedVersion == 0
                ? Sql.Step(
                    """
                    insert into ledger.mt_streams (id, type, version, "timestamp", created, tenant_id, is_archived)
                    values ($1, $2, $3, $4, $4, '*DEFAULT*', false)
                    """,
                    append.Stream, append.Category, (long)append.Events.Count, recordedAt)
                : Sql.Step(
                    """update ledger.mt_streams set version = $2, "timestamp" = $3 where id = $1 and version = $4""",
                    append.Stream, append.ExpectedVersion + append.Events.Count, recordedAt, append.ExpectedVersion));
        }
    }

    private void AddEvents(NpgsqlBatch batch)
    {
        const string sql = """
            insert into ledger.mt_events (seq_id, id, stream_id, version, type, data, headers, bdata, "timestamp", tenant_id,
                mt_dotnet_type, user_name, causation_id, correlation_id, is_archived)
            select n.seq_id, n.id, n.stream, n.version, n.type, n.data, n.headers, null, $8, '*DEFAULT*', null, $9, $10, $11, false
            from unnest($1, $2, $3, $4, $5, $6, $7) as n (seq_id, id, stream, version, type, data, headers)
            """;
        var step = Sql.Step(
            sql, Positions, Ids, prepared.Select(e => e.Stream).ToArray(), prepared.Select(e => e.Version).ToArray(),
            prepared.Select(e => e.Type).ToArray());
        step.Parameters.Add(Json(prepared.Select(e => e.Json)));
        step.Parameters.Add(Json(prepared.Select(e => (ReadOnlyMemory<byte>)e.HeadersJson)));
        foreach (var value in new object[] { recordedAt, command.Actor.Id, command.Id.ToString("D"), command.Operation.ToString("D") })
            step.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(step);
    }

    private void AddProof(NpgsqlBatch batch)
    {
        batch.BatchCommands.Add(Sql.Step(
            """
            insert into ledger.ledger_leaf (position, event_id, algorithm, leaf)
            select n.position, n.id, $4, n.leaf from unnest($1, $2, $3) as n (position, id, leaf)
            """,
            Positions, Ids, leaves.ToArray(), (short)Leaf.Sha256));
        var salts = prepared.SelectMany(e => e.Salts.Select(s => (e.Id, Member: s.Key, Salt: s.Value))).ToArray();
        if (salts.Length == 0)
            return;
        batch.BatchCommands.Add(Sql.Step(
            "insert into ledger.ledger_salt (event_id, member, salt) select * from unnest($1, $2, $3)",
            salts.Select(s => s.Id).ToArray(), salts.Select(s => s.Member).ToArray(), salts.Select(s => s.Salt).ToArray()));
    }

    private static NpgsqlParameter Json(IEnumerable<ReadOnlyMemory<byte>> values) => new()
    {
        Value = values.Select(v => Encoding.UTF8.GetString(v.Span)).ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb,
    };
}
