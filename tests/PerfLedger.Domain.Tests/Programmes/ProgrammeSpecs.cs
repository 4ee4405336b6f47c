using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.Programmes;

public sealed class ProgrammeSpecs
{
    private static Spec<Programme, IProgrammeEvent> Programme(params IProgrammeEvent[] events) =>
        Given.Stream(Domain.Programmes.Programme.Initial, Domain.Programmes.Programme.Evolve, events);

    private static EnterProgrammeFigure Enter(string figure, FigureValue value, Ground? ground = null) =>
        new(figure, value, ground ?? Ground.None);

    [Theory]
    [InlineData("overall.initial")]
    [InlineData("overall.adjustment")]
    [InlineData("overall.executed")]
    [InlineData("statement.01.executed")]
    public void An_amount_is_entered(string figure) =>
        Programme().When(Enter(figure, Money("4700")).Decide).Then(Entered(figure, Money("4700")));

    [Fact]
    public void A_statement_has_a_text()
    {
        var text = FigureValue.OfText("全年调减预算");
        Programme().When(Enter("statement.01.text", text).Decide).Then(Entered("statement.01.text", text));
    }

    [Fact]
    public void An_amount_is_corrected_with_what_stood() => Programme(Entered("overall.adjustment", Money("-384")))
        .When(Enter("overall.adjustment", Money("-291.06"), Because).Decide)
        .Then(Corrected("overall.adjustment", Money("-384"), Money("-291.06"), Because));

    [Theory]
    [InlineData("overall.fullYear")]
    [InlineData("statement.1.text")]
    [InlineData("statement.xx.text")]
    [InlineData("funds.total.initial")]
    public void A_figure_the_programme_does_not_have_is_refused(string figure) =>
        Programme().When(Enter(figure, Money("1")).Decide).ThenRefused("PRG-01");

    [Fact]
    public void A_figure_takes_its_kind_of_value_and_a_reason_says_something()
    {
        Programme().When(Enter("overall.initial", Points("1")).Decide).ThenRefused("PRG-02");
        Programme().When(Enter("statement.01.text", Money("1")).Decide).ThenRefused("PRG-02");
        Programme(Entered("overall.initial", Money("1"))).When(Enter("overall.initial", Money("2"), Ground.Because("other", "更正")).Decide)
            .ThenRefused("EVA-10");
    }
}
