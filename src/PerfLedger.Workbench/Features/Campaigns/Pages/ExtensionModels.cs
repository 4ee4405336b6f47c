using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Workbench.Features.Evaluations.Acts;

namespace PerfLedger.Workbench.Features.Campaigns.Pages;

/// <summary>What is asked of the list; null = all.</summary>
public sealed record ExtensionsAsked(string? Show, string? Text, int? Page);

/// <summary>A form of a campaign, and what was asked and proposed for it.</summary>
/// <param name="Duty">The form.</param>
/// <param name="Asked">The extension asked for and not answered.</param>
/// <param name="Proposed">The day a first organiser proposed, and who.</param>
public sealed record ExtensionRow(Duty Duty, ExtensionAsked? Asked, (DateOnly? Until, string? By) Proposed)
{
    /// <summary>An answer is awaited.</summary>
    public bool IsPending => Asked is not null || Proposed.Until is not null;
}

/// <summary>What became of one form.</summary>
public sealed record ExtensionResult(string Name, bool IsDone, string Sentence);

/// <summary>The extensions of a campaign.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Question">What was asked of the list.</param>
/// <param name="Rows">Its forms within reach.</param>
/// <param name="Names">Names of persons.</param>
/// <param name="Asks">The person may ask.</param>
/// <param name="Decides">The person may decide.</param>
/// <param name="Results">What became of each form just now.</param>
/// <param name="Attempt">What was typed and not done.</param>
public sealed record ExtensionModel(string Id, Campaign Campaign, ExtensionsAsked Question, IReadOnlyList<ExtensionRow> Rows,
    IReadOnlyDictionary<string, string> Names, bool Asks, bool Decides, IReadOnlyList<ExtensionResult> Results, ActAttempt? Attempt)
{
    /// <summary>Forms a page.</summary>
    public const int Size = 100;

    /// <summary>Those that were asked for.</summary>
    public IReadOnlyList<ExtensionRow> Found => [.. Rows.Where(r => (Question.Show != "asked" || r.IsPending)
        && (Question.Text is not { Length: > 0 } text
            || $"{r.Duty.Unit} {r.Duty.UnitName} {r.Duty.Title}".Contains(text, StringComparison.Ordinal)))
        .OrderByDescending(r => r.IsPending)];

    /// <summary>True for a form ticked in what was sent and not done.</summary>
    public bool IsTicked(ExtensionRow row) => Attempt?.Form["subject"].Contains(row.Duty.Subject) == true;
}
