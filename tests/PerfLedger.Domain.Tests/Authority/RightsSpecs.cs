using PerfLedger.Domain.Authority;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Authority.Office;

namespace PerfLedger.Domain.Tests.Authority;

public sealed class RightsSpecs
{
    private static readonly Holder Filler = Person("BELOW", Role.Filler);

    [Fact]
    public void A_refusal_names_whose_form_it_is_and_who_may()
    {
        var no = Rights.Check(Person("BESIDE", Role.Filler), Role.Filler, Act.Fill, OfBelow, Tree, Now)!;
        Assert.Equal("RGT-04", no.Code);
        string[] said = ["“示例下级”（BELOW）", "BESIDE的填报人", "单位负责人", "上级单位的填报人代为"];
        Assert.All(said, t => Assert.Contains(t, no.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("代为", Rights.Check(Person("HOME", Role.Filler), Role.Filler, Act.Submit, OfBelow, Tree, Now)!.Message);
    }

    [Fact]
    public void A_role_that_does_not_do_it_is_told_who_does()
    {
        var no = Rights.Check(Person("BELOW", Role.Reviewer), Role.Reviewer, Act.Fill, OfBelow, Tree, Now)!;
        Assert.Equal("RGT-03", no.Code);
        Assert.Contains("这件事由填报人、单位负责人办理", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_is_not_held_does_nothing() => Assert.Equal("RGT-02", Code(Filler, Role.Head, Act.Fill, OfBelow));

    [Fact]
    public void A_closed_account_does_nothing_and_an_opened_one_again_what_it_did()
    {
        var closed = Filler with { Person = Filler.Person with { Closed = true } };
        Assert.Equal("RGT-01", Code(closed, Role.Filler, Act.Fill, OfBelow));
        Assert.Empty(Rights.Readable(closed, Now).Parts);
        Assert.Null(Code(Filler, Role.Filler, Act.Fill, OfBelow));
    }

    [Theory]
    [InlineData(Role.Reviewer, Act.Review)]
    [InlineData(Role.Organiser, Act.Review)]
    [InlineData(Role.Reviewer, Act.Read)]
    public void The_office_that_issued_a_campaign_has_it_whole(Role role, Act act)
    {
        var far = OfBelow with { Unit = "ELSE" };
        Assert.Null(Code(Person("TOP", role), role, act, far));
        Assert.Equal("RGT-04", Code(Person("TOP", role), role, act, far with { Campaign = "campaign.2020.HOME.zp-2021" }));
        Assert.True(Rights.Readable(Person("TOP", role), Now).Holds(far, Tree));
    }

    [Fact]
    public void A_filler_of_the_office_that_issued_it_has_nothing_of_it() =>
        Assert.Equal("RGT-04", Code(Person("TOP", Role.Filler), Role.Filler, Act.Fill, OfBelow with { Unit = "ELSE" }));

    [Fact]
    public void A_direction_is_reviewed_wherever_its_forms_come_from_and_no_other()
    {
        var reviewer = Person("ELSE", Role.Filler).Granted(Role.Reviewer, new Scope(Campaign: Campaign, Direction: "nhfz"));
        Assert.Null(Code(reviewer, Role.Reviewer, Act.Review, OfBelow));
        Assert.Equal("RGT-04", Code(reviewer, Role.Reviewer, Act.Review, OfBelow with { Directions = ["10", "other"] }));
        Assert.Equal("RGT-04", Code(reviewer, Role.Reviewer, Act.Review, OfBelow with { Campaign = "campaign.2021.TOP.zp-2022" }));
        Assert.Equal("RGT-03", Code(reviewer, Role.Reviewer, Act.Fill, OfBelow));
    }

    [Fact]
    public void A_grant_ends_with_its_last_day_at_24_00()
    {
        var holder = Person("ELSE", Role.Filler).Granted(Role.Filler, new Scope(Unit: "BELOW", Until: new DateOnly(2021, 4, 30)));
        var end = new DateTimeOffset(2021, 5, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Null(Code(holder, Role.Filler, Act.Fill, OfBelow, end.AddMicroseconds(-1)));
        Assert.Equal("RGT-04", Code(holder, Role.Filler, Act.Fill, OfBelow, end));
        var head = Person("ELSE", Role.Head).Granted(Role.Filler, new Scope(Unit: "BELOW", Until: new DateOnly(2021, 4, 30)));
        Assert.Equal("RGT-02", Code(head, Role.Filler, Act.Fill, OfBelow, end));
    }

    [Fact]
    public void A_grant_of_one_block_fills_that_block_only_and_submits_nothing()
    {
        var holder = Person("BELOW", Role.Evaluator).Granted(Role.Filler, new Scope(Block: Block.Funds));
        Assert.Null(Code(holder, Role.Filler, Act.Fill, OfBelow with { Block = Block.Funds }));
        Assert.Equal("RGT-05", Code(holder, Role.Filler, Act.Fill, OfBelow with { Block = Block.Texts }));
        Assert.Equal("RGT-05", Code(holder, Role.Filler, Act.Submit, OfBelow));
    }

    [Fact]
    public void An_evaluator_reads_the_sample_and_nothing_else()
    {
        var evaluator = Person("CPA-1", Role.Evaluator).Granted(Role.Evaluator, new Scope(Sample: [Form]));
        Assert.Null(Code(evaluator, Role.Evaluator, Act.Read, OfBelow));
        Assert.True(Rights.Readable(evaluator, Now).Holds(OfBelow, Tree));
        var other = OfBelow with { Form = Form[..^2] + "10" };
        Assert.Equal("RGT-04", Code(evaluator, Role.Evaluator, Act.Read, other));
        Assert.False(Rights.Readable(evaluator, Now).Holds(other, Tree));
        Assert.All(Enum.GetValues<Act>().Except([Act.Read]), a => Assert.Equal("RGT-03", Code(evaluator, Role.Evaluator, a, OfBelow)));
    }

    [Fact]
    public void An_auditor_reads_a_unit_with_those_under_it_of_one_year_until_a_day()
    {
        var auditor = Person("SJT", Role.Auditor).Granted(
            Role.Auditor, new Scope("HOME", FiscalYear: 2020, Until: new DateOnly(2021, 4, 1)));
        Assert.Null(Code(auditor, Role.Auditor, Act.Read, OfBelow));
        Assert.NotNull(Code(auditor, Role.Auditor, Act.Read, OfBelow with { FiscalYear = 2019 }));
        Assert.NotNull(Code(auditor, Role.Auditor, Act.Read, OfBelow with { Unit = "BESIDE" }));
        Assert.NotNull(Code(auditor, Role.Auditor, Act.Read, OfBelow, Now.AddDays(1)));
    }

    [Fact]
    public void An_assigned_block_is_filled_by_its_person_or_the_head()
    {
        var assigned = OfBelow with { Block = Block.Funds, AssignedTo = "p-02" };
        Assert.Equal("RGT-06", Code(Filler, Role.Filler, Act.Fill, assigned));
        Assert.Null(Code(Filler, Role.Filler, Act.Fill, assigned with { AssignedTo = "p-01" }));
        Assert.Null(Code(Filler, Role.Filler, Act.Submit, assigned));
        Assert.Null(Code(Person("BELOW", Role.Head), Role.Head, Act.Fill, assigned));
    }

    [Fact]
    public void Nobody_grants_to_himself_and_only_those_who_may_to_others()
    {
        var (security, other) = (Person("TOP", Role.SecurityAdmin), new Subject { Person = "p-09", Unit = "ELSE" });
        Assert.Null(Code(security, Role.SecurityAdmin, Act.Grant, other));
        Assert.Equal("RGT-07", Code(security, Role.SecurityAdmin, Act.Grant, other with { Person = "p-01" }));
        Assert.Equal("RGT-07", Code(Filler with { IsFirst = true }, Role.Filler, Act.Grant, other with { Person = "p-01" }));
        Assert.Null(Code(Filler with { IsFirst = true }, Role.Filler, Act.Grant, other with { Person = "p-01", IsSameRoles = true }));
        Assert.Null(Code(Filler with { IsFirst = true }, Role.Filler, Act.Grant, other));
        Assert.Equal("RGT-03", Code(Filler, Role.Filler, Act.Grant, other));
    }

    [Fact]
    public void Nobody_makes_his_own_sign_in_or_token_and_an_office_does_for_the_units_it_oversees()
    {
        var (security, office) = (Person("TOP", Role.SecurityAdmin), Person("HOME", Role.Reviewer));
        var other = new Subject { Person = "p-09", Unit = "BELOW" };
        Assert.Equal("RGT-17", Code(security, Role.SecurityAdmin, Act.Admit, other with { Person = "p-01" }));
        Assert.Null(Code(security, Role.SecurityAdmin, Act.Admit, other));
        Assert.Null(Code(office, Role.Reviewer, Act.Admit, other));
        Assert.NotNull(Code(office, Role.Reviewer, Act.Admit, other with { Unit = "BESIDE" }));
    }

    [Fact]
    public void An_organiser_grants_within_a_campaign_of_his_own()
    {
        var organiser = Person("TOP", Role.Organiser);
        var granted = new Subject { Person = "p-09", Campaign = Campaign, Unit = "TOP" };
        Assert.Null(Code(organiser, Role.Organiser, Act.Grant, granted));
        Assert.Equal("RGT-08", Code(organiser, Role.Organiser, Act.Grant, granted with { Campaign = null }));
        Assert.Equal("RGT-04", Code(Person("HOME", Role.Organiser), Role.Organiser, Act.Grant, granted));
    }

    [Fact]
    public void Filling_in_for_a_unit_below_names_that_unit_and_only_one()
    {
        var home = Person("HOME", Role.Filler);
        (Act, Subject) below = (Act.Fill, OfBelow), own = (Act.Fill, OfBelow with { Unit = "HOME" });
        Assert.Equal("BELOW", StandIn.Of(home, Role.Filler, [below], Now).Unit);
        Assert.Null(StandIn.Of(home, Role.Filler, [own], Now).Unit);
        Assert.Equal("RGT-15", StandIn.Of(home, Role.Filler, [below, own], Now).Refusal?.Code);
        var stand = StandIn.Of(home, Role.Filler, [below], Now);
        Assert.Null(stand.Check("p-02", new PersonRegistered("p-02", "虚构乙", "BELOW", [Role.Filler])));
        Assert.Equal("RGT-16", stand.Check("p-02", new PersonRegistered("p-02", "虚构乙", "BESIDE", [Role.Filler]))?.Code);
    }
}
