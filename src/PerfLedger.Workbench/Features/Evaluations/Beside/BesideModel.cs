using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations.Beside;

/// <summary>What the side column shows of one cell or row: its value, what can be done with it, its changes.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="Figure">Code of the figure or row.</param>
/// <param name="Place">Where it stands, in Chinese.</param>
/// <param name="State">The form at the moment shown.</param>
/// <param name="Changes">The last changes, newest first, each with its place.</param>
/// <param name="Total">How many there are.</param>
public sealed record BesideModel(
    string Evaluation, string Figure, string Place, SelfEvaluation State, IReadOnlyList<(Change Change, string Place)> Changes, int Total)
{
    /// <summary>The moment shown, as people wrote it; null = now.</summary>
    public string? At { get; init; }

    /// <summary>What can be done; null for a form as it was.</summary>
    public ActPanelModel? Acts { get; init; }

    /// <summary>Points by the rule, where it is a score.</summary>
    public string? RuleScore { get; init; }

    /// <summary>The indicator it is, or is a cell of.</summary>
    public Indicator? Indicator => Figure.Split('.') is ["indicator", var id, ..] ? State.Indicators.GetValueOrDefault(id) : null;

    /// <summary>The added row of a table it is, or is a cell of.</summary>
    public TableRow? TableRow => Figure.Split('.') is [var section, var id, ..]
        ? State.TableRows.GetValueOrDefault($"{section}.{id}")
        : null;

    /// <summary>Code of the row it stands in; null where a row has no history of its own.</summary>
    public string? Row => Indicator is { } i ? $"indicator.{i.Id}" : TableRow?.Row;

    /// <summary>It is a row, not a cell.</summary>
    public bool IsRow => Figure == Row;

    /// <summary>It is an amount that can have parts.</summary>
    public bool HasParts => State.Layout is null && Figure.StartsWith("funds.", StringComparison.Ordinal);

    /// <summary>What stands there.</summary>
    public string? Current => State[Figure].Printed;

    /// <summary>The evidence that names this cell.</summary>
    public IEnumerable<EvidenceAttached> Evidence => State.Evidence.Where(e => e.Figures.Contains(Figure));

    /// <summary>Names of all evidence by digest.</summary>
    public IReadOnlyDictionary<string, string> EvidenceNames =>
        State.Evidence.DistinctBy(e => e.Sha256).ToDictionary(e => e.Sha256, e => e.Name, StringComparer.Ordinal);

    /// <summary>The cell as an opinion names it: by its name, by its code where two cells have the name.</summary>
    public string Named => Places.Of(State).Where(p => p.Name == FormCells.Name(State, Figure)).Take(2).ToList() is [var only]
        ? only.Name
        : Figure;

    /// <summary>The page with this in the side column, for who has no script.</summary>
    public static string Ask(string? at) => at is null ? "?figure=" : $"?at={Uri.EscapeDataString(at)}&figure=";
}
