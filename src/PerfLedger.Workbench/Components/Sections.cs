using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Components;

/// <summary>The sections of the site, by who has business there.</summary>
internal static class Sections
{
    private const int InOneLine = 5;

    private static readonly string[] Offices = ["reviewer", "organiser"];

    private static readonly string[] UnitsAndOffices = ["filler", "head", "reviewer", "organiser"];

    private static readonly string[] Administrators = ["systemadmin", "securityadmin", "auditadmin"];

    private static readonly (string Address, string Name, Func<Officer, bool> IsFor)[] All =
    [
        ("/", "工作台", _ => true),
        ("/review", "审核", o => Offices.Contains(o.Role)),
        ("/evaluations", "自评表", o => !Administrators.Contains(o.Role)),
        ("/overview", "项目总表", o => !Administrators.Contains(o.Role)),
        ("/trail", "留痕", o => !Administrators.Contains(o.Role)),
        ("/filings", "报送", o => !Administrators.Contains(o.Role)),
        ("/submissions", "报送清单", o => UnitsAndOffices.Contains(o.Role)),
        ("/reports", "报告", o => !Administrators.Contains(o.Role)),
        ("/imports", "导入", o => o.Role is "filler" or "head"),
        ("/campaigns", "评价工作", o => !Administrators.Contains(o.Role)),
        ("/templates", "模板", o => o.Role is "organiser" or "systemadmin"),
        ("/jobs", "作业", o => o.Role is "organiser" or "systemadmin"),
        ("/tasks", "分工", o => o.Role is "filler" or "head"),
        ("/units", "单位", o => o.Role is "organiser" || Administrators.Contains(o.Role)),
        ("/people", "人员", PeopleSight.SeesOthers),
        ("/access", "访问日志", o => o.Role is "auditadmin"),
    ];

    public static IEnumerable<(string Address, string Name)> Of(Officer officer) =>
        All.Where(s => s.IsFor(officer)).Select(s => (s.Address, s.Name));

    /// <summary>Those that stand in one line at 1280 px, and the rest, which opens under 更多.</summary>
    public static (IReadOnlyList<(string Address, string Name)> Main, IReadOnlyList<(string Address, string Name)> More)
        Split(Officer officer)
    {
        (string, string)[] all = [.. Of(officer)];
        return all.Length <= InOneLine + 1 ? (all, []) : (all[..InOneLine], all[InOneLine..]);
    }
}
