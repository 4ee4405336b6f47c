using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-05: the actual of a qualitative indicator is one of the levels of the pack.</summary>
internal static class ClosedWords
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var levels = string.Join("、", f.Pack.Qualitative.Select(q => q.Level));
        return f.Rows
            .Where(r => r.Result is { Outcome: Outcome.Judged, Formula: not DiscretionaryFormula }
                && !f.Pack.Qualitative.Any(b => b.Words.Contains(Normal.Of(r.Actual))))
            .SelectMany(r => f.Find("VAL-05", r.Figure("actual"), $"{r.Title}是定性指标，实际“{r.Actual}”不在“{levels}”之内", r.Actual, null, levels));
    }
}
