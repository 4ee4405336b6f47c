using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks.Programmes;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>Checks between the forms of one programme, and between them and what the report says of the whole.</summary>
public static class ProgrammeChecks
{
    /// <summary>Compares; what the report does not state is not checked.</summary>
    /// <param name="programme">Overall amounts and statements of the report.</param>
    /// <param name="forms">All forms of the programme, in file order.</param>
    /// <param name="pack">Rule pack, for the severities.</param>
    /// <param name="campaign">The campaign the forms belong to, for the names it lays down; null when there is none.</param>
    /// <returns>Findings whose places are members of a filing file: <c>/overall/…</c>, <c>/selfEvaluations/…</c>.</returns>
    public static IReadOnlyList<Finding> Run(
        Programme programme, IReadOnlyList<SelfEvaluation> forms, RulePack pack, Campaign? campaign = null)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(pack);
        var whole = new Whole(programme, forms, pack);
        return [.. SumOfForms.Check(whole), .. Statements.Check(whole), .. CarryOver.Check(whole), .. NamesAgree.Check(whole, campaign)];
    }
}
