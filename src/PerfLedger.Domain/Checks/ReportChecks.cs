using PerfLedger.Domain.Checks.Narratives;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks;

/// <summary>All checks of one narrative report. They never stop at the first finding and never change anything.</summary>
public static class ReportChecks
{
    private static readonly Func<Narrative, IEnumerable<Finding>>[] All =
    [
        Sections.Written, Sections.Links, Residue.Check, FreeNumbers.Check, SayNothing.Check, ForeignUnits.Check, Sections.Demands,
        PersonalText.Check,
    ];

    /// <summary>Runs every rule the pack has not switched off.</summary>
    /// <param name="report">The report.</param>
    /// <param name="sources">Its sources by alias, all at one position of the ledger.</param>
    /// <param name="pack">Rule pack, for the severities.</param>
    /// <returns>All findings in the order of the sections; those on attachments last.</returns>
    public static IReadOnlyList<Finding> Run(Report report, IReadOnlyDictionary<string, LinkedSource> sources, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(pack);
        if (report.Outline is null) return [];
        var narrative = new Narrative(report, Resolver.Print(report, sources), sources, pack);
        var order = report.Headings.Select((h, n) => (h.Id, n)).ToDictionary(h => "/sections/" + h.Id, h => h.n, StringComparer.Ordinal);
        return [.. All.SelectMany(check => check(narrative)).OrderBy(f => order[f.At]), .. Sections.Attachments(narrative)];
    }
}
