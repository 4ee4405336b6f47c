using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>Records what a file says of the programme as a whole. The same file again records nothing.</summary>
/// <param name="File">Department and overall figures of the file.</param>
/// <param name="SourceSha256">Digest of the file.</param>
/// <param name="Ground">Reason and document of the import.</param>
public sealed record ImportProgramme(InterchangeProgramme File, string SourceSha256, Ground Ground)
{
    /// <summary>Decides.</summary>
    public Decision<IProgrammeEvent> Decide(Programme state)
    {
        var events = new List<IProgrammeEvent>();
        foreach (var (figure, value, at) in ProgrammeFigures.Of(File))
        {
            switch (new EnterProgrammeFigure(figure, value, Ground, new FigureSource(SourceSha256, at)).Decide(state))
            {
                case Decision<IProgrammeEvent>.Accepted a:
                    events.AddRange(a.Events);
                    break;
                case var other:
                    return other;
            }
        }

        return events;
    }
}
