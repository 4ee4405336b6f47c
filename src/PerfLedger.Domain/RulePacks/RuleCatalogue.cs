namespace PerfLedger.Domain.RulePacks;

/// <summary>Keys a rule pack gives a severity to: rule, or rule/case where one rule has cases of different weight.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "BUD-01", "BUD-02", "BUD-03", "BUD-04", "BUD-04/blank", "BUD-05", "BUD-05/undocumented", "BUD-06", "BUD-07",
        "BUD-08", "BUD-10", "BUD-11",
        "WGT-01", "WGT-02", "WGT-02/granted", "WGT-03", "WGT-04", "WGT-05", "WGT-06",
        "SCO-01", "SCO-02", "SCO-03", "SCO-04", "SCO-04/inferred", "SCO-05", "SCO-06", "SCO-07", "SCO-07/missing",
        "SCO-08", "SCO-09", "SCO-09/attention", "SCO-10", "SCO-12", "SCO-15", "SCO-16", "SCO-17",
        "VAL-01", "VAL-02", "VAL-03", "VAL-03/wording", "VAL-03/rate", "VAL-04", "VAL-05", "VAL-06", "VAL-07",
        "VAL-08", "VAL-10",
        "RSN-01", "RSN-02", "RSN-03", "RSN-04",
        "TGT-01",
    ];
}
