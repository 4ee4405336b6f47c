using PerfLedger.Domain.Templates;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.Templates;

public sealed class TemplateSpecs
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";
    private static readonly string First = new('a', 64), Second = new('b', 64), Fields = new('f', 64);
    private static readonly Who Organiser = new("o-01", Role.Organiser);

    private static readonly PublishTemplate Publish = new(Organiser, Form, First, Fields, 9, new DateOnly(2021, 1, 1), null);
    private static readonly TemplatePublished Published = new(Form, First, Fields, 9, new DateOnly(2021, 1, 1), null, Role.Organiser);
    private static readonly WithdrawTemplate Withdraw = new(Organiser, First, "页脚印错了单位");

    private static Spec<FormTemplates, ITemplateEvent> Templates(params ITemplateEvent[] events) =>
        Given.Stream(FormTemplates.Initial, FormTemplates.Evolve, events);

    [Fact]
    public void A_template_is_published_with_its_digests_and_days() => Templates().When(Publish.Decide).Then(Published);

    [Fact]
    public void The_same_again_is_nothing_new() => Templates(Published).When(Publish.Decide).ThenNothing();

    [Fact]
    public void The_same_bytes_for_other_days_are_published_again() => Templates(Published)
        .When((Publish with { To = new DateOnly(2021, 12, 31) }).Decide).Then(Published with { To = new DateOnly(2021, 12, 31) });

    [Fact]
    public void What_stood_before_another_is_published_anew() => Templates(Published, Published with { Digest = Second })
        .When(Publish.Decide).Then(Published);

    [Theory]
    [InlineData(Role.Filler)]
    [InlineData(Role.Head)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Evaluator)]
    public void Only_an_organiser_publishes_and_withdraws(Role role)
    {
        Templates().When((Publish with { By = new Who("x", role) }).Decide).ThenRefused("TPL-01");
        Templates(Published).When((Withdraw with { By = new Who("x", role) }).Decide).ThenRefused("TPL-01");
    }

    [Theory]
    [InlineData("project-self-evaluation")]
    [InlineData("自评表/2020")]
    [InlineData("a/b/c")]
    [InlineData("part/")]
    public void A_form_has_a_family_and_a_version(string form) => Templates().When((Publish with { Form = form }).Decide)
        .ThenRefused("TPL-02");

    [Fact]
    public void A_shared_part_may_have_a_Chinese_name() =>
        Templates().When((Publish with { Form = "part/表尾" }).Decide).Then(Published with { Form = "part/表尾" });

    [Fact]
    public void The_days_follow_one_another()
    {
        Templates().When((Publish with { To = new DateOnly(2020, 12, 31) }).Decide).ThenRefused("TPL-03");
        Templates().When((Publish with { From = new DateOnly(1999, 12, 31) }).Decide).ThenRefused("TPL-03");
        Templates().When((Publish with { To = Publish.From }).Decide).Then(Published with { To = Publish.From });
    }

    [Fact]
    public void Digests_and_size_are_those_of_something()
    {
        PublishTemplate[] wrong = [Publish with { Digest = "A" }, Publish with { FieldsDigest = "" }, Publish with { Size = 0 }];
        Assert.All(wrong, w => Templates().When(w.Decide).ThenRefused("TPL-04"));
    }

    [Fact]
    public void Only_what_was_published_is_withdrawn_once_and_with_a_reason()
    {
        Templates().When(Withdraw.Decide).ThenRefused("TPL-05");
        Templates(Published).When((Withdraw with { Reason = "错了" }).Decide).ThenRefused("TPL-06");
        Templates(Published).When(Withdraw.Decide).Then(new TemplateWithdrawn(First, "页脚印错了单位"));
        Templates(Published, new TemplateWithdrawn(First, "页脚印错了单位")).When(Withdraw.Decide).ThenNothing();
    }

    [Theory]
    [InlineData("2020-12-31", null)]
    [InlineData("2021-01-01", "a")]
    [InlineData("2021-05-31", "a")]
    [InlineData("2021-06-01", "b")]
    [InlineData("2021-06-30", "b")]
    [InlineData("2021-07-01", "a")]
    public void In_force_is_the_last_published_of_those_that_cover_the_day(string day, string? digest)
    {
        var state = Fold(Published, Published with { Digest = Second, From = new DateOnly(2021, 6, 1), To = new DateOnly(2021, 6, 30) });
        var on = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(digest, state.InForce(on)?.Digest[..1]);
    }

    [Fact]
    public void After_a_withdrawal_the_one_before_is_in_force_again()
    {
        var day = new DateOnly(2021, 7, 1);
        var withdrawn = new TemplateWithdrawn(Second, "页脚印错了单位");
        Assert.Equal(First, Fold(Published, Published with { Digest = Second }, withdrawn).InForce(day)?.Digest);
        Assert.Equal(Second, Fold(Published, Published with { Digest = Second }, withdrawn,
            Published with { Digest = Second }).InForce(day)?.Digest);
        Assert.Null(Fold(Published, new TemplateWithdrawn(First, "页脚印错了单位")).InForce(day));
    }

    [Fact]
    public void The_stream_is_named_after_the_form()
    {
        Assert.Equal("template.project-self-evaluation.2020-zhuzhou", StreamIds.Template(Form));
        Assert.Matches("^template\\.part\\.f-[0-9a-f]{8}$", StreamIds.Template("part/表尾"));
        Assert.Equal(["part", "foot"], StreamIds.Parse(StreamIds.Template("part/foot"))!.Segments);
        Assert.Throws<ArgumentException>(() => StreamIds.Template("自评表/2020"));
    }

    private static FormTemplates Fold(params ITemplateEvent[] events) => events.Aggregate(
        FormTemplates.Initial, (s, e) => FormTemplates.Evolve(s, e, new EventMeta(1, 1, DateTimeOffset.UnixEpoch, "o-01")));
}
