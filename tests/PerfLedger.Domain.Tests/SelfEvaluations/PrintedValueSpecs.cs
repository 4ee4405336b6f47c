using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class PrintedValueSpecs
{
    private static readonly Spec<SelfEvaluation, ISelfEvaluationEvent> Form =
        Given.Form(Draft).And(Printed).And(Entered("funds.total.fullYear", Money("120")), Entered("funds.total.executed", Money("118.96")));

    private static EnterFigures Enter(params FigureInput[] inputs) => new([.. inputs], Ground.None);

    [Fact]
    public void A_changed_amount_voids_rate_score_total_and_grade() => Form
        .When(Enter(new FigureInput("funds.total.executed", Money("100"))).Decide)
        .Then([
            Corrected("funds.total.executed", Money("118.96"), Money("100"), Ground.None),
            .. Voided("execution.rate", "execution.score", "total.score", "total.grade"),
        ]);

    [Fact]
    public void A_changed_weight_voids_the_weight_total_alone() => Form
        .When(Enter(new FigureInput("indicator.i-002.weight", Points("15"))).Decide)
        .Then([Corrected("indicator.i-002.weight", Points("10"), Points("15"), Ground.None), .. Voided("total.weight")]);

    [Fact]
    public void A_changed_execution_weight_voids_all_but_the_rate() => Form
        .When(Enter(new FigureInput("execution.weight", Points("20"))).Decide)
        .Then([
            Corrected("execution.weight", Points("10"), Points("20"), Ground.None),
            .. Voided("execution.score", "total.weight", "total.score", "total.grade"),
        ]);

    [Fact]
    public void A_changed_score_voids_total_and_grade() => Form
        .When(Enter(new FigureInput("indicator.i-001.score", Points("4"))).Decide)
        .Then([Corrected("indicator.i-001.score", Points("5"), Points("4"), Ground.None), .. Voided("total.score", "total.grade")]);

    [Fact]
    public void A_total_set_by_hand_voids_the_grade() => Form
        .When(Enter(new FigureInput("total.score", Points("79.91"))).Decide)
        .Then([Corrected("total.score", Points("99.91"), Points("79.91"), Ground.None), .. Voided("total.grade")]);

    [Fact]
    public void What_the_same_batch_prints_is_not_voided() => Form
        .When(Enter(new("indicator.i-001.score", Points("4")), new("total.score", Points("98.91")), new("total.grade", Cell("良"))).Decide)
        .Then(
            Corrected("indicator.i-001.score", Points("5"), Points("4"), Ground.None),
            Corrected("total.score", Points("99.91"), Points("98.91"), Ground.None),
            Corrected("total.grade", Cell("优"), Cell("良"), Ground.None));

    [Fact]
    public void A_text_voids_nothing() => Form
        .When(Enter(new FigureInput("indicator.i-001.actual", Cell("2个"))).Decide).Then(Entered("indicator.i-001.actual", Cell("2个")));

    [Fact]
    public void A_row_taken_off_voids_weight_total_total_and_grade() => Form
        .When(new WithdrawIndicator("i-001", Ground.None).Decide)
        .Then([new IndicatorWithdrawn("i-001", null, null, null), .. Voided("total.weight", "total.score", "total.grade")]);

    [Fact]
    public void A_row_not_carried_out_keeps_its_weight_in_the_total() => Form
        .When(new SetIndicatorStatus("i-001", IndicatorStatus.NotCarriedOut, Because).Decide)
        .Then([
            new IndicatorStatusSet("i-001", IndicatorStatus.NotCarriedOut, Why),
            Corrected("indicator.i-001.score", Points("5"), Points("0"), Because), .. Voided("total.score", "total.grade"),
        ]);

    [Fact]
    public void A_voided_value_is_blank_and_is_voided_once()
    {
        var after = Form.After(Enter(new FigureInput("indicator.i-001.score", Points("4"))).Decide);
        Assert.True(after.State["total.score"].IsBlank);
        after.When(Enter(new FigureInput("indicator.i-001.score", Points("3"))).Decide)
            .Then(Corrected("indicator.i-001.score", Points("4"), Points("3"), Ground.None));
    }
}
