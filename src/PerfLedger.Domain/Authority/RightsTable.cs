using PerfLedger.Domain.Organisation;
using static PerfLedger.Domain.Authority.Act;
using static PerfLedger.Domain.Organisation.Relation;

namespace PerfLedger.Domain.Authority;

/// <summary>
/// Which role does which act to whose things. docs/rights.md is this table in words. The office that issued a campaign stands to its
/// forms as to its own. A line that is not here says no.
/// </summary>
public static class RightsTable
{
    private static readonly Relation[] OwnOnly = [Own];

    private static readonly Relation[] OwnAndBelow = [Own, Child];

    private static readonly Dictionary<(Role, Act), Relation[]> Lines = Build();

    /// <summary>True when the role does this act at all.</summary>
    public static bool Knows(Role role, Act act) => Lines.ContainsKey((role, act));

    /// <summary>True when the role does this act to things of a unit that stands so to its own.</summary>
    public static bool Gives(Role role, Act act, Relation relation) =>
        Lines.TryGetValue((role, act), out var relations) && relations.Contains(relation);

    /// <summary>True for an office, which has a campaign it issued whole, and directions wherever the forms come from.</summary>
    public static bool IsOffice(Role role) => role is Role.Reviewer or Role.Organiser;

    /// <summary>The roles that do an act.</summary>
    public static IEnumerable<Role> RolesOf(Act act) => Enum.GetValues<Role>().Where(r => Knows(r, act));

    private static Dictionary<(Role, Act), Relation[]> Build()
    {
        var lines = new Dictionary<(Role, Act), Relation[]>();
        Add(Role.Filler, OwnAndBelow, Read, Fill, Approve, Attach, Render); // below its own: 代填
        Add(Role.Filler, OwnOnly, Confirm, Submit, Act.File, Correct, Ask, Publish, Finish, Act.Reach);
        Add(Role.Head, OwnAndBelow, Read, Render);
        Add(Role.Head, OwnOnly, Fill, Approve, Attach, Confirm, Submit, Act.File, Correct, Ask, Publish, Finish, Assign, Act.Reach);
        Add(Role.Reviewer, OwnAndBelow, Read, Approve, Attach, Review, Correct, Receive, Render, Publish, Urge, Admit);
        Add(Role.Reviewer, OwnOnly, Act.Reach);
        Add(Role.Organiser, OwnAndBelow, Read, Approve, Attach, Review, Correct, Receive, Render, Publish, Enrol, Urge,
            Act.Reach, Admit);
        Add(Role.Organiser, OwnOnly, Organise, Maintain, Operate, Grant); // grants within a campaign only
        Add(Role.Evaluator, OwnOnly, Read);
        Add(Role.Auditor, OwnAndBelow, Read);
        Add(Role.SystemAdmin, OwnOnly, Operate, Maintain, Act.Reach);
        Add(Role.SystemAdmin, Enum.GetValues<Relation>(), Enrol);
        Add(Role.SecurityAdmin, Enum.GetValues<Relation>(), Grant, Admit);
        Add(Role.SecurityAdmin, OwnOnly, Act.Reach);
        Add(Role.AuditAdmin, OwnOnly, Audit, Act.Reach);
        return lines;

        void Add(Role role, Relation[] relations, params Act[] acts)
        {
            foreach (var act in acts) lines.Add((role, act), relations);
        }
    }
}
