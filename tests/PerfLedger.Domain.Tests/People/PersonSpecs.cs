using PerfLedger.Domain.People;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.People;

public sealed class PersonSpecs
{
    private static readonly RegisterPerson Register = new("p-01", "虚构甲", "ZZ-JYJ", [Role.Head, Role.Filler, Role.Filler]);

    private static readonly PersonRegistered Registered = new("p-01", "虚构甲", "ZZ-JYJ", [Role.Filler, Role.Head]);

    private static Spec<Person, IPersonEvent> Person(params IPersonEvent[] events) =>
        Given.Stream(Domain.People.Person.Initial, Domain.People.Person.Evolve, events);

    [Fact]
    public void A_person_is_registered_with_each_role_once() => Person().When(Register.Decide).Then(Registered);

    [Fact]
    public void Another_name_unit_or_role_is_registered_under_the_same_id() => Person(Registered)
        .When((Register with { Roles = [Role.Reviewer] }).Decide).Then(Registered with { Roles = [Role.Reviewer] });

    [Fact]
    public void A_person_has_an_id_a_name_a_unit_and_a_role()
    {
        RegisterPerson[] wrong =
        [
            Register with { Id = "甲" }, Register with { Name = " " }, Register with { Unit = "教育局" }, Register with { Roles = [] },
        ];
        Assert.All(wrong, w => Person().When(w.Decide).ThenRefused("PER-01"));
    }

    [Fact]
    public void An_id_is_not_given_to_another() => Person(Registered).When((Register with { Id = "p-02" }).Decide).ThenRefused("PER-02");
}
