using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class OpenSelfEvaluationSpecs
{
    private const string LastYear = "evaluation.2019.ZZ-JYJ.project-self-evaluation.nhfz.09";

    [Fact]
    public void A_form_is_opened_once() => Given.Form().When(new OpenSelfEvaluation(Opened).Decide).Then(Opened);

    [Fact]
    public void A_form_that_is_open_is_not_opened_as_another() =>
        Given.Form(Opened).When(new OpenSelfEvaluation(Opened with { MoneyUnit = "元" }).Decide).ThenRefused("EVA-01");

    public static TheoryData<string> Incomplete => ["form", "pack", "year", "unit", "project", "campaign", "fund", "money"];

    [Theory]
    [MemberData(nameof(Incomplete))]
    public void An_incomplete_opening_is_refused(string what) => Given.Form().When(new OpenSelfEvaluation(what switch
    {
        "form" => Opened with { Form = " " },
        "pack" => Opened with { RulePack = "" },
        "year" => Opened with { FiscalYear = 20 },
        "unit" => Opened with { Unit = new UnitRef("株洲", "株洲市教育局") },
        "project" => Opened with { Project = new ProjectRef("0.9", "标准化考点建设") },
        "campaign" => Opened with { Campaign = "2020年自评" },
        "fund" => Opened with { SpecialFundCode = "内涵发展" },
        _ => Opened with { MoneyUnit = "美元" },
    }).Decide).ThenRefused("EVA-02");

    [Fact]
    public void A_form_that_is_not_open_has_no_rows_to_take() =>
        Given.Form().When(new OpenSelfEvaluation(Opened, new OpenFrom(LastYear, SelfEvaluation.Initial, true)).Decide)
            .ThenRefused("EVA-03");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Last_years_rows_are_taken_without_what_was_achieved(bool withTargets)
    {
        var last = Given.Form(Draft).And(Printed).And(
            new IndicatorWithdrawn("i-001", null, null, null), Added("i-003", Names, 3), Entered("indicator.i-003.weight", Points("5")),
            Entered("indicator.i-003.target", Cell("2个")), Entered("indicator.i-003.actual", Cell("2个")),
            new IndicatorClassified("i-003", "equal", null, null, "个", null), Entered("quota.output", Points("50"))).State;
        var expected = new List<ISelfEvaluationEvent>
        {
            Opened with { Origin = new Origin(LastYear, last.Version, withTargets) },
            Added("i-001", OtherNames, 1), Entered("indicator.i-001.weight", Points("10")),
            Added("i-002", Names, 2), new IndicatorClassified("i-002", "equal", null, null, "个", null),
            Entered("indicator.i-002.weight", Points("5")), Entered("execution.weight", Points("10")),
            Entered("quota.output", Points("50")),
        };
        if (withTargets) expected.Insert(6, Entered("indicator.i-002.target", Cell("2个")));
        Given.Form().When(new OpenSelfEvaluation(Opened, new OpenFrom(LastYear, last, withTargets)).Decide).Then([.. expected]);
    }
}
