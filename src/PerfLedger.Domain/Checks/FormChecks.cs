using System.Globalization;
using PerfLedger.Domain.Checks.Budget;
using PerfLedger.Domain.Checks.Narratives;
using PerfLedger.Domain.Checks.Personal;
using PerfLedger.Domain.Checks.Reasons;
using PerfLedger.Domain.Checks.Scores;
using PerfLedger.Domain.Checks.Texts;
using PerfLedger.Domain.Checks.Values;
using PerfLedger.Domain.Checks.Weights;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>All checks of one form. They never stop at the first finding and never change anything.</summary>
public static class FormChecks
{
    private static readonly Func<Form, IEnumerable<Finding>>[] All =
    [
        SourcesAddUp.Check, AdjustmentsExplain.Check, PartsAddUp.Check, RateComputable.Check, RateAboveFull.Check, LowRate.Check,
        PrintedRate.Check, ExecutionScore.Check, NarrativeAgrees.Check, ExactMoney.Check, TotalCapped.Check, TotalInvestment.Check,
        WeightSum.Check, LevelFrame.Check, DepartmentFrame.Check, QuotasAddUp.Check, ZeroWeight.Check, HeavyIndicator.Check,
        CellsFilled.Check, MeasuredActual.Check, SameUnit.Check, VagueTarget.Check, ClosedWords.Check, FitsLevel.Check,
        ComparableDates.Check, SurveyEvidence.Check, CountedTwice.Check, Signers.Check,
        ScoreInWeight.Check, ScoreByRule.Check, OpenDirection.Check, ScoreInBand.Check, FarAboveTarget.Check, CancelledTask.Check,
        ScorePrecision.Check, DiscretionaryScore.Check, TotalIsSum.Check, GradeOfTotal.Check, GradeByRule.Check,
        ReasonForLoss.Check, ReasonForExcess.Check, NeedlessReason.Check, PastedReason.Check, ContradictedReason.Check,
        AdjustedTarget.Check,
        SayNothing.Check, ForeignUnits.Check, GoalsAgree.Check, ListInCell.Check, ProjectName.Check, PersonalData.Check,
    ];

    private static readonly string[] Sections =
    [
        "header", "funds", "adjustments", "breakdown", "execution", "goals", "quotas", "indicators", "total", "remarks", "signers",
            "narrative",
    ];

    /// <summary>Runs every rule the pack has not switched off.</summary>
    /// <returns>All findings in form order; within one row in the order of the rules.</returns>
    public static IReadOnlyList<Finding> Run(SelfEvaluation evaluation, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(pack);
        var form = new Form(evaluation, pack);
        return [.. All.SelectMany(check => check(form)).OrderBy(f => PlaceOnForm(f.At))];
    }

    /// <summary>Where a place stands on the form: its block, and its row among the indicators.</summary>
    /// <param name="at">JSON pointer of a finding.</param>
    public static (int Block, int Row) PlaceOnForm(string at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return (Section(at), RowOf(at));
    }

    private static int Section(string at) => Array.IndexOf(Sections, at.Split('/')[1]);

    private static int RowOf(string at) =>
        at.Split('/') is ["", "indicators", var n, ..] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? row : -1;
}
