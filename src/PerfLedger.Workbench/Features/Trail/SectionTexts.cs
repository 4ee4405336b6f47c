using PerfLedger.Domain.Reports.Text;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Reports;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>
/// The texts of a report as a 变更留痕表 prints them: the paragraphs that went and those that came, each with its beginning only. The whole
/// text is what <c>report history</c> tells.
/// </summary>
internal sealed class SectionTexts(IReadOnlyDictionary<long, SectionChange> changes)
{
    // Three lines of the column each; more than so many paragraphs are counted.
    private const int MostCharacters = 40, MostParagraphs = 4;

    /// <summary>For what is no report.</summary>
    public static SectionTexts None { get; } = new(new Dictionary<long, SectionChange>());

    public static async Task<SectionTexts> ReadAsync(EventLedger ledger, string stream, CancellationToken ct) =>
        new((await SectionHistory.ReadAsync(ledger, stream, null, ct)).ToDictionary(c => c.Position));

    /// <summary>The change with short texts where it is one of a section.</summary>
    public Change Short(Change c) => changes.TryGetValue(c.Position, out var section)
        ? c with { Before = c.Before is null ? null : Side(section, added: false), After = Side(section, added: true) }
        : c;

    private static string Side(SectionChange section, bool added)
    {
        var all = section.Paragraphs.Where(p => p.Added == added).ToList();
        if (all.Count == 0) return added ? "（只删去）" : "（只增加）";
        var shown = all.Take(MostParagraphs).Select(Line);
        return string.Join('\n', all.Count > MostParagraphs ? shown.Append($"……共{all.Count}段") : shown);
    }

    private static string Line(ParagraphChange p)
    {
        var text = new System.Globalization.StringInfo(p.Text);
        return text.LengthInTextElements <= MostCharacters
            ? $"第{p.Paragraph}段：{p.Text}"
            : $"第{p.Paragraph}段：{text.SubstringByTextElements(0, MostCharacters)}……（共{text.LengthInTextElements}字）";
    }
}
