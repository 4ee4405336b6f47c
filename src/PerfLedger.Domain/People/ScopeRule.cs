using PerfLedger.Domain.Authority;

namespace PerfLedger.Domain.People;

/// <summary>Which limits a grant must and may have.</summary>
internal static class ScopeRule
{
    public static Refusal? Check(Role role, Scope scope, DateTimeOffset now)
    {
        if (Malformed(scope) is { } what) return Refusals.ScopeIsMalformed(what);
        if (!Holder.IsInForce(scope, now)) return Refusals.GrantWouldBeOver(scope.Until!.Value);
        return Missing(role, scope) is { } missing ? Refusals.GrantIsTooWide(role, missing) : null;
    }

    private static string? Malformed(Scope s)
    {
        if (s.Unit is not null && !StreamIds.IsSegment(s.Unit)) return $"单位代码“{s.Unit}”";
        if (s.Campaign is not null && !StreamIds.IsCampaign(s.Campaign)) return $"评价工作“{s.Campaign}”";
        if (s.Direction is not null && !StreamIds.IsSegment(s.Direction)) return $"支出方向代码“{s.Direction}”";
        if (s.FiscalYear is < 2000 or > 2100) return $"评价年度“{s.FiscalYear}”";
        return s.Sample.IsDefaultOrEmpty || s.Sample.All(f => StreamIds.Parse(f) is { Kind: "evaluation" or "basedata" or "report" })
            ? null
            : "抽样的表（须为自评表、基础数据表或报告的编号）";
    }

    private static string? Missing(Role role, Scope s) => role switch
    {
        Role.Evaluator when s.Sample.IsDefaultOrEmpty => "抽到的表",
        Role.Auditor when s.Unit is null || s.FiscalYear is null || s.Until is null => "单位、年度和截止日",
        Role.Reviewer or Role.Organiser when (s.Unit ?? s.Campaign ?? s.Direction) is null =>
            "单位、评价工作或支出方向之一",
        _ => null,
    };
}

/// <summary>三员分立: an administrator's account holds that one role and no other (GB/T 22239, separation of duties).</summary>
internal static class SeparationRule
{
    private static readonly Role[] Administrators = [Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin];

    public static Refusal? Check(IEnumerable<Role> roles)
    {
        var all = roles.Distinct().ToList();
        return all.Count > 1 && all.Exists(Administrators.Contains) ? Refusals.AdministratorsStandAlone() : null;
    }
}
