using Npgsql;
using NpgsqlTypes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>
/// Keeps <c>mt_doc_selfevaluation</c>: as a follower for every change, and at once for the streams whose stage a command changed. Both
/// fold the stream as it stands and the newer version wins, so neither waits for the other and writing twice does no harm. It is no
/// inline projection: that would fold and write some 20 KB while holding the lane.
/// </summary>
internal sealed class EvaluationDocuments(NpgsqlDataSource main, EventLedger ledger) : IFollower
{
    public string Name => "selfevaluation";

    /// <summary>True for events after which the document is written with the command: 送审、退回、审核通过、报送.</summary>
    public static bool IsDueAfter(object e) => e is EvaluationSubmitted or EvaluationReturned or EvaluationAccepted or EvaluationFiled;

    /// <summary>
    /// Streams are folded as they stand now, beyond these events, and one whose document is as new has nothing to gain: so a long catch-up
    /// folds each stream about once. An event that comes alone is folded to itself and no further: that is how the guilty one is found.
    /// </summary>
    public async Task FollowAsync(
        IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var last = events.Where(e => Streams.IsForm(e.Stream))
            .GroupBy(e => e.Stream, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Version, StringComparer.Ordinal);
        var written = last.Count == 0 ? [] : await VersionsAsync(connection, [.. last.Keys], ct);
        var asOf = events.Count == 1 ? AsOf.Position(events[0].Position) : AsOf.Now;
        foreach (var (stream, _) in last.Where(s => written.GetValueOrDefault(s.Key) < s.Value))
            await WriteAsync(connection, stream, asOf, ct);
    }

    /// <summary>Writes the documents of these streams as they stand now.</summary>
    public async Task WriteAsync(IEnumerable<string> streams, CancellationToken ct)
    {
        await using var connection = await main.OpenConnectionAsync(ct);
        foreach (var stream in streams) await WriteAsync(connection, stream, AsOf.Now, ct);
    }

    /// <summary>
    /// What the documents say otherwise than the events: one that is not the fold of its stream at its own version, one older than the
    /// follower's position, one without a stream.
    /// </summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(CancellationToken ct)
    {
        var position = (await FollowerStatus.ReadAsync(main, ct)).FirstOrDefault(f => f.Name == Name)?.Position ?? 0;
        var heads = new List<StreamHead>();
        foreach (var prefix in Streams.FormPrefixes) heads.AddRange(await ledger.StreamsAsync(prefix, position, ct));
        var followed = heads.ToDictionary(s => s.Stream, s => s.Version, StringComparer.Ordinal);
        await using var connection = await main.OpenConnectionAsync(ct);
        var written = await VersionsAsync(connection, null, ct);
        var different = new List<string>();
        foreach (var stream in followed.Keys.Union(written.Keys).Order(StringComparer.Ordinal))
        {
            var version = written.GetValueOrDefault(stream);
            if (version < followed.GetValueOrDefault(stream) || !await IsFoldAsync(connection, stream, version, ct))
                different.Add(stream);
        }

        return different;
    }

    /// <summary>
    /// Writes anew what differs; only the owner of the table may take a document away. Readers miss a wrong document, never a right one.
    /// </summary>
    public async Task RepairAsync(NpgsqlDataSource owner, CancellationToken ct)
    {
        var different = await DifferencesAsync(ct);
        await using var delete = owner.CreateCommand("delete from ledger.mt_doc_selfevaluation where id = any($1)");
        delete.Parameters.Add(new() { Value = different.ToArray() });
        await delete.ExecuteNonQueryAsync(ct);
        await WriteAsync(different, ct);
    }

    private async Task WriteAsync(NpgsqlConnection connection, string stream, AsOf asOf, CancellationToken ct)
    {
        var folded = await ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        if (folded.Version == 0) return;
        await using var upsert = new NpgsqlCommand("""
            insert into ledger.mt_doc_selfevaluation as d (id, data, mt_last_modified, mt_dotnet_type, mt_version)
            values ($1, $2, ledger.clock(), $3, $4)
            on conflict (id) do update set data = excluded.data, mt_last_modified = excluded.mt_last_modified,
                mt_dotnet_type = excluded.mt_dotnet_type, mt_version = excluded.mt_version
            where d.mt_version <= excluded.mt_version
            """, connection);
        upsert.Parameters.Add(new() { Value = stream });
        upsert.Parameters.Add(Json(stream, folded.State));
        upsert.Parameters.Add(new() { Value = EvaluationDocument.DotnetType });
        upsert.Parameters.Add(new() { Value = folded.Version });
        await upsert.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Compared as text, so that 1.0 and 1.00 differ. One that moved on in the meantime was just written from events.</summary>
    private async Task<bool> IsFoldAsync(NpgsqlConnection connection, string stream, long version, CancellationToken ct)
    {
        var folded = await ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Version(version), ct);
        if (folded.Version != version) return false;
        await using var equal = new NpgsqlCommand("""
            select mt_version <> $4 or (data::text = $2::text and mt_dotnet_type = $3) from ledger.mt_doc_selfevaluation where id = $1
            """, connection);
        equal.Parameters.Add(new() { Value = stream });
        equal.Parameters.Add(Json(stream, folded.State));
        equal.Parameters.Add(new() { Value = EvaluationDocument.DotnetType });
        equal.Parameters.Add(new() { Value = version });
        return await equal.ExecuteScalarAsync(ct) is true;
    }

    private static NpgsqlParameter Json(string stream, SelfEvaluation state) =>
        new() { Value = EvaluationDocument.Write(stream, state), NpgsqlDbType = NpgsqlDbType.Jsonb };

    /// <summary>Versions of the documents of these streams, or of all.</summary>
    private static async Task<Dictionary<string, long>> VersionsAsync(NpgsqlConnection connection, string[]? streams, CancellationToken ct)
    {
        await using var query = new NpgsqlCommand(
            "select id, mt_version from ledger.mt_doc_selfevaluation where $1 or id = any($2)", connection);
        query.Parameters.Add(new() { Value = streams is null });
        query.Parameters.Add(new() { Value = streams ?? [] });
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var rows = await query.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) versions[rows.GetString(0)] = rows.GetInt64(1);
        return versions;
    }
}
