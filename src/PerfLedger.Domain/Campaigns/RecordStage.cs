using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>Which stage of which unit is meant. Form and direction may be left out where the unit has one such stage.</summary>
/// <param name="Stage">Stage.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Form">Form version the stage names.</param>
/// <param name="Direction">Direction the stage names.</param>
public sealed record StageOfUnit(CampaignStage Stage, string Unit, string? Form = null, string? Direction = null)
{
    /// <summary>The one order meant; a refusal when there is none, or several.</summary>
    internal (StageScheduled? Order, Refusal? No) Find(Campaign state, Who by)
    {
        if (by.Role is not (Role.Organiser or Role.Reviewer)) return (null, Refusals.OnlyAnOfficeRecordsAStage());
        if (CampaignRule.Check(state) is { } no) return (null, no);
        if (Stage is not (CampaignStage.OutsideEvaluation or CampaignStage.Publication))
            return (null, Refusals.StageIsToldByTheLedger(CampaignStages.Name(Stage)));
        var asked = state.Units.TryGetValue(Unit, out var unit) ? state.StagesOf(unit, Stage).ToList() : [];
        var meant = asked.DistinctBy(s => (s.Form, s.Direction))
            .Where(s => (Form ?? s.Form) == s.Form && (Direction ?? s.Direction) == s.Direction).ToList();
        return meant.Count == 1
            ? (meant[0], null)
            : (null, Refusals.StageIsNotAsked(unit?.Name ?? Unit, CampaignStages.Name(Stage), asked.Select(Describe)));
    }

    private static string Describe(StageScheduled s) => $"{s.Form ?? "全部表式"}、{s.Direction ?? "全部方向"}";
}

/// <summary>Records that a stage was done outside the ledger: 外部评价, 公开.</summary>
/// <param name="By">Who records; an office.</param>
/// <param name="What">Which stage of which unit.</param>
/// <param name="On">Day it was done in fact.</param>
/// <param name="Document">The paper that shows it.</param>
/// <param name="Note">What else there is to say.</param>
/// <param name="Today">The day by the clock of the ledger: what has not happened is not recorded.</param>
public sealed record RecordStageDone(Who By, StageOfUnit What, DateOnly On, string Document, string? Note, DateOnly Today)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        var (order, no) = What.Find(state, By);
        if (order is null) return no!;
        if (On > Today || On.Year < state.Opened!.FiscalYear) return Refusals.StageDayDoesNotFit(On, Today, state.Opened!.FiscalYear);
        if (string.IsNullOrWhiteSpace(Document)) return Refusals.StageNeedsADocument();
        var done = new StageDone(What.Stage, What.Unit, order.Form, order.Direction, On, Document, Note);
        return state.Acts.Exists(a => a.Act == done) ? Decision<ICampaignEvent>.Nothing : new ICampaignEvent[] { done };
    }
}

/// <summary>Takes back what was recorded as done.</summary>
/// <param name="By">Who takes it back; an office.</param>
/// <param name="What">Which stage of which unit.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawStageDone(Who By, StageOfUnit What, Reason Reason)
{
    /// <summary>Decides.</summary>
    public Decision<ICampaignEvent> Decide(Campaign state)
    {
        var (order, no) = What.Find(state, By);
        if (order is null) return no!;
        var withdrawn = new StageDoneWithdrawn(What.Stage, What.Unit, order.Form, order.Direction, Reason);
        if (!state.Acts.Exists(a => a.Act.Key == withdrawn.Key)) return Refusals.StageIsNotRecorded();
        return Reason.Check() is { } empty ? empty : new ICampaignEvent[] { withdrawn };
    }
}
