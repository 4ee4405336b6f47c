using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>What a person can do on a form beside its cells.</summary>
/// <param name="Evaluation">Stream id.</param>
/// <param name="State">The form as it stands.</param>
/// <param name="Fills">The person fills in forms of this unit.</param>
/// <param name="Reviews">The person judges forms of this unit.</param>
/// <param name="IsHead">The person acts as 单位负责人.</param>
public sealed record ActPanelModel(string Evaluation, SelfEvaluation State, bool Fills, bool Reviews, bool IsHead)
{
    /// <summary>Address of the page it stands on; its acts are below it.</summary>
    public string Address { get; init; } = $"/evaluations/{Evaluation}";

    internal static ActPanelModel Of(Officer officer, string id, Assessment a, ActAttempt? attempt = null)
    {
        var unit = Trail.Units.Of(id);
        return new(id, a.State, Access.Fills(officer, unit), Access.Reviews(officer, unit), officer.Role == "head")
        {
            OpenErrors = a.Errors.Except(a.State.Acknowledgement?.Findings ?? []).Count(),
            Findings = a.Findings.Count,
            Attempt = attempt,
        };
    }

    /// <summary>Errors found that no acknowledgement in force covers.</summary>
    public int OpenErrors { get; init; }

    /// <summary>Anything found at all.</summary>
    public int Findings { get; init; }

    /// <summary>What was just tried and not done; null when nothing was.</summary>
    public ActAttempt? Attempt { get; init; }

    /// <summary>单位负责人 of the unit, by id: one of them signed the page that is recorded for them.</summary>
    public IReadOnlyList<(string Id, string Name)> Heads { get; init; } = [];

    /// <summary>The cell in the side column, as an opinion names it; null when there is none.</summary>
    public string? Asked { get; init; }

    /// <summary>The form is open and the person fills it in.</summary>
    public bool CanFill => Fills && State.IsWritable;

    /// <summary>The form waits for a review, or passed it and is not filed.</summary>
    public bool CanReview => Reviews && State.Stage is (Stage.Submitted or Stage.Accepted);

    /// <summary>The form is filed.</summary>
    public bool CanCorrect => (Fills || Reviews) && State.Stage == Stage.Filed;

    /// <summary>Evidence can be attached: until filing.</summary>
    public bool CanAttach => Fills && State.Stage is not (Stage.None or Stage.Filed);
}
