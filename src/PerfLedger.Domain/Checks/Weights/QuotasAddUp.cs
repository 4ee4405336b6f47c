using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>WGT-03: the rows under a level-1 indicator add up to the quota printed behind its name.</summary>
internal static class QuotasAddUp
{
    public static IEnumerable<Finding> Check(Form f) => Levels.Sums(f).SelectMany(level =>
    {
        var quota = f.State[Quotas.Figure(level.Name)];
        return quota.Value is null || quota.Value == level.Sum ? []
            : f.Make("WGT-03", "/quotas/" + Form.Escaped(level.Name), Quotas.Figure(level.Name),
                $"{level.Name}各项分值合计{Text.Of(level.Sum)}，表上印为{quota.Printed}", quota.Printed, Text.Of(level.Sum), quota.Printed);
    });
}
