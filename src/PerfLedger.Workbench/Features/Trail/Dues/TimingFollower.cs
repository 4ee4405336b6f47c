using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail.Dues;

/// <summary>A change that stands out by its time.</summary>
/// <param name="Position">Position of the event.</param>
/// <param name="Stream">Stream of the form, or of the campaign for what was asked and decided about an extension.</param>
/// <param name="Unit">The unit it is about.</param>
/// <param name="Mark">late, last-day or extension.</param>
/// <param name="Due">The due instant in force then; null on an extension.</param>
internal sealed record TimingMark(long Position, string Stream, string Unit, string Mark, DateTimeOffset? Due);

/// <summary>
/// Keeps <c>ledger.timing</c> behind the ledger. A due date is what campaign and form say together, and what they say changes: a later
/// extension does not make a late change timely. So each event is held against the due date as it stood before, by the rules of the
/// domain, and the answer never changes afterwards.
/// </summary>
internal sealed class TimingFollower(EventLedger ledger) : IFollower
{
    public string Name => "timing";

    private readonly TimingBook book = new(ledger);

    public async Task FollowAsync(
        IReadOnlyList<RecordedEvent> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var marks = new List<TimingMark>();
        foreach (var e in events)
            if (await book.NextAsync(e, ct) is { } mark) marks.Add(mark);
        if (marks.Count > 0) await InsertAsync(connection, marks, ct);
    }

    /// <summary>What the table says otherwise than the events up to where the follower stands.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        var (right, live) = await BothAsync(main, ct);
        return [.. right.Except(live).Concat(live.Except(right)).OrderBy(m => m.Position).Select(m => m.ToString())];
    }

    /// <summary>Writes anew what differs; only the owner of the table may take a row away.</summary>
    public async Task RepairAsync(NpgsqlDataSource owner, CancellationToken ct)
    {
        var (right, live) = await BothAsync(owner, ct);
        await using var delete = owner.CreateCommand("delete from ledger.timing where position = any($1)");
        delete.Parameters.Add(new() { Value = live.Except(right).Select(m => m.Position).ToArray() });
        await delete.ExecuteNonQueryAsync(ct);
        await using var connection = await owner.OpenConnectionAsync(ct);
        await InsertAsync(connection, [.. right.Except(live)], ct);
    }

    private async Task<(HashSet<TimingMark> Right, HashSet<TimingMark> Live)> BothAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var reached = (await FollowerStatus.ReadAsync(source, ct)).FirstOrDefault(f => f.Name == Name)?.Position ?? 0;
        var fresh = new TimingBook(ledger);
        var right = new HashSet<TimingMark>();
        await foreach (var e in ledger.ReadAllAsync(0, reached, ct))
            if (await fresh.NextAsync(e, ct) is { } mark) right.Add(mark);
        return (right, await LiveAsync(source, reached, ct));
    }

    private static async Task<HashSet<TimingMark>> LiveAsync(NpgsqlDataSource source, long reached, CancellationToken ct)
    {
        await using var query = source.CreateCommand("select position, stream, unit, mark, due from ledger.timing where position <= $1");
        query.Parameters.Add(new() { Value = reached });
        var live = new HashSet<TimingMark>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            live.Add(new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3),
                r.IsDBNull(4) ? null : r.GetFieldValue<DateTimeOffset>(4)));
        return live;
    }

    private static async Task InsertAsync(NpgsqlConnection connection, List<TimingMark> marks, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand("""
            insert into ledger.timing (position, stream, unit, mark, due) select * from unnest($1, $2, $3, $4, $5)
            on conflict (position) do nothing -- the same event gives the same row
            """, connection);
        insert.Parameters.Add(Parameters.Column(marks, m => m.Position));
        insert.Parameters.Add(Parameters.Column(marks, m => m.Stream));
        insert.Parameters.Add(Parameters.Column(marks, m => m.Unit));
        insert.Parameters.Add(Parameters.Column(marks, m => m.Mark));
        insert.Parameters.Add(Parameters.Column(marks, m => m.Due));
        await insert.ExecuteNonQueryAsync(ct);
    }
}
