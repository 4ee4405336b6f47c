using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Text;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>Folds events into the state. Never refuses; throws on an event it does not know.</summary>
public static class Evolution
{
    private static readonly ImmutableSortedDictionary<string, PartLine> NoParts =
        ImmutableSortedDictionary<string, PartLine>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a self-evaluation stream.</exception>
    public static SelfEvaluation Evolve(SelfEvaluation s, ISelfEvaluationEvent e, EventMeta m)
    {
        var next = e switch
        {
            SelfEvaluationOpened x => s with { Opened = x, Stage = Stage.Draft, Layout = s.Layouts.Find(x.Form, x.FiscalYear) },
            FigureEntered x => Set(s, x.Figure, x.Value, m),
            FigureCorrected x => Adjusted(Set(s, x.Figure, x.After, m), x.Figure),
            ScoreOverridden x => Set(s, x.Figure, x.After, m, overridden: true),
            PrintedValueVoided x => Set(s, x.Figure, FigureValue.Blank, m),
            IndicatorAdded or IndicatorClassified or IndicatorRenamed or IndicatorMoved or IndicatorWithdrawn or IndicatorStatusSet
                or SurveyRecorded => Row(s, e),
            TableRowAdded x => Added(s, x),
            TableRowRenamed x => s with { TableRows = s.TableRows.SetItem(x.Row, s.TableRows[x.Row] with { Name = x.After }) },
            TableRowWithdrawn x => s with { TableRows = s.TableRows.Remove(x.Row) },
            PartEntered x => Part(s, x.Figure, x.Part, x.Line),
            PartCorrected x => Part(s, x.Figure, x.Part, x.After),
            PartWithdrawn x => Part(s, x.Figure, x.Part, null),
            BudgetAdjusted x => Booked(s, x),
            BudgetAdjustmentWithdrawn x => s with { Adjustments = s.Adjustments.RemoveAll(a => a.Id == x.Adjustment) },
            SectionWritten x => Set(s, Report.FigureOf(x.Section), FigureValue.OfText(ReportText.Write(x.Content)), m),
            SectionCorrected x => Set(s, Report.FigureOf(x.Section), FigureValue.OfText(ReportText.Write(x.Content)), m),
            ReportOutlined or SourceLinked or SourceUnlinked or AttachmentStated => s,
            _ => Workflow(s, e, m),
        };
        if (ChangesAValue(e)) next = next with { Acknowledgement = null, ValuesVersion = m.Version };
        return next with { Version = m.Version, Last = m };
    }

    /// <summary>True for events after which an acknowledgement of findings has lapsed.</summary>
    public static bool ChangesAValue(ISelfEvaluationEvent e) => e is not (SelfEvaluationOpened or TargetsApproved or EvidenceAttached
        or FindingsAcknowledged or EvaluationSubmitted or EvaluationReturned or EvaluationAccepted or EvaluationFiled or CorrectionOpened);

    private static SelfEvaluation Workflow(SelfEvaluation s, ISelfEvaluationEvent e, EventMeta m) => e switch
    {
        TargetsApproved x => s with { Approval = x },
        EvidenceAttached x => s with { Evidence = s.Evidence.Add(x) },
        FindingsAcknowledged x => s with { Acknowledgement = x },
        EvaluationSubmitted x => s with
        {
            Stage = Stage.Submitted,
            Rounds = x.Round,
            SubmittedBy = m.Actor,
            Submissions = s.Submissions.Add(new(m.At, s.AnswerBy)),
        },
        EvaluationReturned x => s with
        {
            Stage = Stage.Returned,
            Opinions = x.Opinions,
            AnswerBy = x.AnswerBy,
            Returns = s.Returns.Add(new(x.Round, x.Opinions, m)),
        },
        EvaluationAccepted => s with { Stage = Stage.Accepted, Opinions = [] },
        EvaluationFiled x => s with { Stage = Stage.Filed, Filings = x.Number, Filing = x.Filing, AsFiled = s with { AsFiled = null } },
        CorrectionOpened x => s with { Stage = Stage.Correcting, Correction = x, AnswerBy = x.AnswerBy, Submissions = [] },
        _ => throw new InvalidOperationException($"No self-evaluation knows the event {e.GetType().Name}."),
    };

    private static SelfEvaluation Booked(SelfEvaluation s, BudgetAdjusted x) => s with
    {
        Adjustments = s.Adjustments.Add(new(x.Adjustment, x.Amount, x.Reason, x.Document, x.On, x.Assumed)),
        IdsEverUsed = s.IdsEverUsed.Add(x.Adjustment),
    };

    private static SelfEvaluation Set(SelfEvaluation s, string figure, FigureValue value, EventMeta m, bool overridden = false) =>
        s with { Figures = s.Figures.SetItem(figure, new Figure(value, m, overridden)) };

    private static SelfEvaluation Adjusted(SelfEvaluation s, string figure) =>
        s.Approval is not null && IsApproved(figure) ? s with { AdjustedTargets = s.AdjustedTargets.Add(figure) } : s;

    /// <summary>True for figures the approval locks: targets and weights.</summary>
    public static bool IsApproved(string figure) =>
        figure.StartsWith("indicator.", StringComparison.Ordinal)
        && (figure.EndsWith(".target", StringComparison.Ordinal) || figure.EndsWith(".weight", StringComparison.Ordinal));

    private static SelfEvaluation Row(SelfEvaluation s, ISelfEvaluationEvent e)
    {
        SelfEvaluation With(string id, Func<Indicator, Indicator> change) =>
            s with { Indicators = s.Indicators.SetItem(id, change(s.Indicators[id])) };
        SelfEvaluation Marked(SelfEvaluation t, string id) =>
            s.Approval is null ? t : t with { AdjustedTargets = t.AdjustedTargets.Add($"indicator.{id}") };
        return e switch
        {
            IndicatorAdded x => Marked(Added(s, x), x.Id),
            IndicatorClassified x => With(x.Id, i => Classified(i, x)),
            IndicatorRenamed x => Marked(With(x.Id, i => i with { Names = x.After }), x.Id),
            IndicatorMoved x => With(x.Id, i => i with { Order = x.After }),
            IndicatorStatusSet x => With(x.Id, i => i with { Status = x.Status, StatusReason = x.Reason }),
            SurveyRecorded x => With(x.Indicator, i => i with { Survey = x.Survey }),
            IndicatorWithdrawn x => Marked(s with { Indicators = s.Indicators.Remove(x.Id) }, x.Id),
            _ => throw new InvalidOperationException($"Not an event of an indicator row: {e.GetType().Name}."),
        };
    }

    private static SelfEvaluation Added(SelfEvaluation s, IndicatorAdded x) => s with
    {
        Indicators = s.Indicators.Add(x.Id, new(x.Id, new(x.Level1, x.Level2, x.Name), x.Order)),
        IdsEverUsed = s.IdsEverUsed.Add(x.Id),
    };

    private static SelfEvaluation Added(SelfEvaluation s, TableRowAdded x) => s with
    {
        TableRows = s.TableRows.Add(x.Row, new(x.Row, x.Slot, x.Name, x.Order)),
        IdsEverUsed = s.IdsEverUsed.Add(TableRows.IdOf(x.Row)),
    };

    private static Indicator Classified(Indicator i, IndicatorClassified x) =>
        i with { Kind = x.Kind, Better = x.Better, RuleRef = x.RuleRef, Unit = x.Unit, Sign = x.Sign };

    private static SelfEvaluation Part(SelfEvaluation s, string figure, string part, PartLine? line)
    {
        var parts = s.Parts.GetValueOrDefault(figure, NoParts);
        return s with
        {
            Parts = s.Parts.SetItem(figure, line is null ? parts.Remove(part) : parts.SetItem(part, line)),
            IdsEverUsed = s.IdsEverUsed.Add(part),
        };
    }
}
