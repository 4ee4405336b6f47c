using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;

namespace PerfLedger.Domain.Reports.Commands;

/// <summary>
/// 撤销 for a report, by the same rule as for a form: sections, sources and what was said of attachments go back. A source is taken
/// back only when no section draws on it any more.
/// </summary>
public sealed class UndoReportOperation
{
    private readonly PlainUndo<Report, ISelfEvaluationEvent> _undo;
    private readonly Ground _ground;

    /// <summary>Plans the undo.</summary>
    /// <param name="past">All events of the stream, in order.</param>
    /// <param name="ground">Why; the reason is compulsory.</param>
    public UndoReportOperation(IEnumerable<PastEvent<ISelfEvaluationEvent>> past, Ground ground)
    {
        _ground = ground;
        _undo = new(past, ground, Report.Initial, Report.Evolve, Touched, UndoWords.Why);
    }

    /// <summary>What goes back, what stays, what cannot.</summary>
    public UndoPlan Plan => _undo.Plan;

    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide()
    {
        if (_undo.Events.Count == 0) return Decision<ISelfEvaluationEvent>.Nothing;
        var form = _undo.Now.Form;
        if (!form.IsWritable) return Refusals.FormIsNotWritable(form);
        if (_ground.Reason is null) return Refusals.UndoNeedsAReason();
        return _ground.Check(form) is { } no ? no : new List<ISelfEvaluationEvent>(_undo.Events);
    }

    private static PlainThing<Report, ISelfEvaluationEvent>? Touched(ISelfEvaluationEvent e) => e switch
    {
        SectionWritten x => new SectionThing(x.Section),
        SectionCorrected x => new SectionThing(x.Section),
        SourceLinked x => new SourceThing(x.Alias),
        SourceUnlinked x => new SourceThing(x.Alias),
        AttachmentStated x => new AttachmentThing(x.No),
        _ => null,
    };
}
