namespace PerfLedger.Domain.Deadlines;

/// <summary>A form came back to its unit: returned by its reviewer, or opened again for a correction.</summary>
/// <param name="Round">Which return it is, growing through the life of the form.</param>
/// <param name="At">Recorded time of a return; null for a correction.</param>
public sealed record DutyReturn(int Round, DateTimeOffset? At)
{
    /// <summary>More submissions than any form sees between two filings.</summary>
    private const int Filing = 1000;

    /// <summary>The return a form stands at: one more with each submission, and all of them before those after the next filing.</summary>
    public static DutyReturn Of(FormStanding form) =>
        new(form.Filings * Filing + form.Submissions.Length, form.Submissions.IsEmpty ? null : form.ReviewedAt);
}
