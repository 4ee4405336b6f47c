using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Who may review, and with which findings a form may go on.</summary>
internal static class ReviewRule
{
    /// <summary>A reviewer neither submitted the form nor wrote a figure that stands on it (WFL-02).</summary>
    public static Refusal? CheckReviewer(SelfEvaluation s, Who by)
    {
        if (by.Role is not (Role.Reviewer or Role.Organiser)) return Refusals.OnlyAReviewerReviews();
        return s.SubmittedBy == by.Id || s.Figures.Values.Any(f => f.Last.Actor == by.Id) ? Refusals.ReviewerIsTheFiller(s) : null;
    }

    /// <summary>Open errors need an acknowledgement in force that names every one of them (WFL-03).</summary>
    public static Refusal? CheckFindings(SelfEvaluation s, ImmutableArray<AcknowledgedFinding> errors)
    {
        if (errors.IsDefaultOrEmpty) return null;
        var open = s.Acknowledgement is { } a ? [.. errors.Except(a.Findings)] : errors;
        return open.IsEmpty ? null : Refusals.ErrorsAreOpen(s, open);
    }
}
