using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports.Commands;

/// <summary>Writes or rewrites one section.</summary>
/// <param name="Section">Id by the outline.</param>
/// <param name="Content">Its blocks.</param>
/// <param name="Ground">Why; compulsory after the first submission.</param>
/// <param name="Seen">Ledger position of its last change as the person saw it, 0 = never written; null = not compared.</param>
/// <param name="Source">File it was read from.</param>
public sealed record WriteSection(
    string Section, ImmutableArray<ReportBlock> Content, Ground Ground, long? Seen = null, FigureSource? Source = null)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(Report state)
    {
        if (!state.Form.IsWritable) return Refusals.FormIsNotWritable(state.Form);
        if (state.Heading(Section) is not { } heading) return Refusals.SectionIsUnknown(Section, state.Headings.Select(h => h.Id));
        if (IsCover(state) && Content is not [{ Kind: BlockKind.Paragraph }]) return Refusals.CoverIsOneLine(heading.Title);
        if (Unknown(state) is { Count: > 0 } unknown) return Refusals.LinkIsUnknown(unknown, state.Sources.Keys);
        var written = state.Sections.TryGetValue(Section, out var before);
        if (written ? ReportText.Write(before) == ReportText.Write(Content) : Content.IsEmpty)
            return Decision<ISelfEvaluationEvent>.Nothing;
        if (Conflict(state) is { } conflict) return conflict;
        if (Ground.Check(state.Form) is { } no) return no;
        return new ISelfEvaluationEvent[]
        {
            written
                ? new SectionCorrected(Section, ReportText.DigestOf(before), Content, Ground.Reason, Ground.Evidence, Ground.Document,
                    Ground.On, Source)
                : new SectionWritten(Section, Content, Source),
        };
    }

    private bool IsCover(Report state) => state.Outline!.Cover.Any(c => c.Id == Section);

    private FigureConflict? Conflict(Report state)
    {
        var code = Report.FigureOf(Section);
        var last = state.Form.Figures.TryGetValue(code, out var figure) ? figure.Last : default;
        return Seen is { } seen && seen != last.Position
            ? new FigureConflict(code, seen, last.Position, figure?.Value.Printed, last.Actor ?? string.Empty)
            : null;
    }

    private List<string> Unknown(Report state) => Unknown(state, Content);

    /// <summary>The links of a text that lead nowhere in this report.</summary>
    internal static List<string> Unknown(Report state, ImmutableArray<ReportBlock> content) =>
        [.. Links.Of(content).Where(l => !IsKnown(state, l)).Select(l => l.ToString()).Distinct(StringComparer.Ordinal)];

    // Codes of base-data tables are data of their forms; they are held against the ledger when the report is checked.
    private static bool IsKnown(Report state, Link link)
    {
        if (link.Source == FigureTerm.Every) return link.Figure is null || FigureCatalogue.Find(link.Figure) is not null;
        if (!state.Sources.TryGetValue(link.Source, out var stream)) return false;
        return link.Figure is null || StreamIds.Parse(stream)!.Kind switch
        {
            "evaluation" => FigureCatalogue.Find(link.Figure) is not null || LinkedSource.Above(link.Figure) is not null,
            "programme" => ProgrammeCatalogue.Find(link.Figure) is not null,
            _ => true,
        };
    }
}
