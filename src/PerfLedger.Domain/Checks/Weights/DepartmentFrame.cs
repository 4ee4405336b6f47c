using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Weights;

/// <summary>WGT-04: a department-wide form (部门整体支出) keeps the frame exactly; deviations cannot be granted.</summary>
internal static class DepartmentFrame
{
    public static IEnumerable<Finding> Check(Form f)
    {
        if (f.State.Opened is not { Project: null }) return [];
        return Levels.AgainstFrame(f).Where(l => l.Is != l.Must).SelectMany(l => f.FindAt("WGT-04", "/indicators",
            $"部门整体自评表{l.Name}分值为{Text.Of(l.Is)}，应为{Text.Of(l.Must)}", Text.Of(l.Is), Text.Of(l.Is), Text.Of(l.Must)));
    }
}
