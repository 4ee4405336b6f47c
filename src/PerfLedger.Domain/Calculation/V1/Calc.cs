using PerfLedger.Domain.Forms;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>calc/1: frozen once released; a filing names it. All numbers come from the rule pack.</summary>
public static class Calc
{
    /// <summary>Name a filing pins.</summary>
    public const string Version = "calc/1";

    /// <summary>Printed in place of a grade where the pack gives none.</summary>
    internal const string NoGrade = "—";

    /// <summary>Computes execution row, rule scores, sums and grades of a form. Pure.</summary>
    public static FormResult Compute(SelfEvaluation s, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(pack);
        var execution = ExecutionRow.Of(s, pack);
        var indicators = s.IndicatorsInOrder.Select(i => IndicatorRow.Of(s, i, pack)).ToList();
        var applicable = indicators.Where(i => i.Outcome != Outcome.NotApplicable).ToList();
        var weights = (s["execution.weight"].Value ?? 0) + applicable.Sum(i => s[i.Id, "weight"].Value ?? 0);
        var standing = s["execution.score"].Value ?? execution.Score ?? 0;
        var scores = standing + applicable.Sum(i => i.Entered ?? 0);
        var rule = (execution.Score ?? standing) + applicable.Sum(i => i.Counts);
        var cap = execution.Exact is { } rate ? pack.Execution.TotalCaps.LastOrDefault(c => rate < Fraction.Of(c.RateBelow))?.Most : null;
        rule = Math.Min(rule, cap ?? rule);
        var undecided = applicable.Count(i => i.RuleScore is null);
        string Grade(decimal total) => Graded(s, pack) ? pack.GradeOf(total) : NoGrade;
        return new(Version, execution, indicators, weights, scores, rule, undecided, Grade(scores), Grade(rule)) { Cap = cap };
    }

    /// <summary>
    /// The rate of amounts added up over several forms, as a percentage rounded as the pack says: of the sums, never a mean of rates.
    /// Null when there is no budget or nothing was entered (BUD-08).
    /// </summary>
    public static decimal? RateOf(decimal? executed, decimal? budget, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (executed is not { } spent || budget is null or 0) return null;
        return (Fraction.Of(spent) * Fraction.Of(100) / Fraction.Of(budget.Value)).Round(pack.Execution.RateDecimals, pack.Rounding.Mode);
    }

    /// <summary>False for a form that prints no grade, and for a department-wide form where the pack gives it none.</summary>
    internal static bool Graded(SelfEvaluation s, RulePack pack) =>
        FormDefinitions.Of(s.Opened?.Form).HasGrade && (pack.DepartmentGraded || s.Opened?.Project is not null);
}
