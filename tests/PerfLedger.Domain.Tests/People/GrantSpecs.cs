using PerfLedger.Domain.Authority;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.People;

public sealed class GrantSpecs
{
    private static readonly DateTimeOffset Now = new(2021, 4, 1, 12, 0, 0, TimeSpan.FromHours(8));

    private static readonly PersonRegistered Filler = new("p-01", "虚构甲", "ZZ-JYJ", [Role.Filler]);

    private static readonly Scope Direction = new(Campaign: "campaign.2020.ZZ-CZJ.zp-2021", Direction: "nhfz");

    private static readonly GrantRole Grant = new(Role.Reviewer, Direction, Sample.Why, Now);

    private static readonly RoleGranted Granted = new("g-1", Role.Reviewer, Direction, Sample.Why);

    private static Spec<Person, IPersonEvent> Person(params IPersonEvent[] events) =>
        Given.Stream(Domain.People.Person.Initial, Domain.People.Person.Evolve, events);

    [Fact]
    public void A_role_is_granted_within_limits_once() => Person(Filler).When(Grant.Decide).Then(Granted);

    [Fact]
    public void A_revoked_grant_is_gone_and_its_number_is_not_used_again()
    {
        Person(Filler, Granted).When(new RevokeRole("g-1", Sample.Why).Decide).ThenOnce(new RoleRevoked("g-1", Sample.Why));
        Person(Filler, Granted, new RoleRevoked("g-1", Sample.Why)).When(Grant.Decide).ThenOnce(Granted with { Grant = "g-2" });
        Person(Filler).When(new RevokeRole("g-1", Sample.Why).Decide).ThenRefused("RGT-13");
    }

    [Fact]
    public void Nothing_is_granted_to_nobody()
    {
        Person().When(Grant.Decide).ThenRefused("RGT-14");
        Person().When(new CloseAccount(Sample.Why).Decide).ThenRefused("RGT-14");
        Person().When(new ReopenAccount(Sample.Why).Decide).ThenRefused("RGT-14");
        Person().When(new RevokeRole("g-1", Sample.Why).Decide).ThenRefused("RGT-14");
    }

    [Fact]
    public void A_grant_says_why() => Person(Filler).When((Grant with { Reason = new("other", "调整") }).Decide).ThenRefused("EVA-10");

    [Theory]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.SecurityAdmin)]
    [InlineData(Role.AuditAdmin)]
    public void An_administrator_holds_no_other_role(Role admin)
    {
        Person(Filler).When((Grant with { Role = admin, Scope = new Scope() }).Decide).ThenRefused("RGT-09");
        Person().When(new RegisterPerson("p-01", "虚构甲", "ZZ-JYJ", [admin, Role.Filler]).Decide).ThenRefused("RGT-09");
        Person(Filler, Granted).When(new RegisterPerson("p-01", "虚构甲", "ZZ-JYJ", [admin]).Decide).ThenRefused("RGT-09");
        var other = admin == Role.AuditAdmin ? Role.SystemAdmin : Role.AuditAdmin;
        Person().When(new RegisterPerson("p-01", "虚构甲", "ZZ-JYJ", [admin, other]).Decide).ThenRefused("RGT-09");
        Person().When(new RegisterPerson("p-01", "虚构甲", "ZZ-JYJ", [admin]).Decide).Then(Filler with { Roles = [admin] });
    }

    [Fact]
    public void Limits_are_well_formed()
    {
        Scope[] wrong =
        [
            Direction with { Unit = "教育局" }, Direction with { Campaign = "campaign.2020" }, Direction with { Direction = "n.1" },
            Direction with { FiscalYear = 20 }, Direction with { Sample = ["filing.2020.ZZ-JYJ.x.none.none"] },
        ];
        Assert.All(wrong, w => Person(Filler).When((Grant with { Scope = w }).Decide).ThenRefused("RGT-10"));
    }

    [Fact]
    public void An_evaluator_needs_a_sample_an_auditor_unit_year_and_end_an_office_some_limit()
    {
        var day = new DateOnly(2021, 6, 30);
        (Role, Scope)[] wide =
        [
            (Role.Evaluator, new Scope("ZZ-JYJ")), (Role.Auditor, new Scope("ZZ-JYJ", FiscalYear: 2020)),
            (Role.Auditor, new Scope("ZZ-JYJ", Until: day)), (Role.Auditor, new Scope(FiscalYear: 2020, Until: day)),
            (Role.Reviewer, new Scope(FiscalYear: 2020)), (Role.Organiser, new Scope()),
        ];
        Assert.All(wide, w => Person(Filler).When((Grant with { Role = w.Item1, Scope = w.Item2 }).Decide).ThenRefused("RGT-11"));
        Person(Filler).When((Grant with { Role = Role.Auditor, Scope = new Scope("ZZ-JYJ", FiscalYear: 2020, Until: day) }).Decide)
            .ThenOnce(new RoleGranted("g-1", Role.Auditor, new Scope("ZZ-JYJ", FiscalYear: 2020, Until: day), Sample.Why));
    }

    [Fact]
    public void A_grant_is_not_over_before_it_begins()
    {
        var today = Direction with { Until = new DateOnly(2021, 4, 1) };
        Person(Filler).When((Grant with { Scope = today }).Decide).ThenOnce(Granted with { Scope = today });
        Person(Filler).When((Grant with { Scope = today with { Until = new DateOnly(2021, 3, 31) } }).Decide).ThenRefused("RGT-12");
    }

    [Fact]
    public void An_account_is_closed_and_opened_again()
    {
        var closed = Person(Filler).When(new CloseAccount(Sample.Why).Decide).Then(new AccountClosed(Sample.Why));
        closed.When(Grant.Decide).ThenRefused("RGT-01");
        closed.When(new ReopenAccount(Sample.Why).Decide).Then(new AccountReopened(Sample.Why)).When(Grant.Decide).ThenOnce(Granted);
    }
}
