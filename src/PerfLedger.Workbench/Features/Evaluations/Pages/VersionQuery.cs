using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>One operation on a form, in a line.</summary>
/// <param name="First">Version of its first change.</param>
/// <param name="Version">The version it led to.</param>
/// <param name="At">Recorded time.</param>
/// <param name="Person">Who.</param>
/// <param name="Kinds">Which kinds of changes, and how many.</param>
public sealed record VersionLine(long First, long Version, DateTimeOffset At, string Person, string Kinds);

/// <summary>Reads the last versions of a form.</summary>
internal static class VersionQuery
{
    private const int Window = 400, Most = 5;

    /// <summary>Newest first. An import of hundreds of cells is one version; one that reaches beyond the window is left to the page of
    /// versions.</summary>
    public static async Task<IReadOnlyList<VersionLine>> LastAsync(Reads main, string stream, long position, CancellationToken ct)
    {
        await using var query = main.CreateCommand($"""
            select v.first, v.last, v.at, coalesce(ledger.name_of(v.actor), v.actor), v.events, v.stage,
                   coalesce(ledger.name_of(v.behalf), (select name from ledger.unit where 'unit.' || code = v.behalf))
            from (select min(version) as first, max(version) as last, max(recorded_at) as at, max(actor) as actor,
                         max(on_behalf_of) as behalf, array_agg(event order by position) as events,
                         max(after) filter (where figure = 'stage') as stage
                  from (select * from ledger.trail where stream = $1 and position <= $2 order by position desc limit {Window}) t
                  group by operation order by max(position) desc limit {Most + 1}) v
            order by v.last desc
            """);
        query.Parameters.Add(new() { Value = stream });
        query.Parameters.Add(new() { Value = position });
        var lines = new List<VersionLine>();
        var seen = 0;
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            var events = r.GetFieldValue<string[]>(4);
            if ((seen += events.Length) >= Window) break;
            string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
            var behalf = Text(6) is { } name ? $"代 {name} 填" : "";
            lines.Add(new(r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<DateTimeOffset>(2), r.GetString(3) + behalf,
                Kinds(events, Text(5))));
        }

        return [.. lines.Take(Most)];
    }

    private static string Kinds(string[] events, string? stage) => string.Join('、', events.GroupBy(TrailKinds.Of)
        .Select(g => g.Count() == 1 ? stage is { } said && events.Length == 1 ? Short(said) : g.Key : $"{g.Key} {g.Count()} 处"));

    private static string Short(string text) => text.Length <= 24 ? text : text[..24] + "…";
}
