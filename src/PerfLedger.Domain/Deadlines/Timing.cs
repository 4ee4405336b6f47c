using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Deadlines;

/// <summary>How a change of a form lies to the due date that was in force when it was recorded.</summary>
public enum Timing
{
    /// <summary>More than a day before it, or no due date binds it.</summary>
    InTime,

    /// <summary>A value was changed in the 24 hours before it (截止前24小时改动).</summary>
    LastDay,

    /// <summary>What the form says, or its submission, came at its instant or after (逾期).</summary>
    Late,
}

/// <summary>What the due date of a form hangs on, beside its campaign.</summary>
/// <param name="Opened">Its opening.</param>
/// <param name="AnswerBy">The answer date of its last return or correction; null when none was named.</param>
public sealed record DueBasis(SelfEvaluationOpened Opened, DateOnly? AnswerBy)
{
    /// <summary>The 24 hours before a due instant.</summary>
    public static TimeSpan LastDay { get; } = TimeSpan.FromHours(24);

    /// <summary>After one more event of the form.</summary>
    public DueBasis After(ISelfEvaluationEvent e) => e switch
    {
        EvaluationReturned x => this with { AnswerBy = x.AnswerBy },
        CorrectionOpened x => this with { AnswerBy = x.AnswerBy },
        _ => this,
    };

    /// <summary>The due date in force.</summary>
    public DueDate? In(Campaign campaign, string evaluation) => DueDates.Of(campaign, evaluation, Opened, AnswerBy);

    /// <summary>How an event lies to a due date. What an office does, and a paper laid beside the form, no due date binds.</summary>
    /// <param name="due">In force when it was recorded.</param>
    /// <param name="e">The event.</param>
    /// <param name="at">Recorded time.</param>
    public static Timing TimingOf(DueDate due, ISelfEvaluationEvent e, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(due);
        if (at >= due.Instant) return DueLock.BearingOf(e) is Bearing.Content or Bearing.Delivery ? Timing.Late : Timing.InTime;
        return due.Instant - at <= LastDay && Evolution.ChangesAValue(e) ? Timing.LastDay : Timing.InTime;
    }
}
