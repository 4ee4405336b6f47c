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

    [Fact]
    public void A_contact_is_given_by_the_person_or_an_organiser_and_is_quiet_when_repeated()
    {
        var given = new ContactGiven("tian.yi@example.org", "0731-00000000转8001");
        Person(Registered).When(Give(given.Email, given.Phone).Decide).Then(given);
        Person(Registered).When((Give(given.Email, given.Phone) with { By = new("o-01", Role.Organiser) }).Decide).Then(given);
        Person(Registered).When(Give(null, " ").Decide).ThenNothing();
        Person(Registered, given).When(Give(null, null).Decide).Then(new ContactGiven(null, null));
        Person(Registered).When((Give(null, "1") with { By = new("p-02", Role.Head) }).Decide).ThenRefused("PER-04");
        Person().When(Give("a@example.org", null).Decide).ThenRefused("PER-03");
    }

    [Theory]
    [InlineData("a@example.org\r\nBcc: b@example.org")]
    [InlineData("a@example.org\n")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("a@example.org;b@example.org")]
    [InlineData("甲 <a@example.org>")]
    [InlineData("\"a\\r\"@example.org")]
    [InlineData("a@b@example.org")]
    [InlineData("a..b@example.org")]
    [InlineData(".a@example.org")]
    [InlineData("a@localhost")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@-example.org")]
    [InlineData("甲@example.org")]
    [InlineData("a b@example.org")]
    [InlineData("a@example.org\u2028")]
    public void An_address_is_one_and_plain(string email) =>
        Person(Registered).When(Give(email, null).Decide).ThenRefused("PER-05");

    [Theory]
    [InlineData("电话")]
    [InlineData("12")]
    [InlineData("0731-00000000\n1")]
    [InlineData("=1+1+1")]
    [InlineData("000000000000000000000000000000000")]
    public void A_phone_is_a_number(string phone) => Person(Registered).When(Give(null, phone).Decide).ThenRefused("PER-06");

    private static GiveContact Give(string? email, string? phone) => new(new("p-01", Role.Filler), "p-01", email, phone);
}
