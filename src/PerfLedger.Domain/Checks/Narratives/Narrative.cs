using System.Collections.Immutable;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.RulePacks;

namespace PerfLedger.Domain.Checks.Narratives;

/// <summary>What the checks of a report look at: its state, how it prints, its sources, the pack.</summary>
internal sealed record Narrative(
    Report State, PrintedReport Printed, IReadOnlyDictionary<string, LinkedSource> Sources, RulePack Pack)
{
    /// <summary>The headings as printed, by section id.</summary>
    public IReadOnlyDictionary<string, OutlineSection> Headings { get; } =
        Printed.Sections.ToDictionary(s => s.Heading.Id, s => s.Heading, StringComparer.Ordinal);

    /// <summary>Every piece a person wrote as plain text, with its place.</summary>
    public IEnumerable<WrittenText> Texts =>
        from section in State.Headings
        where State.Sections.ContainsKey(section.Id)
        from piece in State.Sections[section.Id].SelectMany((block, n) => Pieces(section.Id, block, n + 1))
        select piece;

    /// <summary>A finding in a section; none when the pack switches the rule off.</summary>
    public IEnumerable<Finding> Find(string key, string section, int? block, string what, string? printed = null, string? required = null)
    {
        if (Pack.Severities[key] is not { } severity) return [];
        return
        [
            new Finding(key, severity, "/sections/" + section, Report.FigureOf(section), $"{Place(section, block)}{what}", printed, null,
                required),
        ];
    }

    /// <summary>A finding on something else than a section.</summary>
    public IEnumerable<Finding> FindAt(string key, string at, string what) =>
        Pack.Severities[key] is { } severity ? [new Finding(key, severity, at, null, what, null, null, null)] : [];

    /// <summary>The heading as a person quotes it, with the number of the paragraph: “（一）存在问题”第2段</summary>
    public string Place(string section, int? block) =>
        $"“{Headings[section].No}{Headings[section].Title}”{(block is { } n ? $"第{Text.Of(n)}段" : "")}";

    private static IEnumerable<WrittenText> Pieces(string section, ReportBlock block, int number)
    {
        if (block.Grid is not { } grid) return [new(section, number, block.Kind, Plain(block.Runs))];
        return grid.Rows.SelectMany(r => r.Cells).Select(c => new WrittenText(section, number, block.Kind, Plain(c.Runs)));
    }

    // A link or a free number stands as one object replacement character: no digit, no word.
    private static string Plain(ImmutableArray<ReportRun> runs) => string.Concat(runs.Select(r => r.Text ?? "\uFFFC"));
}

/// <summary>A paragraph or cell as written, links and free numbers left out.</summary>
internal sealed record WrittenText(string Section, int Block, BlockKind Kind, string Text);
