using System.Collections.Immutable;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>Which row of the file is which indicator: by id where the file gives one, else by the three names; the rest is new.</summary>
internal sealed class IndicatorMatching
{
    public IndicatorMatching(SelfEvaluation state, ImmutableArray<StatedIndicator> rows, IdSequence ids)
    {
        var given = rows.Select(r => r.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var byNames = state.Indicators.Values.Where(i => !given.Contains(i.Id)).DistinctBy(i => i.Names)
            .ToDictionary(i => i.Names, i => i.Id);
        foreach (var id in given) ids.Take(id);
        foreach (var row in rows)
        {
            Refusal ??= Objection(row, state, byNames);
            Rows.Add((row, row.Id ?? (byNames.TryGetValue(row.Names, out var known) ? known : ids.Next("i"))));
        }
    }

    /// <summary>Rows in file order, each with the id it has from now on.</summary>
    public List<(StatedIndicator Row, string Id)> Rows { get; } = [];

    /// <summary>Why the rows cannot be matched.</summary>
    public Refusal? Refusal { get; }

    private static Refusal? Objection(StatedIndicator row, SelfEvaluation state, Dictionary<IndicatorNames, string> byNames)
    {
        if (row.Id is not { } id || state.Indicators.ContainsKey(id)) return null;
        if (state.IdsEverUsed.Contains(id)) return Refusals.ImportIdWasUsed(row.At, id);
        return byNames.TryGetValue(row.Names, out var other) ? Refusals.ImportIdDiffers(row.At, id, other, row.Names.Name) : null;
    }
}
