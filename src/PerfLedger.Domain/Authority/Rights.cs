using PerfLedger.Domain.Organisation;

namespace PerfLedger.Domain.Authority;

/// <summary>
/// Who may do what, decided here and nowhere else. Nothing is asked of the clock: the instant is that of the decision.
/// </summary>
public static class Rights
{
    /// <summary>The first rule that stands against an act; null when the person may do it.</summary>
    /// <param name="holder">The person, with what was granted.</param>
    /// <param name="acting">The role they act in.</param>
    /// <param name="act">What they do.</param>
    /// <param name="subject">To what.</param>
    /// <param name="tree">The units above the subject's and the person's, at least.</param>
    /// <param name="now">When.</param>
    public static Refusal? Check(Holder holder, Role acting, Act act, Subject subject, OrganisationTree tree, DateTimeOffset now)
    {
        if (holder.Person.Closed) return Refusals.AccountIsClosed(holder.Id);
        if (act == Act.Grant && subject.Person == holder.Id && !IsOwnNewName(holder, subject)) return Refusals.NobodyGrantsToHimself();
        if (act == Act.Admit && subject.Person == holder.Id) return Refusals.NobodyAdmitsHimself();
        if (act is Act.Grant or Act.Enrol && holder.IsFirst) return null;
        var standings = holder.At(now).Where(s => s.Role == acting).ToList();
        if (standings.Count == 0) return Refusals.RoleIsNotHeld(acting, holder.RolesAt(now));
        if (act == Act.Grant && acting == Role.Organiser && subject.Campaign is null) return Refusals.OrganiserGrantsInACampaign();
        if (!RightsTable.Knows(acting, act)) return Refusals.RoleDoesNot(acting, act, RightsTable.RolesOf(act));
        if (!standings.Exists(s => Covers(s, act, subject, tree))) return NotTheirs(act, acting, standings, subject, tree);
        return act == Act.Fill && acting != Role.Head && subject.AssignedTo is { } other && other != holder.Id
            ? Refusals.BlockIsAssigned(subject.Block!.Value, other)
            : null;
    }

    /// <summary>What a person may look at, in whatever role.</summary>
    public static Reach Readable(Holder holder, DateTimeOffset now) => new([.. holder.At(now)
        .Where(s => RightsTable.Knows(s.Role, Act.Read) && IsGivenAsItMust(s))
        .Select(s => new ReachPart(s.Unit, RightsTable.IsOffice(s.Role) && s.Scope?.Unit is null ? s.Unit : null, s.Scope))]);

    private static bool Covers(Standing s, Act act, Subject subject, OrganisationTree tree)
    {
        if (!IsGivenAsItMust(s) || !s.IsOpenTo(subject)) return false;
        if (subject.Unit is not { } unit) return s.Scope is null && RightsTable.Gives(s.Role, act, Relation.Own);
        if (s.Unit is not { } own) return RightsTable.Gives(s.Role, act, Relation.Own);
        var issued = RightsTable.IsOffice(s.Role) && s.Scope?.Unit is null && subject.Issuer == own;
        return RightsTable.Gives(s.Role, act, issued ? Relation.Own : tree.Of(own, unit));
    }

    // 中介机构 and 外部审计 look at what was expressly given to them; being registered in a firm gives nothing.
    private static bool IsGivenAsItMust(Standing s) => s.Role switch
    {
        Role.Evaluator => s.Scope is { Sample.IsDefaultOrEmpty: false },
        Role.Auditor => s.Scope is { Unit: not null, FiscalYear: not null, Until: not null },
        _ => true,
    };

    private static Refusal NotTheirs(Act act, Role acting, List<Standing> standings, Subject subject, OrganisationTree tree)
    {
        var unit = subject.Unit is { } code ? $"“{subject.UnitName ?? tree.Find(code)?.Name ?? code}”（{code}）" : "各单位共用的资料";
        var own = standings.Select(s => s.Unit).OfType<string>().Distinct().ToList();
        return own.Count > 0 && own.Contains(subject.Unit ?? "")
            ? Refusals.BeyondTheGrant(act, acting, unit)
            : Refusals.UnitIsAnother(act, acting, unit, own, RightsTable.RolesOf(act), CanBeStoodInFor(act));
    }

    private static bool CanBeStoodInFor(Act act) => RightsTable.Gives(Role.Filler, act, Relation.Child);

    // The first person may register under another name or unit; with the same roles this gives nothing to anybody.
    private static bool IsOwnNewName(Holder holder, Subject subject) => holder.IsFirst && subject.IsSameRoles;
}
