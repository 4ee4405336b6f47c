using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.Programmes;

public sealed class UndoProgrammeSpecs
{
    private const string Executed = "overall.executed";

    private static readonly FigureCorrected Correction = new(Executed, Money("100"), Money("90"), Why, [], null, null, null);

    [Fact]
    public void An_overall_figure_goes_back()
    {
        var undo = Undo((Entered(Executed, Money("100")), false), (Correction, true));
        var e = Assert.IsType<FigureCorrected>(Assert.Single(Events(undo)));
        Assert.Equal(("90", "100", Why), (e.Before.Printed, e.After.Printed, e.Reason));
        Assert.Equal((Executed, "全年执行数"), (undo.Plan.Restored[0].Code, undo.Plan.Restored[0].Name));
    }

    [Fact]
    public void A_first_entry_becomes_blank_and_undoing_it_twice_gives_nothing()
    {
        var first = Assert.Single(Events(Undo((Entered(Executed, Money("100")), true))));
        Assert.True(Assert.IsType<FigureCorrected>(first).After.IsBlank);
        Assert.Empty(Events(Undo((Entered(Executed, Money("100")), true), (first, false))));
    }

    [Fact]
    public void What_was_changed_since_stays_and_is_listed()
    {
        var undo = Undo((Entered(Executed, Money("100")), true), (Correction, false));
        Assert.Empty(Events(undo));
        Assert.Equal(("100", "90", 2L), (undo.Plan.Kept[0].Left, undo.Plan.Kept[0].Now, undo.Plan.Kept[0].Since.Position));
    }

    [Fact]
    public void It_needs_a_reason()
    {
        var undo = new UndoProgrammeOperation([Past(Entered(Executed, Money("100")), 1, true)], Ground.None);
        Assert.Equal("UND-01", Assert.IsType<Decision<IProgrammeEvent>.Refused>(undo.Decide()).Refusal.Code);
    }

    private static UndoProgrammeOperation Undo(params (IProgrammeEvent Event, bool Undone)[] past) =>
        new(past.Select((p, i) => Past(p.Event, i + 1, p.Undone)), Because);

    private static PastEvent<IProgrammeEvent> Past(IProgrammeEvent e, long at, bool undone) =>
        new(e, new EventMeta(at, at, DateTimeOffset.UnixEpoch.AddSeconds(at), "p-filler"), undone);

    private static IReadOnlyList<IProgrammeEvent> Events(UndoProgrammeOperation undo) =>
        Assert.IsType<Decision<IProgrammeEvent>.Accepted>(undo.Decide()).Events;
}
