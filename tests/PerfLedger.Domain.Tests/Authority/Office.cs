using PerfLedger.Domain.Authority;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Authority;

/// <summary>An invented tree, TOP over HOME and BESIDE, HOME over BELOW over DEEP, ELSE alone; and people in it.</summary>
internal static class Office
{
    public const string Campaign = "campaign.2020.TOP.zp-2021", Form = "evaluation.2020.BELOW.project-self-evaluation.nhfz.09";

    public static readonly DateTimeOffset Now = new(2021, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));

    public static OrganisationTree Tree { get; } = new(
    [
        Unit("TOP", null), Unit("HOME", "TOP"), Unit("BESIDE", "TOP"), Unit("BELOW", "HOME"), Unit("DEEP", "BELOW"), Unit("ELSE", null),
    ]);

    /// <summary>A form of BELOW in a campaign of TOP.</summary>
    public static Subject OfBelow { get; } = new()
    {
        Unit = "BELOW",
        UnitName = "示例下级",
        Campaign = Campaign,
        Directions = ["09", "nhfz"],
        FiscalYear = 2020,
        Form = Form,
    };

    public static UnitRegistered Unit(string code, string? parent) => new(code, "示例" + code, parent, "department");

    public static Holder Person(string unit, params Role[] roles) =>
        new(Domain.People.Person.Initial with { Registered = new PersonRegistered("p-01", "虚构甲", unit, [.. roles]) });

    public static Holder Granted(this Holder holder, Role role, Scope scope) => holder with
    {
        Person = Domain.People.Person.Evolve(
            holder.Person, new RoleGranted($"g-{holder.Person.GrantsEver + 1}", role, scope, Sample.Why), default),
    };

    public static string? Code(Holder holder, Role role, Act act, Subject subject, DateTimeOffset? now = null) =>
        Rights.Check(holder, role, act, subject, Tree, now ?? Now)?.Code;
}
