using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Scores;

/// <summary>SCO-06: the printed total is the sum of the scores with the execution score.</summary>
internal static class TotalIsSum
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var (printed, sum) = (f.State["total.score"], f.Result.ScoreSum);
        return printed.IsBlank || printed.Value == sum ? []
            : f.Find("SCO-06", "total.score", $"总分印为{printed.Printed}，各项得分相加为{Text.Of(sum)}", printed.Printed, Text.Of(sum), Text.Of(sum));
    }
}
