using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>What an event does to a form, as far as its due date is concerned.</summary>
public enum Bearing
{
    /// <summary>Changes what the form says.</summary>
    Content,

    /// <summary>Hands it in: submission and the acknowledgement before it.</summary>
    Delivery,

    /// <summary>Opens it again for the unit.</summary>
    Reopening,

    /// <summary>Work of the office, or a paper laid beside the form; no due date binds it.</summary>
    Office,
}

/// <summary>
/// The lock at the due instant. What was once submitted is frozen; a draft stays writable and files as 逾期, unless the campaign locks drafts
/// too (<see cref="CampaignOpened.LockAtDue"/>). A return or a correction must leave time to answer.
/// </summary>
/// <param name="Due">Nothing is recorded from its instant on.</param>
/// <param name="Bearing">What was to be recorded.</param>
public sealed record DueLock(DueDate Due, Bearing Bearing)
{
    /// <summary>The sentence for one who comes too late.</summary>
    public Refusal Refusal => Bearing == Bearing.Reopening ? Refusals.NoTimeToAnswer(Due) : Refusals.DueDateHasPassed(Due);

    /// <summary>
    /// What an event does. An event this does not name changes the form: a new one is locked until someone says that it need not be.
    /// </summary>
    public static Bearing BearingOf(ISelfEvaluationEvent e) => e switch
    {
        EvaluationSubmitted or FindingsAcknowledged => Bearing.Delivery,
        EvaluationReturned or CorrectionOpened => Bearing.Reopening,
        EvidenceAttached or EvaluationAccepted or EvaluationFiled => Bearing.Office,
        _ => Bearing.Content,
    };

    /// <summary>The lock that events decided on a form are under; null when they may be recorded at any time.</summary>
    /// <param name="campaign">The campaign the form belongs to.</param>
    /// <param name="evaluation">Stream id of the form.</param>
    /// <param name="before">The form they were decided on.</param>
    /// <param name="decided">The events.</param>
    public static DueLock? Of(
        Campaign campaign, string evaluation, SelfEvaluation before, IReadOnlyCollection<ISelfEvaluationEvent> decided)
    {
        var bearings = decided.Select(BearingOf).ToHashSet();
        var after = decided.Aggregate(before, (s, e) => Evolution.Evolve(s, e, s.Last));
        if (bearings.Contains(Bearing.Reopening)) return Under(DueDates.Of(campaign, evaluation, after), Bearing.Reopening);
        if (DueDates.Of(campaign, evaluation, after) is not { } due) return null;
        var frozen = campaign.Opened!.LockAtDue || before.Rounds > 0;
        if (bearings.Contains(Bearing.Content) && frozen) return new(due, Bearing.Content);
        return bearings.Contains(Bearing.Delivery) && campaign.Opened.LockAtDue ? new(due, Bearing.Delivery) : null;
    }

    /// <summary>The lock that what the form says is under as it stands; null when its content may change at any time.</summary>
    public static DueLock? OfContent(Campaign campaign, string evaluation, SelfEvaluation state) =>
        campaign.Opened is { LockAtDue: true } || state.Rounds > 0
            ? Under(DueDates.Of(campaign, evaluation, state), Bearing.Content)
            : null;

    private static DueLock? Under(DueDate? due, Bearing bearing) => due is null ? null : new(due, bearing);
}
