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

    /// <summary>Recorded time of the first filing: a correction of what was filed in time does not make it late.</summary>
    public DateTimeOffset? FirstFiledAt { get; init; }

    /// <summary>Where the last filing was published; null when it was not.</summary>
    public Published? Published { get; init; }

    /// <summary>全年预算数 and 全年执行数 as they stand; null for a form without them.</summary>
    public Spending? Spending { get; init; }
}

/// <summary>A publication.</summary>
/// <param name="On">Day it was published.</param>
/// <param name="Recorded">When that was recorded.</param>
public sealed record Published(DateOnly On, DateTimeOffset Recorded);

/// <summary>The money of a form, in yuan.</summary>
/// <param name="Budget">全年预算数.</param>
/// <param name="Executed">全年执行数.</param>
/// <param name="Recorded">When one of them was changed last.</param>
public sealed record Spending(decimal Budget, decimal Executed, DateTimeOffset Recorded);
