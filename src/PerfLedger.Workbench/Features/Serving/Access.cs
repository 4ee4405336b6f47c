using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>
/// What a person sees: his own unit's, or as 主管处室 and 财务建设处 those of all units. Every page asks here and nowhere else.
/// </summary>
internal static class Access
{
    private static readonly string[] OfAllUnits = ["reviewer", "organiser"];

    private static readonly string[] OfTheirUnit = ["filler", "head"];

    /// <summary>Of no unit: an evaluator sees a sample, an auditor a year, an administrator no form, and pages show them none.</summary>
    private const string Nothing = "";

    /// <summary>The only unit the person sees; null when all.</summary>
    public static string? OnlyUnit(Officer officer) => OfAllUnits.Contains(officer.Role) ? null
        : OfTheirUnit.Contains(officer.Role) ? officer.Unit : Nothing;

    public static bool Sees(Officer officer, string unit) => OnlyUnit(officer) is not { } own || own == unit;

    /// <summary>Ends the request unless the person sees this unit.</summary>
    public static void Demand(Officer officer, string unit)
    {
        if (!Sees(officer, unit))
            throw new CliException(ExitCodes.Refused, $"这是单位 {unit} 的资料，您以{officer.RoleName}身份只能查看本单位（{officer.UnitName}）的。");
    }

    /// <summary>True for who fills in the forms of this unit: 填报人 and 单位负责人.</summary>
    public static bool Fills(Officer officer, string unit) => OfTheirUnit.Contains(officer.Role) && officer.Unit == unit;

    /// <summary>True for who judges them: 主管处室 and 财务建设处.</summary>
    public static bool Reviews(Officer officer, string unit) => OfAllUnits.Contains(officer.Role) && Sees(officer, unit);

    /// <summary>Ends the request unless the person fills in the forms of this unit.</summary>
    public static void DemandFilling(Officer officer, string unit)
    {
        if (!Fills(officer, unit))
            throw new CliException(ExitCodes.Refused, $"这张表由单位 {unit} 的填报人和负责人填写，您以{officer.RoleName}身份不能改动；没有写入。");
    }

    /// <summary>Ends the request unless the person judges the forms of this unit.</summary>
    public static void DemandReviewing(Officer officer, string unit)
    {
        if (!Reviews(officer, unit))
            throw new CliException(ExitCodes.Refused, $"这一步由主管处室或财务建设处办理，您以{officer.RoleName}身份不能办理；没有写入。");
    }
}
