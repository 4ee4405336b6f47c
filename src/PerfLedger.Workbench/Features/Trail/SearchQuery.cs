using Npgsql;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>What is asked for; null or empty = anything.</summary>
internal sealed record SearchQuestion
{
    /// <summary>Ids of people: who did it, or on whose behalf.</summary>
    public IReadOnlyList<string>? People { get; init; }

    public string? Unit { get; init; }

    public int? Year { get; init; }

    /// <summary>Stream id of one form.</summary>
    public string? Evaluation { get; init; }

    /// <summary>A figure code, or one above several: funds.total, indicator.</summary>
    public string? Figure { get; init; }

    public Guid? Operation { get; init; }

    /// <summary>Least change of an amount, up or down, in 元.</summary>
    public decimal? MinDifference { get; init; }

    /// <summary>Texts that must all stand in reason, document, before or after.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    public SearchPreset? Preset { get; init; }

    /// <summary>What the person who asks may look at; null = the operator's console.</summary>
    public ReachSql? Reach { get; init; }

    /// <summary>Units of which the person sees something: what is of no form (a fund, an extension) is shown by its unit.</summary>
    public IReadOnlyList<string>? Units { get; init; }

    /// <summary>Only changes after this position.</summary>
    public long From { get; init; }

    /// <summary>Only changes before this position: the cursor, or one past the end of the period.</summary>
    public long Before { get; init; }
}

/// <summary>A change found.</summary>
/// <param name="Evaluation">Stream of the form.</param>
/// <param name="Difference">Change of an amount in 元.</param>
/// <param name="Change">The change as the trail has it.</param>
/// <param name="Timing">late, last-day or extension; null when its time is nothing special.</param>
/// <param name="Due">The due instant then in force, where the change is late or of the last day.</param>
public sealed record Hit(string Evaluation, decimal? Difference, Change Change, string? Timing = null, DateTimeOffset? Due = null);

/// <summary>Searches all changes, newest first, in keyset pages by position.</summary>
internal static class SearchQuery
{
    // What is frequent fills a page among the newest changes; only what is rare asks the indexes over the whole ledger.
    private const long Newest = 20_000;

    /// <summary>At most this many changes.</summary>
    public static async Task<IReadOnlyList<Hit>> PageAsync(Reads reads, SearchQuestion q, int limit, CancellationToken ct)
    {
        var near = Math.Max(q.From, q.Before - Newest);
        var hits = await ReadAsync(reads, q, near, "s.position", limit, ct);
        // Known to be rare by now, so a walk back along the positions is ruled out; the planner cannot know that a text went out of use.
        return hits.Count == limit || near == q.From ? hits : await ReadAsync(reads, q, q.From, "s.position + 0", limit, ct);
    }

    /// <summary>The forms an operation touched.</summary>
    public static async Task<IReadOnlyList<string>> StreamsOfAsync(Reads reads, Guid operation, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(
            "select distinct stream from ledger.search_in_scope where operation = $1 order by stream");
        query.Parameters.Add(new() { Value = operation });
        var streams = new List<string>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) streams.Add(r.GetString(0));
        return streams;
    }

    private static async Task<List<Hit>> ReadAsync(
        Reads reads, SearchQuestion q, long from, string order, int limit, CancellationToken ct)
    {
        await using var query = reads.CreateCommand();
        query.CommandText = $"""
            select {TrailQuery.Columns}, f.stream, f.difference, m.mark, m.due
            from (select s.stream, s.figure, s.position, s.difference from ledger.search_in_scope s
                  where {Conditions(q, from, query.Parameters)}
                  order by {order} desc limit {Put(query.Parameters, limit)}) f
            join ledger.trail t on t.stream = f.stream and t.figure = f.figure and t.position = f.position {TrailQuery.Behalf}
            left join ledger.timing m on m.position = f.position
            order by f.position desc
            """;
        var hits = new List<Hit>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
            hits.Add(new(r.GetString(21), r.IsDBNull(22) ? null : r.GetDecimal(22), TrailQuery.Read(r),
                r.IsDBNull(23) ? null : r.GetString(23), r.IsDBNull(24) ? null : r.GetFieldValue<DateTimeOffset>(24)));
        return hits;
    }

    private static string Conditions(SearchQuestion q, long from, NpgsqlParameterCollection values)
    {
        List<string> all = [$"s.position > {Put(values, from)}", $"s.position < {Put(values, q.Before)}"];
        if (Terms(q) is { Length: > 0 } terms) all.Add($"s.terms @> {Put(values, terms)}");
        if (q.People is { } people) all.Add($"s.terms && {Put(values, people.Select(SearchTerms.Person).ToArray())}");
        if (q.Operation is { } operation) all.Add($"s.operation = {Put(values, operation)}");
        if (q.MinDifference is { } amount) all.Add($"s.difference is not null and abs(s.difference) >= {Put(values, amount)}");
        foreach (var text in q.Texts) all.Add($"strpos(s.words, {Put(values, SearchText.Normal(text))}) > 0");
        if (q.Preset is { } preset) all.Add(preset.Condition);
        if (q.Units is { } units) all.Add($"s.unit = any({Put(values, units.ToArray())})");
        if (q.Reach is { } reach)
            all.Add(q.Units is null ? ReachSql.Streams(reach, "s.stream", values)
                : $"({ReachSql.Streams(reach, "s.stream", values)} or s.stream !~ '^(evaluation|basedata|report)[.]')");
        return string.Join(" and ", all);
    }

    private static string[] Terms(SearchQuestion q)
    {
        List<string> terms = [.. q.Texts.Select(SearchText.Normal).SelectMany(SearchText.Grams)];
        if (q.Unit is { } unit) terms.Add(SearchTerms.Unit(unit));
        if (q.Year is { } year) terms.Add(SearchTerms.Year(year));
        if (q.Evaluation is { } form) terms.Add(SearchTerms.Form(form));
        if (q.Figure is { } figure) terms.Add(SearchTerms.Figure(figure));
        return [.. terms.Distinct(StringComparer.Ordinal)];
    }

    private static string Put(NpgsqlParameterCollection values, object value)
    {
        values.Add(new NpgsqlParameter { Value = value });
        return $"${values.Count}";
    }
}
