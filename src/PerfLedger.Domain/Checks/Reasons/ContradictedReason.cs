using System.Text.RegularExpressions;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Reasons;

/// <summary>RSN-05: the reason says that all was done, the number says that it was not.</summary>
internal static partial class ContradictedReason
{
    public static IEnumerable<Finding> Check(Form f) => f.Rows
        .Where(r => r is { CarriedOut: true, HasReason: true } && Missed(r))
        .SelectMany(r => Claim(r.Deviation!) is not { } claim ? []
            : f.Find("RSN-05", r.Figure("deviation"), $"{r.Title}指标值{r.Target}，实际{r.Actual}未达到，偏差原因却写“{claim}”", claim, null, null));

    private static bool Missed(Row r) =>
        r.Result is { Outcome: Outcome.Scored, Reached: false, Target.IsNumbers: true }
        && r.Result.RuleScore < r.Weight && !r.Result.Deviates;

    // The clause that claims completeness without taking it back: 未全部完成 and 全部取消 explain a shortfall.
    private static string? Claim(string reason) =>
        Clauses().Split(Normal.Of(reason)).FirstOrDefault(c => Complete().IsMatch(c) && !TakenBack().IsMatch(c));

    [GeneratedRegex("[,;。!?\n]", RegexOptions.CultureInvariant)]
    private static partial Regex Clauses();

    [GeneratedRegex("(?:全部|全员|均已|都已|悉数|100%|如期|按时|超额).{0,8}?(?:完成|参训|参加|到位|落实|达标|合格|发放|覆盖|实施|通过|兑现|建成)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Complete();

    [GeneratedRegex("未|没|不|无法|难以|取消|暂停|停止|推迟|延期|除|仅|只", RegexOptions.CultureInvariant)]
    private static partial Regex TakenBack();
}
