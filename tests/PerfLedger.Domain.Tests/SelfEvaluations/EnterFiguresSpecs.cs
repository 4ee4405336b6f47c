using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class EnterFiguresSpecs
{
    private static readonly FigureInput Score = new("indicator.i-001.score", Points("4"));

    [Fact]
    public void A_batch_is_recorded_cell_by_cell_on_one_ground_without_the_cells_that_stand() => Given.Form(Draft).And(Submitted, Returned)
        .When(new EnterFigures(
            [Score, new("indicator.i-001.target", Cell("2个")), new("indicator.i-002.weight", Points("11"))], Because).Decide)
        .Then(
            Corrected("indicator.i-001.score", Points("5"), Points("4"), Because),
            Corrected("indicator.i-002.weight", Points("10"), Points("11"), Because));

    [Fact]
    public void One_wrong_cell_refuses_the_batch() =>
        Given.Form(Draft).When(new EnterFigures([Score, new("indicator.i-002.score", Cell("优秀"))], Ground.None).Decide)
            .ThenRefused("EVA-06");

    [Fact]
    public void A_cell_stands_once_in_a_batch() =>
        Given.Form(Draft).When(new EnterFigures([Score, Score with { Value = Points("3") }], Ground.None).Decide).ThenRefused("EVA-07");

    [Fact]
    public void Unchanged_approved_targets_in_a_paste_need_no_document() => Given.Form(Draft).And(Approved)
        .When(new EnterFigures([Score, new("indicator.i-001.target", Cell("2个"))], Ground.None).Decide)
        .Then(Corrected("indicator.i-001.score", Points("5"), Points("4"), Ground.None));

    [Theory]
    [InlineData("修改")]
    [InlineData("更正")]
    [InlineData("更正数据")]
    [InlineData("修改修改修改")]
    [InlineData("啊啊啊啊啊啊")]
    [InlineData("！！！！！，，，")]
    [InlineData("1234567")]
    [InlineData("根据实际情况调整数据")]
    [InlineData("")]
    public void A_reason_that_says_nothing_is_none(string text) => Given.Form(Draft)
        .When(new EnterFigures([Score], Ground.Because("other", text)).Decide).ThenRefused("EVA-10");

    [Theory]
    [InlineData("按审核意见修改")]
    [InlineData("决算数据调整，见对账单")]
    [InlineData("与2020年12月对账单一致")]
    public void A_reason_that_says_something_is_one(string text) => Given.Form(Draft)
        .When(new EnterFigures([Score], Ground.Because("reviewOpinion", text)).Decide)
        .Then(Corrected("indicator.i-001.score", Points("5"), Points("4"), Ground.Because("reviewOpinion", text)));

    [Fact]
    public void A_reason_has_a_category_of_the_list() => Given.Form(Draft)
        .When(new EnterFigures([Score], Ground.Because("mood", "今天心情不错所以改了")).Decide).ThenRefused("EVA-09");

    [Fact]
    public void All_faults_of_a_batch_are_told_each_at_its_cell()
    {
        var seen = new FigureInput("indicator.i-002.weight", Points("11"), SeenPosition: 1);
        var faults = new EnterFigures(
            [new("indicator.i-002.score", Cell("优秀")), Score, seen, new("indicator.i-099.actual", Cell("1个"))], Ground.None)
            .Faults(Given.Form(Draft).State).ToList();
        Assert.Equal(
            [("indicator.i-002.score", "EVA-06"), ("indicator.i-002.weight", null), ("indicator.i-099.actual", "IND-01")],
            faults.Select(f => (f.Figure, f.Refusal?.Code)));
        Assert.Equal(("10", 1L), (faults[1].Conflict!.Theirs, faults[1].Conflict!.Seen));
    }

    [Fact]
    public void A_cell_that_stands_so_already_is_no_conflict_whoever_wrote_it() => Assert.Empty(
        new EnterFigures([new("indicator.i-002.weight", Points("10"), SeenPosition: 1)], Ground.None).Faults(Given.Form(Draft).State));
}
