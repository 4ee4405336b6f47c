using System.Globalization;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>Records a satisfaction survey; its percentage becomes the actual value in the same decision (VAL-08).</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Survey">Method, dates and counts: 0 &lt; satisfied &lt;= valid &lt;= issued.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
public sealed record RecordSurvey(string Indicator, SurveyResult Survey, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        if (!state.IsWritable) return Refusals.FormIsNotWritable(state);
        if (FigureRule.CheckIndicator(state, Indicator) is { } no) return no;
        if (Impossible() is { } why) return Refusals.SurveyIsImpossible(why);
        List<ISelfEvaluationEvent> events = state.Indicators[Indicator].Survey == Survey ? [] : [new SurveyRecorded(Indicator, Survey)];
        var actual = FigureCode.Indicator(Indicator, "actual").Path;
        if (FigureChange.Plan(state, actual, Percentage(Survey), Ground) is { } change) events.Add(change);
        if (events.Count == 0) return events;
        return Ground.Check(state) is { } refused ? refused : FigureChange.Record(state, events);
    }

    private string? Impossible() => Survey switch
    {
        { Method: var m } when string.IsNullOrWhiteSpace(m) => "没有写明调查方式",
        { From: var from, To: var to } when to < from => "结束日期早于开始日期",
        { Satisfied: <= 0 } => "满意份数须大于 0",
        { Satisfied: var satisfied, Valid: var valid } when satisfied > valid => "满意份数多于有效份数",
        { Valid: var valid, Issued: var issued } when valid > issued => "有效份数多于发放份数",
        _ => null,
    };

    // Two decimals, half away from zero, kept when they are zeros, in the number as in the text: 90.00%.
    private static FigureValue Percentage(SurveyResult s)
    {
        var percent = decimal.Round(100m * s.Satisfied / s.Valid, 2, MidpointRounding.AwayFromZero) + 0.00m;
        return new FigureValue(ValueKind.Quantity, percent.ToString("0.00", CultureInfo.InvariantCulture) + "%", percent, "%");
    }
}
