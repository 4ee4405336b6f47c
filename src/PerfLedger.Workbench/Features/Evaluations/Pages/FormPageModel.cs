using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Beside;
using PerfLedger.Workbench.Features.Evaluations.Cells;
using PerfLedger.Workbench.Features.Tasks;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>The page of one form.</summary>
/// <param name="Head">What all pages of the form show above.</param>
/// <param name="Form">The form; null for a base-data table.</param>
/// <param name="Table">The base-data table; null for a form of indicators.</param>
/// <param name="Findings">What was found, numbered.</param>
public sealed record FormPageModel(FormHead Head, FormView? Form, TableView? Table, IReadOnlyList<PlacedFinding> Findings)
{
    /// <summary>Scores and grade; null for a table.</summary>
    public FormResult? Result { get; init; }

    /// <summary>The point since which changed cells are marked; null when none are.</summary>
    public string? Since { get; init; }

    /// <summary>Since when people ask: versions of the last return and of the last filing.</summary>
    public IReadOnlyList<(string Since, string Name)> Origins { get; init; } = [];

    /// <summary>The point since which changed cells are marked, as people call it.</summary>
    public string SinceName => Origins.Where(o => o.Since == Since).Select(o => o.Name).FirstOrDefault() ?? $"“{Since}”";

    /// <summary>Filling in; null for who only reads, for a form that is not open, and for one as it was.</summary>
    public FormEditing? Editing { get; init; }

    /// <summary>What can be done beside the cells; null for a form as it was.</summary>
    public ActPanelModel? Acts { get; init; }

    /// <summary>The cell or row in the side column; null when none was asked for.</summary>
    public BesideModel? Beside { get; init; }

    /// <summary>The last versions, newest first.</summary>
    public IReadOnlyList<VersionLine> Versions { get; init; } = [];

    /// <summary>Who fills which block; empty when nothing is assigned.</summary>
    public IReadOnlyList<TaskRow> Tasks { get; init; } = [];

    /// <summary>The unit the person fills in for (代填); null when it is their own.</summary>
    public string? StandsInFor { get; init; }

    /// <summary>What was just done, or what stands against it.</summary>
    public PageNotice? Notice { get; init; }

    /// <summary>Findings of this weight.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Finding.Severity == severity);
}

/// <summary>A sentence above the form.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Alarm">True when something was not done.</param>
public sealed record PageNotice(string Text, bool Alarm = false);

/// <summary>What all pages of one form show above: which form, where it stands, until when it is due.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="Title">Project, or unit where there is none.</param>
/// <param name="Subtitle">Year, department, fund.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Version">Version shown.</param>
/// <param name="Position">Its position.</param>
/// <param name="LastChange">When and by whom it was last changed.</param>
/// <param name="At">The moment asked for; null = now.</param>
public sealed record FormHead(
    string Evaluation, string Title, string Subtitle, Stage Stage, long Version, long Position, string LastChange, string? At)
{
    /// <summary>Its due date in words; null when none.</summary>
    public string? Due { get; init; }

    /// <summary>Opinions of all returns.</summary>
    public IReadOnlyList<PlacedOpinion> Opinions { get; init; } = [];

    /// <summary>补录</summary>
    public bool Retrospective { get; init; }
}
