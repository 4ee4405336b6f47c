using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>A page of the list.</summary>
/// <param name="Filter">What was asked.</param>
/// <param name="Rows">The rows of the page.</param>
/// <param name="Stages">How many there are at each stage, whatever stage was asked for.</param>
/// <param name="Number">Number of the page, from 1.</param>
/// <param name="Total">How many rows there are in all.</param>
/// <param name="Size">Rows a page.</param>
public sealed record ListModel(
    EvaluationFilter Filter, IReadOnlyList<EvaluationRow> Rows, IReadOnlyDictionary<Stage, int> Stages, int Number, int Total, int Size);

/// <summary>The history of a form or of one figure.</summary>
/// <param name="Head">The form.</param>
/// <param name="Figure">The figure asked for; null = all.</param>
/// <param name="Place">Where it stands; null when all are asked for.</param>
/// <param name="Current">What stands there now; null when all are asked for.</param>
/// <param name="Changes">The changes of the page, newest first, each with its place.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">How many changes there are.</param>
/// <param name="Size">Changes a page.</param>
public sealed record HistoryModel(
    FormHead Head, string? Figure, string? Place, string? Current, IReadOnlyList<(Change Change, string Place)> Changes,
    int Number, int Total, int Size);

/// <summary>The versions of a form: one a command.</summary>
/// <param name="Head">The form.</param>
/// <param name="Versions">Newest first.</param>
public sealed record VersionsModel(FormHead Head, IReadOnlyList<FormVersion> Versions);

/// <summary>What one command did to a form.</summary>
/// <param name="First">Its first change.</param>
/// <param name="Last">Its last change: the version it led to.</param>
/// <param name="Changes">How many changes.</param>
/// <param name="Kinds">Which kinds, with their number.</param>
public sealed record FormVersion(Change First, Change Last, int Changes, string Kinds);
