using System.Collections.Immutable;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Deadlines;

/// <summary>Where a form or report of a campaign stands, as the read models know it without folding its stream.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Key">What it is and whose.</param>
/// <param name="Title">Name of the project, or of the special fund.</param>
/// <param name="Stage">Stage of its life.</param>
/// <param name="AnswerBy">Answer date of its last return or correction.</param>
/// <param name="Submissions">Submissions since the last filing, in order.</param>
/// <param name="Filings">Number of the last filing; 0 = none.</param>
public sealed record FormStanding(
    string Stream, FormKey Key, string? Title, Stage Stage, DateOnly? AnswerBy, ImmutableArray<Submission> Submissions, int Filings)
{
    /// <summary>Recorded time of the last acceptance or return.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Recorded time of the last filing.</summary>
    public DateTimeOffset? FiledAt { get; init; }
}
