using PerfLedger.Workbench.Features.Accounts;

namespace PerfLedger.Workbench.Components;

/// <summary>The sections of the site, by who has business there.</summary>
internal static class Sections
{
    private static readonly string[] Offices = ["reviewer", "organiser"];

    private static readonly string[] Administrators = ["systemadmin", "securityadmin", "auditadmin"];

    private static readonly (string Address, string Name, Func<Officer, bool> IsFor)[] All =
    [
        ("/", "工作台", _ => true),
        ("/evaluations", "自评表", o => !Administrators.Contains(o.Role)),
        ("/overview", "项目总表", o => !Administrators.Contains(o.Role)),
        ("/reports", "报告", o => !Administrators.Contains(o.Role)),
        ("/filings", "报送", o => !Administrators.Contains(o.Role)),
        ("/imports", "导入", o => o.Role is "filler" or "head"),
        ("/campaigns", "评价工作", o => !Administrators.Contains(o.Role)),
        ("/templates", "模板", o => o.Role is "organiser" or "systemadmin"),
        ("/jobs", "作业", o => o.Role is "organiser" or "systemadmin"),
        ("/trail", "留痕", o => !Administrators.Contains(o.Role)),
    ];

    public static IEnumerable<(string Address, string Name)> Of(Officer officer) =>
        All.Where(s => s.IsFor(officer)).Select(s => (s.Address, s.Name));
}
