using System.Collections.Concurrent;
using System.Security.Claims;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Organisation;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Organisation;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Accounts;

/// <summary>
/// Who a person is and what he may look at, as of this request. One statement tells whether account, person, tree and forms still stand as
/// they did at the last look; only what changed is read again. Nothing outlives a change: what is kept is asked for at every request.
/// </summary>
internal sealed class Sight(LedgerSession session)
{
    // Forms are opened for units, and units move: either changes which units a reach leads to. A gap as long as Far is read anew unasked.
    private static readonly string[] Moving = ["unit_registered", "self_evaluation_opened"];

    private const int Far = 5_000, Most = 5_000;

    private readonly ConcurrentDictionary<string, Seen> _seen = new(StringComparer.Ordinal);
    private Grounds _grounds = new(0, 0, OrganisationTree.Empty);

    /// <summary>The person of an account under this stamp; null when it changed, was closed, or its person is no longer registered.</summary>
    public async Task<Looked?> FindAsync(Guid account, string stamp, CancellationToken ct)
    {
        var known = _grounds;
        await using var query = session.Main.CreateCommand($"""
            select a.person_id, a.must_change, p.name, p.unit, s.version, h.position, ledger.clock(), h.position > $3 and (
                h.position - $3 > {Far} or exists (select from ledger.mt_events e where e.seq_id > $3 and e.type = any($4)))
            from auth.account a
            join ledger.person p on p.id = a.person_id
            join ledger.mt_streams s on s.id = 'person.' || p.id
            cross join ledger.ledger_head h
            where a.id = $1 and a.security_stamp = $2 and not a.closed and not p.closed
            """);
        query.Parameters.Add(new() { Value = account });
        query.Parameters.Add(new() { Value = stamp });
        query.Parameters.Add(new() { Value = known.Position });
        query.Parameters.Add(new() { Value = Moving });
        Looked looked;
        (long Version, long Position, bool Moved) read;
        await using (var r = await query.ExecuteReaderAsync(ct))
        {
            if (!await r.ReadAsync(ct)) return null;
            looked = new(r.GetString(0), r.GetBoolean(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(6));
            read = (r.GetInt64(4), r.GetInt64(5), r.GetBoolean(7));
        }

        // The tree is read after the position: what is newer in it is read once more at the next look.
        known = known.Reads == 0 || read.Moved
            ? new(read.Position, known.Reads + 1, await UnitQuery.TreeAsync(session.Main, ct))
            : known with { Position = read.Position };
        _grounds = known;
        return looked with { Seen = await SeenAsync(looked, read.Version, known, ct) };
    }

    private async Task<Seen?> SeenAsync(Looked looked, long version, Grounds grounds, CancellationToken ct)
    {
        var day = DueDates.DayOf(looked.Now); // a grant ends with a day
        var seen = _seen.GetValueOrDefault(looked.Person);
        if (seen is not null && seen.Version == version && seen.Day == day && seen.Grounds == grounds.Reads) return seen;
        if (await Actors.HolderAsync(session.Ledger, looked.Person, ct) is not { } holder) return null;
        var reach = new ReachSql(Rights.Readable(holder, looked.Now), grounds.Tree);
        var name = grounds.Tree.Find(looked.Unit)?.Name ?? await NameAsync(looked.Unit, ct);
        seen = new Seen(version, day, grounds.Reads, holder, reach, await reach.UnitsAsync(session.Main, ct), name);
        if (_seen.Count >= Most) _seen.Clear();
        return _seen[looked.Person] = seen;
    }

    // A unit that is not in the tree is known by its forms.
    private async Task<string> NameAsync(string unit, CancellationToken ct)
    {
        await using var query = session.Main.CreateCommand("select unit_name from ledger.evaluation where unit = $1 limit 1");
        query.Parameters.Add(new() { Value = unit });
        return await query.ExecuteScalarAsync(ct) as string ?? unit;
    }

    /// <param name="Position">Up to here nothing moved since the tree was read.</param>
    /// <param name="Reads">How often it was read.</param>
    /// <param name="Tree">The units.</param>
    private sealed record Grounds(long Position, int Reads, OrganisationTree Tree);
}

/// <summary>An account's person at one instant.</summary>
internal sealed record Looked(string Person, bool MustChange, string Name, string Unit, DateTimeOffset Now)
{
    /// <summary>What he may look at; null when the ledger knows no such person.</summary>
    public Seen? Seen { get; init; }

    /// <summary>The roles he can act in, in the words of the ledger.</summary>
    public IReadOnlyList<string> Roles => [.. Seen?.Holder.RolesAt(Now).Select(r => r.ToString().ToLowerInvariant()) ?? []];
}

/// <summary>What a person may look at, and what that was found from.</summary>
internal sealed record Seen(
    long Version, DateOnly Day, int Grounds, Holder Holder, ReachSql Reach, IReadOnlyList<string> Units, string UnitName);
