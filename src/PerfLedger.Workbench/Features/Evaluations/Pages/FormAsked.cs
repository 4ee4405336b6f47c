using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Cells;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>What the page of a form is asked to show.</summary>
internal sealed record FormAsked
{
    /// <summary>Version, @position or instant; null = now.</summary>
    public string? At { get; init; }

    /// <summary>The point since which changed cells are marked; null = nothing was said, <see cref="Unmarked"/> = none.</summary>
    public string? Since { get; init; }

    /// <summary>The cell or row in the side column; null = none.</summary>
    public string? Figure { get; init; }

    /// <summary>What was just done; null = nothing.</summary>
    public PageNotice? Notice { get; init; }

    /// <summary>Cells that were sent and not written.</summary>
    public FormAttempt? Attempt { get; init; }

    /// <summary>An act that was tried and not done.</summary>
    public ActAttempt? Act { get; init; }

    /// <summary>The word for the form without marks of changes.</summary>
    public const string Unmarked = "none";

    /// <summary>After an act that was not done: with what was typed, and the cell it was for.</summary>
    public static FormAsked Again(ActAttempt act) => new()
    {
        Act = act,
        Notice = new PageNotice(act.Sentence, Alarm: true),
        Figure = Given(act.Form["beside"]),
    };

    /// <summary>A text that says something.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
