using PerfLedger.Domain.Checks;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>One thing the checks say under one pack or more: the same rule at the same place. A pack silent on it has null.</summary>
internal sealed record ComparedFinding(string Rule, string At, IReadOnlyList<Finding?> Under)
{
    /// <summary>True when severity or sentence is not the same under every pack.</summary>
    public bool Differs => Under.Select(f => (f?.Severity, f?.What)).Distinct().Count() > 1;

    /// <summary>The finding, where one pack has it.</summary>
    public Finding Any => Under.First(f => f is not null)!;
}

/// <summary>The findings of one file under several packs, side by side.</summary>
internal static class PackComparison
{
    /// <summary>In the order of the form; a finding only a later pack has stands behind the others of its row.</summary>
    public static IReadOnlyList<ComparedFinding> Of(IReadOnlyList<IReadOnlyList<Finding>> packs)
    {
        var byKey = packs.Select(p => p.GroupBy(Key).ToDictionary(g => g.Key, g => g.First())).ToList();
        return
        [
            .. packs.SelectMany(p => p.Select(Key)).Distinct().OrderBy(k => FormChecks.PlaceOnForm(k.At))
                .Select(k => new ComparedFinding(k.Rule, k.At, [.. byKey.Select(p => p.GetValueOrDefault(k))])),
        ];
    }

    private static (string Rule, string At) Key(Finding f) => (f.Rule, f.At);
}
