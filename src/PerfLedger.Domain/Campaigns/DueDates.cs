using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Campaigns;

/// <summary>
/// Until when a form is due (WFL-06). A due date is a local day in Asia/Shanghai and lasts to its end, 24:00: the due instant is 00:00 of
/// the next day, UTC+8, and a write is in time strictly before it. A day off does not move it: the notice names a date, not a working day.
/// </summary>
public static class DueDates
{
    // All of China keeps UTC+8 without summer time since 1991; no campaign judges an earlier year.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The end of a day: the first instant that is too late.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Shanghai);

    /// <summary>The day an instant falls on.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Shanghai).DateTime);

    /// <summary>
    /// The effective due date: the latest of the route's day, the extensions granted and the answer date of a return or a correction, so
    /// that none of them ever shortens another. Null when the campaign asks for no such form, or is retrospective (补录).
    /// </summary>
    /// <param name="campaign">The campaign the form belongs to.</param>
    /// <param name="evaluation">Stream id of the form.</param>
    /// <param name="opened">Its opening.</param>
    /// <param name="answerBy">The answer date given with a return or a correction.</param>
    public static DueDate? Of(Campaign campaign, string evaluation, SelfEvaluationOpened opened, DateOnly? answerBy = null) =>
        campaign is { Opened.Retrospective: false, Cancelled: null }
            ? Named(campaign, evaluation, FormKey.Of(opened), answerBy)
            : null;

    /// <summary>The effective due date of a form as it stands.</summary>
    public static DueDate? Of(Campaign campaign, string evaluation, SelfEvaluation state) =>
        state.Opened is { } opened ? Of(campaign, evaluation, opened, state.AnswerBy) : null;

    /// <summary>The day the campaign names for a form, whether it binds or not.</summary>
    internal static DueDate? Named(Campaign campaign, string evaluation, FormKey key, DateOnly? answerBy)
    {
        if (RouteOf(campaign, key) is not { } route) return null;
        var due = new DueDate(route.Due, DueGround.Route);
        foreach (var granted in campaign.Extensions.Where(e => e.Covers(evaluation, key)))
            due = due.OrLater(granted.Until, DueGround.Extension);
        return answerBy is { } day ? due.OrLater(day, DueGround.Answer) : due;
    }

    /// <summary>
    /// How late the form was handed in since its last filing: the worst of its submissions, each against the due date of its own round, in
    /// calendar days. The recorded time of the submission decides, not how long the review took. Null when all were in time.
    /// </summary>
    public static Overdue? OverdueOf(Campaign campaign, string evaluation, SelfEvaluation state) =>
        campaign is { Opened.Retrospective: false, Cancelled: null }
            ? OverdueOf(campaign, evaluation, FormKey.Of(state.Opened!), state.Submissions)
            : null;

    internal static Overdue? OverdueOf(Campaign campaign, string evaluation, FormKey key, IReadOnlyCollection<Submission> submissions)
    {
        var late = from submission in submissions
                   let due = Named(campaign, evaluation, key, submission.AnswerBy)
                   where due is not null && due.DaysLate(submission.At) > 0
                   select new Overdue(due.On, due.DaysLate(submission.At));
        return late.MaxBy(o => o.Days);
    }

    /// <summary>How a form stands to its due date.</summary>
    public static DueStanding StandingOf(Campaign campaign, string evaluation, SelfEvaluation state, DateTimeOffset now)
    {
        if (campaign.Cancelled is not null) return DueStanding.Cancelled;
        if (Of(campaign, evaluation, state) is not { } due) return DueStanding.NotDue;
        if (!state.IsWritable) return DueStanding.HandedIn;
        if (now < due.Instant) return DueStanding.Open;
        return DueLock.OfContent(campaign, evaluation, state) is null ? DueStanding.Late : DueStanding.Locked;
    }

    /// <summary>The route of the project before the one of its fund before the one for all; null when the notice asks for none.</summary>
    public static RouteLaid? RouteOf(Campaign campaign, FormKey key)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(key);
        var own = campaign.RouteFor(key.Form, key.Unit, key.Project);
        return own is { Direction: not null } ? own : campaign.RouteFor(key.Form, key.Unit, key.Fund);
    }
}

/// <summary>What a due date rests on.</summary>
public enum DueGround
{
    /// <summary>The notice.</summary>
    Route,

    /// <summary>延期</summary>
    Extension,

    /// <summary>答复期限 of a return or a correction.</summary>
    Answer,

    /// <summary>The day of a stage after the self-evaluation.</summary>
    Stage,
}

/// <summary>How a form stands to its due date.</summary>
public enum DueStanding
{
    /// <summary>It has none.</summary>
    NotDue,

    /// <summary>Before it.</summary>
    Open,

    /// <summary>After it and still writable: 逾期.</summary>
    Late,

    /// <summary>After it and locked.</summary>
    Locked,

    /// <summary>Submitted, accepted or filed.</summary>
    HandedIn,

    /// <summary>Its campaign was called off.</summary>
    Cancelled,
}

/// <summary>A last day and what it rests on.</summary>
/// <param name="On">The last day, Asia/Shanghai.</param>
/// <param name="Ground">What gave it.</param>
public sealed record DueDate(DateOnly On, DueGround Ground)
{
    /// <summary>The first instant that is too late.</summary>
    public DateTimeOffset Instant => DueDates.EndOf(On);

    /// <summary>Calendar days an instant lies after the last day; 0 = in time.</summary>
    public int DaysLate(DateTimeOffset instant) => Math.Max(0, DueDates.DayOf(instant).DayNumber - On.DayNumber);

    internal DueDate OrLater(DateOnly day, DueGround ground) => day > On ? new(day, ground) : this;
}

/// <summary>逾期: handed in after its due date.</summary>
/// <param name="Due">The date it was due, Asia/Shanghai.</param>
/// <param name="Days">Calendar days after it.</param>
public sealed record Overdue(DateOnly Due, int Days);
