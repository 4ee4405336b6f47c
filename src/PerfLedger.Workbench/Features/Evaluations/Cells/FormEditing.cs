using PerfLedger.Domain.Authority;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>Filling in a form on its page.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="Position">Position of the last event shown: what was typed is compared with the form as it stood there.</param>
/// <param name="NeedsReason">The form was submitted before: every change needs a reason.</param>
public sealed record FormEditing(string Evaluation, long Position, bool NeedsReason)
{
    /// <summary>Makes a form sent twice the same command.</summary>
    public Guid Command { get; init; } = Guid.CreateVersion7();

    /// <summary>Texts that were not saved, by figure: they stay in their cells.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands against them, by figure.</summary>
    public IReadOnlyDictionary<string, CellOutcome> Outcomes { get; init; } = new Dictionary<string, CellOutcome>();

    /// <summary>The ground as typed.</summary>
    public GroundFields Ground { get; init; } = new();

    /// <summary>Blocks that are not this person's to fill in, each with the reason.</summary>
    public IReadOnlyDictionary<Block, string> Held { get; init; } = new Dictionary<Block, string>();

    /// <summary>Why the person may not fill in this cell; null when he may.</summary>
    public string? HeldBy(string figure) => Held.Count == 0 ? null : Held.GetValueOrDefault(Blocks.OfFigure(figure));

    /// <summary>Evidence of the form that a change can name: digest and file name.</summary>
    public IReadOnlyList<(string Sha256, string Name)> Evidence { get; init; } = [];
}
