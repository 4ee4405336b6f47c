using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Declares kind, direction, library rule, unit and sign of an indicator; null = to be inferred from the printed text.</summary>
/// <param name="Id">Indicator.</param>
/// <param name="Classification">The whole classification as it is to stand.</param>
/// <param name="Ground">Why; compulsory after the first submission, because the rule score follows from it.</param>
public sealed record ClassifyIndicator(string Id, Classification Classification, Ground Ground)
{
    // The closed lists of the interchange format.
    private static readonly ImmutableHashSet<string> Kinds =
        ["atLeast", "atMost", "equal", "range", "date", "qualitative", "satisfaction", "yesNo"];

    private static readonly ImmutableHashSet<string> Directions = ["higher", "lower"];

    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (FigureRule.CheckIndicator(state, Id) is { } no) return no;
        var (kind, better, rule, unit, sign) = Classification;
        if (kind is not null && !Kinds.Contains(kind)) return Refusals.ClassificationIsUnknown(kind, Kinds);
        if (better is not null && !Directions.Contains(better)) return Refusals.ClassificationIsUnknown(better, Directions);
        var row = state.Indicators[Id];
        if (new Classification(row.Kind, row.Better, row.RuleRef, row.Unit, row.Sign) == Classification)
            return Decision<ISelfEvaluationEvent>.Nothing;
        if (Ground.Check(state) is { } refused) return refused;
        return FigureChange.Record(state, new IndicatorClassified(Id, kind, better, rule, unit, sign, Ground.Reason));
    }
}

/// <summary>How an indicator is judged and printed.</summary>
/// <param name="Kind">atLeast, atMost, equal, range, date, qualitative, satisfaction or yesNo.</param>
/// <param name="Better">higher or lower.</param>
/// <param name="RuleRef">Row of an indicator library: hunan-education-2019#12.</param>
/// <param name="Unit">度量单位, for forms with a column for it.</param>
/// <param name="Sign">指标性质, for forms with a column for it.</param>
public sealed record Classification(string? Kind, string? Better, string? RuleRef, string? Unit, string? Sign);
