using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>VAL-08: a satisfaction value rests on a survey with method, dates and numbers; one finding a form.</summary>
internal static class SurveyEvidence
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var bare = f.Rows.Where(r => r.CarriedOut && Direction.IsSatisfaction(r.Indicator) && r.Indicator.Survey is null).ToList();
        if (bare.Count == 0) return [];
        var what = $"{Text.Of(bare.Count)}项满意度没有调查记录（方式、时间、发放数、有效数、满意数）";
        return f.Find("VAL-08", bare[0].Figure("actual"), what, bare[0].Actual, null, "调查记录");
    }
}
