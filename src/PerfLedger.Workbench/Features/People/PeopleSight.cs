using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.People;

/// <summary>
/// Who may look up whom: an administrator everybody, offices and heads the persons of the units they see, anybody himself. An
/// administrator sees no unit's forms, so no unit is in scope behind the wall; persons are his business, and read as the application.
/// </summary>
internal static class PeopleSight
{
    public static bool IsAdministrator(Officer officer) => officer.Role is "systemadmin" or "securityadmin" or "auditadmin";

    /// <summary>True for whoever has business with other persons.</summary>
    public static bool SeesOthers(Officer officer) => IsAdministrator(officer) || officer.Role is "organiser" or "reviewer" or "head";

    /// <summary>The home units whose persons he may look up; null = all.</summary>
    public static string[]? UnitsOf(Officer officer) =>
        IsAdministrator(officer) ? null : [.. officer.Units.Append(officer.Unit).Distinct()];

    /// <summary>Where persons are read.</summary>
    public static Reads ReadsOf(LedgerSession session, Officer officer) => IsAdministrator(officer) ? session.Main : session.Reads;

    /// <summary>Where the forms of a sample are looked up: who grants a sample need not see the forms he names.</summary>
    public static Reads Everything(LedgerSession session) => session.Main;

    /// <summary>Ends the request unless he may look this person up.</summary>
    public static void Demand(Officer officer, string person, string unit)
    {
        if (person == officer.Person || (SeesOthers(officer) && (UnitsOf(officer) is not { } units || units.Contains(unit)))) return;
        throw new CliException(ExitCodes.Refused, $"您以{officer.RoleName}身份不能查看人员 {person} 的登记和授权。");
    }

    /// <summary>Mail and telephone: for whoever rings or writes, and of oneself; an 审计管理员 or 安全管理员 needs neither.</summary>
    public static bool SeesContact(Officer officer, string person) =>
        person == officer.Person || officer.Role is "organiser" or "reviewer" or "head" or "systemadmin";
}
