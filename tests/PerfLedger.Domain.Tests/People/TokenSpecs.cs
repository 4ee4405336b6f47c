using PerfLedger.Domain.People;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.People;

public sealed class TokenSpecs
{
    private static readonly DateOnly Today = new(2021, 4, 8);

    private static readonly PersonRegistered Registered = new("p-01", "虚构甲", "ZZ-JYJ", [Role.Filler]);

    private static readonly IssueToken Issue = new(Role.Filler, null, Today);

    private static Spec<Person, IPersonEvent> Person(params IPersonEvent[] events) =>
        Given.Stream(Domain.People.Person.Initial, Domain.People.Person.Evolve, events);

    [Fact]
    public void A_token_is_issued_in_a_role_of_the_person_and_numbered_on()
    {
        Person(Registered).When(Issue.Decide).ThenOnce(new TokenIssued("t-1", Role.Filler, null));
        Person(Registered, new TokenIssued("t-1", Role.Filler, null), new TokenRevoked("t-1"))
            .When((Issue with { Until = Today }).Decide).ThenOnce(new TokenIssued("t-2", Role.Filler, Today));
    }

    [Fact]
    public void A_token_is_in_a_role_that_is_held() =>
        Person(Registered).When((Issue with { Role = Role.Organiser }).Decide).ThenRefused("RGT-02");

    [Fact]
    public void A_token_does_not_end_before_it_begins() =>
        Person(Registered).When((Issue with { Until = Today.AddDays(-1) }).Decide).ThenRefused("RGT-18");

    [Fact]
    public void A_token_is_taken_back_once()
    {
        var issued = new TokenIssued("t-1", Role.Filler, null);
        Person(Registered, issued).When(new RevokeToken("t-1").Decide).ThenOnce(new TokenRevoked("t-1"));
        Person(Registered, issued).When(new RevokeToken("t-2").Decide).ThenRefused("RGT-19");
        Person(Registered, issued, new TokenRevoked("t-1")).When(new RevokeToken("t-1").Decide).ThenRefused("RGT-19");
    }
}
