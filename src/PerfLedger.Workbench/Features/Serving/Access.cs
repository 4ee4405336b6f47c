using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>
/// What a person sees: his own unit's, or as 主管处室 and 财务建设处 those of all units. Every page asks here and nowhere else.
/// </summary>
internal static class Access
{
    private static readonly string[] OfAllUnits = ["reviewer", "organiser"];

    /// <summary>The only unit the person sees; null when all.</summary>
    public static string? OnlyUnit(Officer officer) => OfAllUnits.Contains(officer.Role) ? null : officer.Unit;

    public static bool Sees(Officer officer, string unit) => OnlyUnit(officer) is not { } own || own == unit;

    /// <summary>Ends the request unless the person sees this unit.</summary>
    public static void Demand(Officer officer, string unit)
    {
        if (!Sees(officer, unit))
            throw new CliException(ExitCodes.Refused, $"这是单位 {unit} 的资料，您以{officer.RoleName}身份只能查看本单位（{officer.UnitName}）的。");
    }
}
