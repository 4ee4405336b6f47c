using PerfLedger.Domain;

namespace PerfLedger.Workbench.Features.People;

/// <summary>Roles as officers call them; the ledger keeps the English word.</summary>
internal static class RoleNames
{
    public static string Of(string role) => Enum.TryParse<Role>(role, ignoreCase: true, out var known) ? Of(known) : role;

    private static string Of(Role role) => role switch
    {
        Role.Filler => "填报人",
        Role.Head => "单位负责人",
        Role.Reviewer => "主管处室",
        Role.Organiser => "财务建设处",
        Role.Evaluator => "评价人员",
        _ => role.ToString(),
    };
}
