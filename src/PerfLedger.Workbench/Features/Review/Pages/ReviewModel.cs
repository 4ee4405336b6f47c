using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Overviews;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Review.Pages;

/// <summary>Where a form stands, as an office asks: 未送审, 待审核, 被退回, 已审核.</summary>
public enum Queue
{
    /// <summary>待审核: the office acts.</summary>
    Waiting,

    /// <summary>被退回、更正中: the unit has it back.</summary>
    Returned,

    /// <summary>未送审: not begun, or a draft.</summary>
    Unsent,

    /// <summary>已审核, filed or not.</summary>
    Accepted,
}

/// <summary>What an office asked its queue for.</summary>
public sealed record ReviewAsked(string? Queue, string? Text, int? Page)
{
    /// <summary>Which part of the queue; 待审核 unless another is asked for.</summary>
    internal Queue Part => Enum.TryParse<Queue>(Queue, out var part) && Enum.IsDefined(part) ? part : Pages.Queue.Waiting;

    internal string At(Queue part, int? page = null) => Addresses.Of("/review", ("queue", part), ("text", Text), ("page", page));
}

/// <summary>A row of the queue.</summary>
/// <param name="Row">What is due.</param>
/// <param name="Form">The form as computed; null when none is begun, and for a report or table.</param>
public sealed record ReviewRow(SubmissionRow Row, ReviewForm? Form)
{
    /// <summary>Where the reviewer opens it: on what changed since the return or the filing that this submission answers.</summary>
    internal string? Address => Deadlines.Pages.DutyText.Address(Row.Duty) is not { } page ? null
        : Row.Duty.State == DutyState.Submitted && Form?.Since is { } since ? Addresses.Of(page, ("since", since)) : page;
}

/// <summary>What of a form a reviewer wants to know before opening it.</summary>
/// <param name="Self">自评得分, as entered.</param>
/// <param name="Rule">规则得分, as computed.</param>
/// <param name="Errors">Findings of severity 错误.</param>
/// <param name="Warnings">Of severity 待说明.</param>
/// <param name="Round">How often it was submitted.</param>
/// <param name="Since">What it was answered since: return:1, filing:1; null at the first submission.</param>
public sealed record ReviewForm(string Self, string Rule, int Errors, int Warnings, int Round, string? Since)
{
    internal static ReviewForm Of(StandingForm form)
    {
        var s = form.State;
        return new ReviewForm(Points(form.Scores.Score), Points(form.Scores.RuleScore), form.Findings.Errors, form.Findings.Warnings,
            s.Rounds, SinceOf(s));
    }

    // Every submission but the first after a filing answers a return; the first answers the correction, if it is one.
    private static string? SinceOf(SelfEvaluation s) =>
        s.Submissions.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"return:{s.Rounds - 1}")
        : s.Filings > 0 ? string.Create(CultureInfo.InvariantCulture, $"filing:{s.Filings}") : null;

    private static string Points(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The queue.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Counts">How many stand in which part.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">Rows asked for.</param>
/// <param name="Size">Rows a page.</param>
public sealed record ReviewModel(
    ReviewAsked Asked, IReadOnlyDictionary<Queue, int> Counts, IReadOnlyList<ReviewRow> Rows, int Number, int Total, int Size)
{
    /// <summary>The part as officers call it.</summary>
    internal static string Name(Queue part) => part switch
    {
        Queue.Waiting => "待审核",
        Queue.Returned => "被退回",
        Queue.Unsent => "未送审",
        _ => "已审核",
    };

    /// <summary>The part a duty stands in; null for one that no office reviews.</summary>
    internal static Queue? Of(Duty d) =>
        d.Stage is CampaignStage.SelfEvaluation or CampaignStage.OverallReport ? Of(d.State) : null;

    private static Queue? Of(DutyState state) => state switch
    {
        DutyState.Submitted => Queue.Waiting,
        DutyState.Returned => Queue.Returned,
        DutyState.Open => Queue.Unsent,
        DutyState.Accepted or DutyState.Done => Queue.Accepted,
        _ => null,
    };
}
