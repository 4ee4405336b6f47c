using System.Collections.Concurrent;
using System.Collections.Immutable;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Organisation;

namespace PerfLedger.Workbench.Features.Reading;

/// <summary>What a person may look at, as conditions on ledger.evaluation and ledger.report: the first wall, exact to the form.</summary>
internal sealed class ReachSql(Reach reach, OrganisationTree tree)
{
    private readonly ConcurrentDictionary<string, string[]> _within = new(StringComparer.Ordinal);

    /// <summary>Adds a value and returns its place in the text.</summary>
    public static string Put(NpgsqlParameterCollection values, object value)
    {
        values.Add(new NpgsqlParameter { Value = value });
        return $"${values.Count}";
    }

    /// <summary>The condition on a row of forms or reports; without a reach everything.</summary>
    public static string Forms(ReachSql? reach, string alias, NpgsqlParameterCollection values) => reach?.OfForms(alias, values) ?? "true";

    /// <summary>The condition on a column that holds the stream of a form or report.</summary>
    public static string Streams(ReachSql? reach, string column, NpgsqlParameterCollection values) => reach is null ? "true" : $"""
        ({column} in (select e.stream from ledger.evaluation e where {reach.OfForms("e", values)})
            or {column} in (select e.stream from ledger.report e where {reach.OfForms("e", values)}))
        """;

    /// <summary>The units a person's pages are read with, for the second wall: those within reach by the tree, and those that the forms
    /// in reach otherwise belong to.</summary>
    public async Task<IReadOnlyList<string>> UnitsAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand();
        query.CommandText = $"""
            select e.unit from ledger.evaluation e where {OfForms("e", query.Parameters)}
            union select e.unit from ledger.report e where {OfForms("e", query.Parameters)}
            """;
        var units = reach.Parts.Where(p => p is { Unit: not null, Scope: null }).SelectMany(p => Within(p.Unit!))
            .ToHashSet(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) units.Add(r.GetString(0));
        return units.ToImmutableSortedSet(StringComparer.Ordinal); // a list of two thousand is asked for each of its units
    }

    /// <summary>True for an office of the unit that issued this campaign: all of it is the office's, also what no unit has begun.</summary>
    public bool Issued(string campaign) => reach.Parts.Any(p => p.Issuer is { } issuer && StreamIds.Parse(campaign)?.Segments[0] == issuer
        && (p.Scope is null || p.Scope == new Scope(Campaign: campaign, Until: p.Scope.Until)));

    private string[] Within(string unit) => _within.GetOrAdd(unit, u => [.. tree.Within(u)]);

    private string OfForms(string alias, NpgsqlParameterCollection values) => reach.Parts.IsEmpty
        ? "false"
        : "(" + string.Join(" or ", reach.Parts.Select(p => Part(p, alias, values))) + ")";

    private string Part(ReachPart part, string e, NpgsqlParameterCollection values)
    {
        List<string> all = [];
        if (part.Unit is { } unit)
        {
            var within = $"{e}.unit = any({Put(Within(unit))})";
            all.Add(part.Issuer is { } issuer ? $"({within} or split_part({e}.campaign, '.', 3) = {Put(issuer)})" : within);
        }

        if (part.Scope?.Campaign is { } campaign) all.Add($"{e}.campaign = {Put(campaign)}");
        if (part.Scope?.Direction is { } direction) all.Add($"{Put(direction)} in ({e}.project, {e}.fund_code)");
        if (part.Scope?.FiscalYear is { } year) all.Add($"{e}.fiscal_year = {Put(year)}");
        if (part.Scope is { Sample.IsDefaultOrEmpty: false } drawn) all.Add($"{e}.stream = any({Put(drawn.Sample.ToArray())})");
        return all.Count == 0 ? "true" : "(" + string.Join(" and ", all) + ")";

        string Put(object value) => ReachSql.Put(values, value);
    }
}
