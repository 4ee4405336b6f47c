using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>Where the figures of a form stand, in Chinese; rows that were withdrawn since keep the name they had last.</summary>
internal sealed class TrailPlaces(IReadOnlyDictionary<string, IndicatorNames> rows)
{
    /// <summary>The names as of a version.</summary>
    public static async Task<TrailPlaces> ReadAsync(EventLedger ledger, string stream, long version, CancellationToken ct)
    {
        var rows = new Dictionary<string, IndicatorNames>(StringComparer.Ordinal);
        await foreach (var recorded in ledger.ReadStreamAsync(stream, 1, version, ct))
        {
            if (Streams.Read(recorded) is IndicatorAdded added) rows[added.Id] = new(added.Level1, added.Level2, added.Name);
            else if (Streams.Read(recorded) is IndicatorRenamed renamed) rows[renamed.Id] = renamed.After;
        }

        return new TrailPlaces(rows);
    }

    /// <summary>产出指标／数量指标／师资培训人数·实际完成值; for what is no figure the word of its code.</summary>
    public string Of(string figure)
    {
        var name = TrailWords.ChineseOf(figure) is { Length: > 0 } known ? known : figure;
        if (figure.Split('.') is not ["indicator", var id, ..] || !rows.TryGetValue(id, out var row)) return name;
        var path = string.Join('／', ((string[])[row.Level1, row.Level2, row.Name]).Where(n => n.Length > 0));
        return figure.Split('.').Length == 2 ? path : $"{path}·{name}";
    }

    /// <summary>True for a code that a form can have at all.</summary>
    public bool Knows(string figure) =>
        FigureCatalogue.Find(figure) is not null || (figure.Split('.') is ["indicator", var id, ..] && rows.ContainsKey(id));
}
