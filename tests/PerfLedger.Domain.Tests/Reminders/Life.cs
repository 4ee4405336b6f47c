using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;

namespace PerfLedger.Domain.Tests.Reminders;

/// <summary>What becomes of one thing a unit owes, day by day: moved, handed in, returned, accepted, done or never.</summary>
internal sealed record Life(int Form, DateOnly Due, DateOnly Moved, DateOnly MovedTo)
{
    /// <summary>The days from which it is so; the last is when it is done, cancelled or closed.</summary>
    public required DateOnly Submitted { get; init; }

    public required DateOnly Back { get; init; }

    public required DateOnly AnswerBy { get; init; }

    public required DateOnly SubmittedAgain { get; init; }

    public required DateOnly Accepted { get; init; }

    public required DateOnly Done { get; init; }

    public static Life Of(Random dice, int form, DateOnly about)
    {
        var due = about.AddDays(dice.Next(-7, 8));
        var submitted = due.AddDays(dice.Next(-14, 20));
        var back = submitted.AddDays(dice.Next(1, 6));
        var again = back.AddDays(dice.Next(0, 12));
        var accepted = again.AddDays(dice.Next(0, 5));
        // One in four is never returned, one in twenty ends before it begins, one in ten gets another day.
        if (dice.Next(4) == 0) again = back;
        var moved = dice.Next(10) == 0 ? due.AddDays(dice.Next(-12, 6)) : DateOnly.MaxValue;
        return new(form, due, moved, due.AddDays(dice.Next(1, 15)))
        {
            Submitted = submitted,
            Back = back,
            AnswerBy = back.AddDays(dice.Next(1, 10)),
            SubmittedAgain = again,
            Accepted = accepted,
            Done = dice.Next(20) == 0 ? due.AddDays(-11) : accepted.AddDays(dice.Next(0, 6)),
        };
    }

    public bool IsReturned => SubmittedAgain > Back;

    public DutyState StateOn(DateOnly day) =>
        day >= Done ? DutyState.Done
        : day >= Accepted ? DutyState.Accepted
        : day >= SubmittedAgain ? DutyState.Submitted
        : IsReturned && day >= Back ? DutyState.Returned
        : day >= Submitted ? DutyState.Submitted
        : DutyState.Open;

    public DateOnly DueOn(DateOnly day)
    {
        var due = day >= Moved && MovedTo > Due ? MovedTo : Due;
        return IsReturned && day >= Back && AnswerBy > due ? AnswerBy : due;
    }

    /// <summary>The duty as it stands on a day.</summary>
    public Duty On(DateOnly day, string unit, string form) => new(
        "campaign.2020.ZZ-CZJ.zp", CampaignStage.SelfEvaluation, unit, form, null, null, DueOn(day), DueGround.Route, StateOn(day), null)
    {
        Return = StateOn(day) == DutyState.Returned ? new DutyReturn(1, DueDates.EndOf(Back).AddHours(-12)) : null,
    };
}
