using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>
/// 导入: brings one self-evaluation to what a file states. The first import opens it; the same file again records nothing; a changed
/// file records corrections with before and after. What the file leaves out stays untouched, but a list that is there is the whole list.
/// An imported score that deviates from the rule is a finding, not an override; a printed value the file states is not voided.
/// </summary>
/// <param name="Form">The form as read.</param>
/// <param name="SourceSha256">Digest of the file; the source of every figure is this file and the place in it.</param>
/// <param name="Ground">One reason and document for all corrections of this import.</param>
/// <param name="Retrospective">补录 of a past year; matters at opening only.</param>
/// <param name="Campaign">Stream id of the campaign; matters at opening only.</param>
public sealed record ImportForm(InterchangeForm Form, string SourceSha256, Ground Ground, bool Retrospective, string? Campaign)
{
    /// <summary>Decides the import.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (state.Opened is { } opened && Form.Identity.Differences(opened, Form.At) is { Count: > 0 } places)
            return Refusals.ImportIsOfAnotherForm(places);
        var plan = new ImportPlan(state, Form, SourceSha256, Ground);
        if (plan.Make() is { } refusal) return refusal;
        if (state.Opened is null) return (ISelfEvaluationEvent[])[Open(), .. plan.Events];
        if (plan.Events.Count == 0) return Array.Empty<ISelfEvaluationEvent>();
        return Objection(state, plan) ?? Accept(state, plan);
    }

    private Refusal? Objection(SelfEvaluation state, ImportPlan plan)
    {
        if (!state.IsWritable) return Refusals.ImportIntoLockedForm(state.Stage, plan.Places);
        var approved = plan.ChangesToApproved.ToList();
        if (state.Approval is { } approval && approved.Count > 0 && Ground is not { Reason: not null, Document.Length: > 0, On: not null })
            return Refusals.ImportChangesApprovedTargets(approval, approved);
        if (Ground.Reason is null && (state.NeedsReason || plan.TakesBackAdjustments)) return Refusals.ImportNeedsReason(plan.Places);
        return Ground.Check(state);
    }

    private Decision<ISelfEvaluationEvent> Accept(SelfEvaluation state, ImportPlan plan)
    {
        var stated = Form.Figures.Select(f => f.Figure).ToHashSet(StringComparer.Ordinal);
        var voided = FigureChange.Voided(state, plan.Events).Where(v => !stated.Contains(v.Figure));
        return new List<ISelfEvaluationEvent>([.. plan.Events, .. voided]);
    }

    private SelfEvaluationOpened Open() => new(
        Form.Identity.Form, Form.Identity.RulePack, Form.Identity.FiscalYear, Form.Identity.Unit, Form.Identity.CompetentDepartment,
        Form.Identity.SpecialFund, Form.Identity.Project, Form.Identity.MoneyUnit, Campaign, Origin: null, Retrospective,
        Form.Identity.SpecialFundCode);
}
