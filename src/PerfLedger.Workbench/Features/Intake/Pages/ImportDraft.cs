using System.Collections.Immutable;

namespace PerfLedger.Workbench.Features.Intake.Pages;

/// <summary>Files handed in on the page: how far they are read, what they would change, and what of it was taken over.</summary>
/// <param name="Total">How many files there are; 0 until what was handed in is unpacked.</param>
/// <param name="Read">How many are read.</param>
/// <param name="Proposal">What they would change; null until all are read.</param>
/// <param name="Taken">What was taken over.</param>
/// <param name="Fault">Why nothing could be read.</param>
/// <param name="IsInterchange">It is one interchange file, which is imported whole.</param>
internal sealed record ImportDraft(
    int Total, int Read, Proposal? Proposal, ImmutableArray<TakenCell> Taken, string? Fault = null, bool IsInterchange = false)
{
    /// <summary>It is being read, or was when the program ended.</summary>
    public bool IsReading => Proposal is null && Fault is null && !IsInterchange;

    public bool IsTaken(Chosen chosen) => Taken.Any(t => t.Evaluation == chosen.Form.Evaluation && t.Figure == chosen.Cell.Figure);
}

/// <summary>A cell that was taken over.</summary>
/// <param name="Evaluation">Stream id of the form.</param>
/// <param name="Figure">Figure code.</param>
/// <param name="Position">Where the change stands in the ledger.</param>
internal sealed record TakenCell(string Evaluation, string Figure, long Position);
