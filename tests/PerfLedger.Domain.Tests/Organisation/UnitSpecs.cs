using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Organisation;

public sealed class UnitSpecs
{
    private static readonly UnitRegistered Top = new("ZZ-CZJ", "示例财政局", null, "finance");

    private static readonly UnitRegistered Middle = new("ZZ-JYJ", "示例教育局", "ZZ-CZJ", "department");

    private static readonly UnitRegistered School = new("ZZ-YZ", "示例一中", "ZZ-JYJ", "school");

    private static readonly OrganisationTree Tree = new([Top, Middle, School]);

    private static Spec<Unit, IUnitEvent> Unit(params IUnitEvent[] events) =>
        Given.Stream(Domain.Organisation.Unit.Initial, Domain.Organisation.Unit.Evolve, events);

    [Fact]
    public void A_unit_is_registered_under_another() => Unit().When(new RegisterUnit(School, Tree).Decide).Then(School);

    [Fact]
    public void A_unit_has_a_code_a_name_and_a_kind()
    {
        UnitRegistered[] wrong = [School with { Code = "一中" }, School with { Name = " " }, School with { Kind = "" }];
        Assert.All(wrong, w => Unit().When(new RegisterUnit(w, Tree).Decide).ThenRefused("UNT-01"));
    }

    [Fact]
    public void The_unit_above_is_registered_before() =>
        Unit().When(new RegisterUnit(School with { Parent = "ZZ-XX" }, Tree).Decide).ThenRefused("UNT-02");

    [Theory]
    [InlineData("ZZ-CZJ")]
    [InlineData("ZZ-JYJ")]
    [InlineData("ZZ-YZ")]
    public void No_unit_stands_under_itself(string parent) =>
        Unit(Top).When(new RegisterUnit(Top with { Parent = parent }, Tree).Decide).ThenRefused("UNT-03");

    [Fact]
    public void A_unit_moves_to_a_place_that_is_not_under_it() =>
        Unit(School).When(new RegisterUnit(School with { Parent = "ZZ-CZJ" }, Tree).Decide).Then(School with { Parent = "ZZ-CZJ" });

    [Fact]
    public void A_circle_in_what_is_given_ends_all_the_same()
    {
        var circle = new OrganisationTree([Top with { Parent = "ZZ-YZ" }, Middle, School]);
        Assert.Equal(["ZZ-JYJ", "ZZ-CZJ"], circle.Above("ZZ-YZ"));
        Assert.Equal(Relation.Child, circle.Of("ZZ-JYJ", "ZZ-YZ"));
    }

    [Fact]
    public void Within_a_unit_are_the_unit_and_all_under_it()
    {
        Assert.Equal(["ZZ-CZJ", "ZZ-JYJ", "ZZ-YZ"], Tree.Within("ZZ-CZJ").Order(StringComparer.Ordinal));
        Assert.Equal(["ALONE"], Tree.Within("ALONE"));
    }
}
