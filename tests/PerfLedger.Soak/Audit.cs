using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Soak;

/// <summary>What an audit found.</summary>
/// <param name="Position">Head of the ledger it looked at.</param>
/// <param name="Lost">Acknowledged events that do not stand where it was said.</param>
/// <param name="Doubled">Events that stand more than once.</param>
/// <param name="Faults">Everything wrong, one sentence each.</param>
internal sealed record Findings(long Position, long Lost, long Doubled, IReadOnlyList<string> Faults)
{
    public bool IsSound => Faults.Count == 0;
}

/// <summary>
/// Holds the ledger against what the writers were told. The journals are read before the ledger: whatever stands in them has to stand
/// there, so nobody needs to stop writing.
/// </summary>
internal sealed class Audit(NpgsqlDataSource source, string journals, long seed, int callers)
{
    private const int Page = 5000;

    private readonly long[] offsets = new long[callers];
    private long previous; // head of the last audit
    private long before; // and of the one before it

    /// <summary>Acknowledged so far, as far as audited.</summary>
    public long Commands { get; private set; }

    public long Events { get; private set; }

    /// <summary>What was acknowledged since the last audit, and the events from the last but one on: a retry doubles near by.</summary>
    public async Task<Findings> LatestAsync()
    {
        var faults = new List<string>();
        var lost = await AcknowledgedAsync(faults);
        var (head, doubled) = await WindowAsync(before, faults);
        (before, previous) = (previous, head);
        return new(head, lost, doubled, faults);
    }

    /// <summary>Everything from the beginning: journals, positions, versions, leaves, read models.</summary>
    public async Task<Findings> WholeAsync()
    {
        Array.Clear(offsets);
        (Commands, Events, before, previous) = (0, 0, 0, 0);
        var found = await LatestAsync();
        var faults = found.Faults.ToList();
        var verified = await LedgerVerifier.VerifyAsync(source, Work.Catalogue);
        faults.AddRange(verified.Problems.Take(5).Select(p => $"verify: {p.Sentence}"));
        var ledger = new EventLedger(source, Work.Catalogue, []);
        var differences = await ProjectionCheck.CheckAsync(source, ledger, new SoakTables());
        faults.AddRange(differences.Take(5).Select(d => $"the read model differs from its rebuild: {d}"));
        return found with { Faults = faults };
    }

    /// <summary>Once the last writer stopped in order nothing is open: what stands there was acknowledged, and no event more.</summary>
    public async Task<Findings> AtRestAsync()
    {
        var found = await WholeAsync();
        return found.Position == Events ? found
            : found with { Faults = [.. found.Faults, $"{found.Position} events stand there, {Events} were acknowledged"] };
    }

    private async Task<long> AcknowledgedAsync(List<string> faults)
    {
        var lost = 0L;
        for (var caller = 0; caller < callers; caller++)
        {
            var (lines, end) = Journal.Read(Journal.PathOf(journals, caller), offsets[caller]);
            offsets[caller] = end;
            foreach (var page in lines.Chunk(Page))
                lost += await AcknowledgedAsync(caller, page, faults);
        }

        return lost;
    }

    private async Task<long> AcknowledgedAsync(int caller, Acknowledgement[] page, List<string> faults)
    {
        const string sql = """
            select a.number, a.events, c.first_position is not distinct from a.first and c.last_position is not distinct from a.last,
                (select count(distinct (e.data ->> 'index')) from ledger.mt_events e
                 where e.seq_id between a.first and a.last and e.causation_id = a.id::text
                    and e.data @> jsonb_build_object('caller', $6::int, 'number', a.number))
            from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) as a (number, id, first, last, events)
            left join ledger.ledger_command c on c.id = a.id
            """;
        var works = page.Select(a => Work.Of(seed, caller, a.Number)).ToList();
        await using var command = source.CreateCommand(sql);
        foreach (var value in new object[]
        {
            page.Select(a => a.Number).ToArray(), works.Select(w => w.Id).ToArray(), page.Select(a => a.First).ToArray(),
            page.Select(a => a.Last).ToArray(), works.Select(w => (long)w.Events).ToArray(), caller,
        })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        Commands += page.Length;
        Events += works.Sum(w => w.Events);
        var lost = 0L;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var (number, events, known, found) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetBoolean(2), rows.GetInt64(3));
            lost += events - found;
            if (!known || found != events)
            {
                var word = known ? "right" : "wrong";
                faults.Add($"command {number} of caller {caller} was acknowledged: {found} of {events} events, command row {word}");
            }
        }

        return lost;
    }

    /// <summary>One statement, so one snapshot, of all after a position that was the head of some earlier moment.</summary>
    private async Task<(long Head, long Doubled)> WindowAsync(long from, List<string> faults)
    {
        const string sql = """
            with w as materialized (select seq_id, stream_id, version, causation_id, data from ledger.mt_events where seq_id > $1),
            s as (select stream_id, count(*) as events, min(version) as least, max(version) as most from w group by stream_id),
            c as (select causation_id, count(*) as events, min(seq_id) as first, max(seq_id) as last from w group by causation_id)
            select (select position from ledger.ledger_head),
                (select coalesce(max(seq_id), $1) from w),
                (select count(*) from w),
                (select count(*) - count(distinct (data ->> 'caller', data ->> 'number', data ->> 'index')) from w),
                (select count(*) from s where most - least + 1 <> events or $1 = 0 and least <> 1),
                (select count(*) from s left join ledger.mt_streams m on m.id = s.stream_id where m.version is distinct from s.most),
                (select count(*) from c left join ledger.ledger_command l on l.id = c.causation_id::uuid
                 where c.events <> c.last - c.first + 1
                    or l.first_position is distinct from c.first or l.last_position is distinct from c.last)
            """;
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter { Value = from });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var (head, last, events, doubled) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
        Unless(head == last, $"the head says {head}, the last event stands at {last}");
        Unless(last - from == events, $"{events} events stand between positions {from + 1} and {last}");
        Unless(doubled == 0, $"{doubled} events stand there twice");
        Unless(row.GetInt64(4) == 0, $"{row.GetInt64(4)} streams have gaps in their versions");
        Unless(row.GetInt64(5) == 0, $"{row.GetInt64(5)} stream rows do not say the version of their last event");
        Unless(row.GetInt64(6) == 0, $"{row.GetInt64(6)} commands stand there in part or without their command row");
        Unless(head >= previous, $"the head went back from {previous} to {head}");
        return (head, doubled);

        void Unless(bool right, string fault)
        {
            if (!right)
                faults.Add(fault);
        }
    }
}
