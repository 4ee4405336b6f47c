using System.Collections.Immutable;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports;

/// <summary>
/// The state of one narrative report: a form whose cells are sections. Opening, figures, review and filing are those of
/// <see cref="Form"/>, where the text of a section counts as the figure <c>section.3-1.text</c>; the structure of the texts is here.
/// </summary>
public sealed record Report
{
    /// <summary>Before the first event.</summary>
    public static Report Initial { get; } = new();

    /// <summary>Opening, stage, evidence, review and filing.</summary>
    public SelfEvaluation Form { get; init; } = SelfEvaluation.Initial with { Called = "这份报告" };

    /// <summary>The headings; null before the opening.</summary>
    public Outline? Outline { get; init; }

    /// <summary>Streams by short name.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Texts by section id.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<ReportBlock>> Sections { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<ReportBlock>>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>What was said last of each attachment.</summary>
    public ImmutableSortedDictionary<int, AttachmentStated> Attachments { get; init; } =
        ImmutableSortedDictionary<int, AttachmentStated>.Empty;

    /// <summary>Aliases of the linked self-evaluations, in order.</summary>
    public IEnumerable<string> Forms => Sources.Where(s => StreamIds.IsEvaluation(s.Value)).Select(s => s.Key);

    /// <summary>Every section that can be written, in order: cover, headings, and below a heading what stands there per form.</summary>
    public IEnumerable<OutlineSection> Headings =>
        Outline is null ? [] : [.. Outline.Cover, .. Outline.Sections.SelectMany(Expanded)];

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a report stream.</exception>
    public static Report Evolve(Report r, ISelfEvaluationEvent e, EventMeta m)
    {
        ArgumentNullException.ThrowIfNull(r);
        var next = e switch
        {
            ReportOutlined x => r with { Outline = x.Outline },
            SourceLinked x => r with { Sources = r.Sources.SetItem(x.Alias, x.Stream) },
            SourceUnlinked x => r with { Sources = r.Sources.Remove(x.Alias) },
            SectionWritten x => r with { Sections = r.Sections.SetItem(x.Section, x.Content) },
            SectionCorrected x => r with { Sections = r.Sections.SetItem(x.Section, x.Content) },
            AttachmentStated x => r with { Attachments = r.Attachments.SetItem(x.No, x) },
            _ => r,
        };
        return next with { Form = Evolution.Evolve(r.Form, e, m) };
    }

    /// <summary>The heading of a section id; null when the report has none.</summary>
    public OutlineSection? Heading(string section) => Headings.FirstOrDefault(h => h.Id == section);

    /// <summary>The figure code of the text of a section.</summary>
    public static string FigureOf(string section) => $"section.{section}.text";

    /// <summary>The text of a section as a person writes it; null when there is none.</summary>
    public string? TextOf(string section) => Sections.TryGetValue(section, out var content) ? ReportText.Write(content) : null;

    private IEnumerable<OutlineSection> Expanded(OutlineSection heading) => heading.PerForm
        ? Forms.Select((alias, n) => new OutlineSection(Outline.PerFormId(heading.Id, alias),
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n + 1}."), heading.Level + 2, alias, true, false, []))
            .Prepend(heading)
        : [heading];
}
