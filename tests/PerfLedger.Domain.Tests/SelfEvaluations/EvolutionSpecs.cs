using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class EvolutionSpecs
{
    private sealed record Unheard : ISelfEvaluationEvent;

    [Fact]
    public void An_unknown_event_stops_the_fold() =>
        Assert.Throws<InvalidOperationException>(() => Given.Form(Draft).And(new Unheard()));

    [Fact]
    public void The_state_knows_its_version_and_last_event()
    {
        var state = Given.Form(Draft).By("p-other", Submitted).State;
        Assert.Equal((8L, 8L, "p-other"), (state.Version, state.Last.Position, state.SubmittedBy));
    }

    [Fact]
    public void Changes_after_the_approval_are_marked_and_those_before_are_not()
    {
        var state = Given.Form(Draft)
            .And(Corrected("indicator.i-001.target", Cell("2个"), Cell("1个"), Ground.None), Approved)
            .And(Corrected("indicator.i-002.weight", Points("10"), Points("9"), Ordered), Added("i-003", Names with { Name = "返工率" }, 3))
            .And(Corrected("indicator.i-001.score", Points("5"), Points("4"), Ground.None)).State;
        Assert.Equal(["indicator.i-002.weight", "indicator.i-003"], state.AdjustedTargets.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_filed_form_remembers_filing_and_number()
    {
        var state = Given.Form(Draft).And(Submitted, Accepted, Filed, new CorrectionOpened(1, Why, null)).State;
        Assert.Equal((Filing, 1, Stage.Correcting), (state.Filing, state.Filings, state.Stage));
    }
}
