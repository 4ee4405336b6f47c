using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Components;

/// <summary>The sections of the site, by who has business there.</summary>
internal static class Sections
{
    private static readonly string[] Offices = ["reviewer", "organiser"];

    private static readonly string[] UnitsAndOffices = ["filler", "head", "reviewer", "organiser"];

    private static readonly string[] Administrators = ["systemadmin", "securityadmin", "auditadmin"];

    private static readonly (string Address, string Name, Func<Officer, bool> IsFor)[] All =
    [
        ("/", "工作台", _ => true),
        ("/submissions", "报送清单", o => UnitsAndOffices.Contains(o.Role)),
        ("/review", "审核", o => Offices.Contains(o.Role)),
        ("/evaluations", "自评表", o => !Administrators.Contains(o.Role)),
        ("/overview", "项目总表", o => !Administrators.Contains(o.Role)),
        ("/filings", "报送", o => !Administrators.Contains(o.Role)),
        ("/trail", "留痕", o => !Administrators.Contains(o.Role)),
    ];

    public static IEnumerable<(string Address, string Name)> Of(Officer officer) =>
        All.Where(s => s.IsFor(officer)).Select(s => (s.Address, s.Name));
}
