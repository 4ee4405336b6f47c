using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>WGT-01: weights with the execution row make the total of the frame, and the printed sum is that sum.</summary>
internal static class WeightSum
{
    public static IEnumerable<Finding> Check(Form f)
    {
        var (sum, required, printed) = (f.Result.WeightSum, f.Pack.Frame.Total, f.State["total.weight"]);
        if (sum != required)
            return Found("/indicators", null, $"分值合计{Text.Of(sum)}，应为{Text.Of(required)}");
        if (printed.Value is null || printed.Value == sum) return [];
        return Found("/total/weight", "total.weight", $"分值合计印为{printed.Printed}，各项相加为{Text.Of(sum)}");

        IEnumerable<Finding> Found(string at, string? figure, string what) =>
            f.Make("WGT-01", at, figure, what, printed.Printed, Text.Of(sum), Text.Of(required));
    }
}
