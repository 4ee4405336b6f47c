using System.Collections.Immutable;
using PerfLedger.Domain.Checks;

namespace PerfLedger.Domain.RulePacks;

/// <summary>Keys a rule pack gives a severity to: rule, or rule/case where one rule has cases of different weight.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "BUD-01", "BUD-02", "BUD-03", "BUD-04", "BUD-04/blank", "BUD-05", "BUD-05/undocumented", "BUD-06", "BUD-07",
        "BUD-08", "BUD-09", "BUD-10", "BUD-11", "BUD-12", "BUD-13", "BUD-13/period",
        "WGT-01", "WGT-02", "WGT-02/granted", "WGT-03", "WGT-04", "WGT-05", "WGT-06",
        "SCO-01", "SCO-02", "SCO-03", "SCO-04", "SCO-04/inferred", "SCO-05", "SCO-06", "SCO-07", "SCO-07/missing",
        "SCO-08", "SCO-09", "SCO-09/attention", "SCO-09/deviation", "SCO-10", "SCO-11", "SCO-12", "SCO-13", "SCO-14", "SCO-15",
        "SCO-16", "SCO-17", "SCO-18",
        "VAL-01", "VAL-02", "VAL-03", "VAL-03/wording", "VAL-03/rate", "VAL-04", "VAL-05", "VAL-06", "VAL-07",
        "VAL-08", "VAL-09", "VAL-10",
        "RSN-01", "RSN-02", "RSN-03", "RSN-04", "RSN-05",
        "TGT-01",
        "PII-01",
        "TXT-01", "TXT-02", "TXT-03", "TXT-04", "TXT-05", "TXT-06", "TXT-07", "TXT-08", "TXT-09", "TXT-10",
        "RPT-08",
        "WFL-07",
        "BAS-01", "BAS-02", "BAS-03", "BAS-04", "BAS-05", "BAS-06",
    ];

    /// <summary>
    /// Keys a pack may leave out, with the severity they have then: they came after cn-2020, whose bytes filings pin. The cap of the total
    /// (BUD-12) is a custom of single places, therefore off. PII-01 is a hint because it bars publication, never filing.
    /// </summary>
    public static ImmutableDictionary<string, Severity?> Unstated { get; } = new Dictionary<string, Severity?>(StringComparer.Ordinal)
    {
        ["BUD-09"] = Severity.Error,
        ["BUD-12"] = null,
        ["BUD-13"] = Severity.Warning,
        ["BUD-13/period"] = Severity.Hint,
        ["SCO-09/deviation"] = Severity.Warning,
        ["SCO-11"] = Severity.Error,
        ["SCO-13"] = Severity.Error,
        ["SCO-14"] = Severity.Warning,
        ["SCO-18"] = Severity.Error,
        ["VAL-09"] = Severity.Error,
        ["RSN-05"] = Severity.Hint,
        ["PII-01"] = Severity.Hint,
        ["TXT-01"] = Severity.Warning,
        ["TXT-02"] = Severity.Hint,
        ["TXT-03"] = Severity.Warning,
        ["TXT-04"] = Severity.Warning,
        ["TXT-05"] = Severity.Warning,
        ["TXT-06"] = Severity.Warning,
        ["TXT-07"] = Severity.Error,
        ["TXT-08"] = Severity.Error,
        ["TXT-09"] = Severity.Hint,
        ["TXT-10"] = Severity.Error,
        ["RPT-08"] = Severity.Error,
        ["WFL-07"] = Severity.Error,
        ["BAS-01"] = Severity.Error,
        ["BAS-02"] = Severity.Error,
        ["BAS-03"] = Severity.Error,
        ["BAS-04"] = Severity.Error,
        ["BAS-05"] = Severity.Error,
        ["BAS-06"] = Severity.Warning,
    }.ToImmutableDictionary(StringComparer.Ordinal);
}
