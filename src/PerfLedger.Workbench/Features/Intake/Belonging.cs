using System.Globalization;
using System.Text.RegularExpressions;
using PerfLedger.Documents.Import.Matching;
using PerfLedger.Documents.Import.Reading;
using PerfLedger.Domain;
using PerfLedger.Domain.Forms;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>A form in a file and the self-evaluation it is of.</summary>
/// <param name="Grids">Its tables.</param>
/// <param name="Evaluation">Stream id; null when it could not be told.</param>
/// <param name="MadeAt">The version the file was made from.</param>
/// <param name="Why">Why it could not be told, and what to do.</param>
internal sealed record FoundForm(IReadOnlyList<Grid> Grids, string? Evaluation, long? MadeAt, string? Why = null);

/// <summary>Tells which self-evaluation a form is of: by what the file says of itself, else by year, names and title.</summary>
internal sealed partial class Belonging(IReadOnlyList<EvaluationRow> evaluations)
{
    /// <summary>The forms of a file. A workbook holds one a sheet; a document one altogether.</summary>
    public IEnumerable<FoundForm> Forms(ReadDocument file)
    {
        if (file.Kind == "docx") return [Document(file)];
        var sheets = file.Grids.Select(g => (Grid: g, Form: Sheet(g))).ToList();
        // Beside sheets that say what they are, one that says nothing is a summary or a scratch pad.
        return sheets.Exists(s => s.Grid.Form is not null)
            ? sheets.Where(s => s.Grid.Form is not null).Select(s => s.Form)
            : sheets.Where(s => s.Form.Evaluation is not null || sheets.Count == 1).Select(s => s.Form).DefaultIfEmpty(sheets[0].Form);
    }

    private FoundForm Sheet(Grid grid) => grid.Form?.Split('|') is [var stream, var version, ..]
        ? Known([grid], stream, version)
        : ByNames([grid], grid.Cells.Select(c => c.Text));

    private FoundForm Document(ReadDocument file)
    {
        var traces = file.Paragraphs.SelectMany(p => Trace().Matches(p.Text)).Select(m => (Stream: m.Groups["stream"].Value,
            Version: m.Groups["version"].Value)).Distinct().ToList();
        return traces switch
        {
            [var one] => Known([.. file.Flow()], one.Stream, one.Version),
            [] => ByNames([.. file.Flow()], file.Paragraphs.Select(p => p.Text)
                .Concat(file.Grids.SelectMany(g => g.Cells).Select(c => c.Text))),
            _ => new(file.Grids, null, null, $"文件里有 {traces.Count} 张表（{string.Join('、', traces.Select(t => t.Stream.Split('.')[^1]))}）。"
                + "请每张表存为一个文件，或用 .xlsx 一张表一个工作表。"),
        };
    }

    private FoundForm Known(IReadOnlyList<Grid> grids, string stream, string version)
    {
        if (!evaluations.Any(e => e.Evaluation == stream))
            return new(grids, null, null, $"文件写明是 {stream}，这个台账里没有它。请核对台账（--ledger），或先用 open、import 建表。");
        return new(grids, stream, long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : null);
    }

    private FoundForm ByNames(IReadOnlyList<Grid> grids, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        // A name stands in a cell of its own, or in a line: 填报单位：某学院　金额单位：万元.
        var words = all.SelectMany(Label.AllOf).Concat(all.SelectMany(t => t.Split(s_betweenNames)).Select(Label.Of))
            .ToHashSet(StringComparer.Ordinal);
        var years = all.SelectMany(t => FiscalYear().Matches(t)).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var fitting = evaluations.Where(e => words.Contains(Label.Of(e.ProjectName ?? e.UnitName))
            && (years.Count == 0 || years.Contains(e.FiscalYear.ToString(CultureInfo.InvariantCulture)))).ToList();
        fitting = Narrower(fitting, e => Titles(e).Any(title => all.Exists(t => t.Contains(title, StringComparison.Ordinal))));
        fitting = Narrower(fitting, e => e.SpecialFund is { } fund && words.Contains(Label.Of(fund)));
        return fitting switch
        {
            [var one] => new(grids, one.Evaluation, null),
            [] => new(grids, null, null, "没有自评表的项目名称和年度与文件相符。请核对表头名称与台账是否一致，或先建表。"),
            _ => new(grids, null, null, $"相符的自评表不止一张（{string.Join('、', fitting.Select(e => e.Evaluation))}）。"
                + "请用 sheet 或 render 导出带编号的表，填好再读入。"),
        };
    }

    // Those that fit better, if there are any.
    private static List<EvaluationRow> Narrower(List<EvaluationRow> fitting, Func<EvaluationRow, bool> better) =>
        fitting.Count > 1 && fitting.Where(better).ToList() is { Count: > 0 } narrower ? narrower : fitting;

    private static IEnumerable<string> Titles(EvaluationRow e) =>
        Library.Layouts.Newest(Family(e), e.FiscalYear) is { } table ? [table.Title]
            : FormDefinitions.All.Where(f => StreamIds.FormFamily(f.Name) == Family(e)).Select(f => f.Title);

    private static string Family(EvaluationRow e) => StreamIds.Parse(e.Evaluation)!.Segments[1];

    private static readonly char[] s_betweenNames = [':', '：', '\t', '\n', '\u3000'];

    // The trace in the footer of our documents.
    [GeneratedRegex(@"(?<stream>(evaluation|basedata)\.[0-9]{4}(\.[A-Za-z0-9-]+){4})\s*版本\s*(?<version>[0-9]{1,18})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Trace();

    [GeneratedRegex(@"(20[0-9]{2})\s*年度?", RegexOptions.CultureInvariant)]
    private static partial Regex FiscalYear();
}
