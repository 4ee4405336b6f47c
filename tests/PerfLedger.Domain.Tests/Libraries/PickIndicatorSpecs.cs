using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.Libraries;

public sealed class PickIndicatorSpecs
{
    private static readonly SelfEvaluationOpened Special = Shipped.Opened("special-evaluation/2019-hunan");

    private static readonly SelfEvaluationOpened Overall = Shipped.Opened("overall-self-evaluation/2019-hunan");

    private static readonly Who Organiser = new("o-01", Role.Organiser);

    private static PickIndicator Pick(int no, int? place = null, Ground? ground = null) =>
        new(Shipped.Education, no, place, ground ?? Ground.None);

    [Fact]
    public void Names_levels_and_rule_come_from_the_row() => Given.Form(Special).When(Pick(12).Decide).Then(
        new IndicatorAdded("i-001", "产出指标", "质量指标", "公费定向师范生毕业率", 1),
        new IndicatorClassified("i-001", null, null, "hunan-education-2019#12", null, null));

    [Fact]
    public void A_form_with_a_column_for_it_takes_the_standard_with_target_and_weight() =>
        Given.Form(Overall).When(new PickIndicator(Shipped.Overall, 1, null, Ground.None).Decide).Then(
            new IndicatorAdded("i-001", "产出指标", "数量指标", "组织开展党建活动", 1),
            new IndicatorClassified("i-001", null, null, "hunan-overall-2019#1", null, null),
            Entered("indicator.i-001.target", FigureReader.Read(ValueKind.Cell, "2次", "").Value!),
            Entered("indicator.i-001.weight", Points("4")),
            Entered("indicator.i-001.standard", FigureValue.OfText("2次及以上4分；1次2分；0次0分")));

    [Fact]
    public void A_form_without_the_column_takes_no_standard() =>
        Assert.DoesNotContain(Given.Form(Special).When(Pick(12).Decide).Events,
            e => e is FigureEntered { Figure: "indicator.i-001.standard" });

    [Fact]
    public void A_rank_is_better_the_lower_it_is() =>
        Assert.Equal("lower", Given.Form(Special).When(Pick(53).Decide).Events.OfType<IndicatorClassified>().Single().Better);

    [Fact]
    public void A_row_is_put_where_it_is_wanted()
    {
        var form = Given.Form(Special).After(Pick(1).Decide).After(Pick(4, 1).Decide).State;
        Assert.Equal(["教师信息素养培训人数完成率", "学员参培率"], form.IndicatorsInOrder.Select(i => i.Names.Name));
    }

    [Fact]
    public void A_row_the_library_does_not_have_is_refused() =>
        Assert.Contains("1 到 88", Given.Form(Special).When(Pick(89).Decide).ThenRefused("IND-14"), StringComparison.Ordinal);

    [Fact]
    public void A_form_keeps_to_one_library() => Given.Form(Overall).After(new PickIndicator(Shipped.Overall, 1, null, Ground.None).Decide)
        .When(Pick(12).Decide).ThenRefused("IND-15");

    [Fact]
    public void Rows_of_one_name_from_two_scopes_cannot_stand_on_one_form() =>
        Given.Form(Special).After(Pick(26).Decide).When(Pick(30).Decide).ThenRefused("IND-04");

    [Fact]
    public void After_the_first_submission_a_pick_needs_its_reason() => Assert.All(
        Given.Form(Special).After(Pick(1).Decide).And(Submitted, Returned).When(Pick(4, null, Because).Decide)
            .Events.OfType<IndicatorAdded>(),
        e => Assert.Equal(Why, e.Reason));

    [Fact]
    public void Without_a_reason_it_is_refused_then() =>
        Given.Form(Special).After(Pick(1).Decide).And(Submitted, Returned).When(Pick(4).Decide).ThenRefused("EVA-08");

    [Fact]
    public void A_submitted_form_takes_no_row() => Given.Form(Special).And(Submitted).When(Pick(1).Decide).ThenRefused("EVA-04");

    [Fact]
    public void A_library_is_published_once_for_its_bytes_and_again_for_others()
    {
        var first = new LibraryPublished(1, Shipped.Education.Title, new string('a', 64), 88);
        var published = Given.Stream<PublishedLibrary, ILibraryEvent>(PublishedLibrary.Initial, PublishedLibrary.Evolve)
            .When(new PublishLibrary(Organiser, Shipped.Education, first.Sha256).Decide).Then(first);
        published.When(new PublishLibrary(Organiser, Shipped.Education, new string('b', 64)).Decide)
            .Then(first with { Number = 2, Sha256 = new string('b', 64) });
        Assert.Equal(1, published.State.Latest!.Number);
    }

    [Theory]
    [InlineData(Role.Filler)]
    [InlineData(Role.Head)]
    public void Only_an_organiser_publishes_a_library(Role role) =>
        Given.Stream<PublishedLibrary, ILibraryEvent>(PublishedLibrary.Initial, PublishedLibrary.Evolve)
            .When(new PublishLibrary(Organiser with { Role = role }, Shipped.Education, new string('a', 64)).Decide).ThenRefused("IND-16");
}
