using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Forms;

/// <summary>The templates of attachments 3, 4 and 7 as they lie in the repository.</summary>
public sealed partial class HunanTemplateTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<string> Forms => ["overall-self-evaluation", "project-self-evaluation", "special-evaluation"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_checker_finds_nothing_and_names_the_form(string family)
    {
        Assert.Empty(DocumentEngines.Current.Check(File(family, "template.docx"), File(family, "fields.json")));
        using var fields = JsonDocument.Parse(File(family, "fields.json"));
        Assert.Equal($"{family}/2019-hunan", fields.RootElement.GetProperty("form").GetString());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_field_of_the_schema_that_is_printed_stands_in_the_template(string family)
    {
        var text = Document(family).Value;
        using var fields = JsonDocument.Parse(File(family, "fields.json"));
        var paths = fields.RootElement.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("path").GetString()!);
        // The trace is printed in the footer, document properties nowhere; attachment 3 prints the parts of its funds put together.
        string[] elsewhere = family.StartsWith("overall", StringComparison.Ordinal) ? ["留痕", "文档", "资金"] : ["留痕", "文档"];
        Assert.All(paths.Where(p => !elsewhere.Contains(p.Split('.')[0])), path =>
            Assert.Contains(path.Replace("[]", "", StringComparison.Ordinal).Split('.')[^1], text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_row_fills_its_grid_and_every_merged_cell_continues_one_of_its_own_place(string family)
    {
        foreach (var table in Document(family).Descendants(W + "tbl"))
        {
            var grid = table.Element(W + "tblGrid")!.Elements(W + "gridCol").Select(c => (int)c.Attribute(W + "w")!).ToList();
            var open = new HashSet<(int Column, int Span)>();
            foreach (var row in table.Elements(W + "tr"))
            {
                var (column, next) = (0, new HashSet<(int, int)>());
                foreach (var cell in row.Elements(W + "tc").Select(c => c.Element(W + "tcPr")!))
                {
                    var span = (int?)cell.Element(W + "gridSpan")?.Attribute(W + "val") ?? 1;
                    Assert.Equal(grid.Skip(column).Take(span).Sum(), (int)cell.Element(W + "tcW")!.Attribute(W + "w")!);
                    if (cell.Element(W + "vMerge") is { } merge)
                    {
                        next.Add((column, span));
                        if ((string?)merge.Attribute(W + "val") != "restart") Assert.Contains((column, span), open);
                    }
                    column += span;
                }
                Assert.Equal(grid.Count, column);
                open = next;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_page_is_A4_with_the_four_fonts_named_and_a_score_of_98_54_fits_its_cell(string family)
    {
        var page = Document(family).Descendants(W + "pgSz").Single();
        var size = ((int)page.Attribute(W + "w")!, (int)page.Attribute(W + "h")!);
        Assert.Equal(family.StartsWith("overall", StringComparison.Ordinal) ? (16838, 11906) : (11906, 16838), size);
        Assert.All(Document(family).Descendants(W + "tc").Where(c => c.Value is "{{ 行.得分 }}" or "{{ 总分 }}"),
            c => Assert.True((int)c.Element(W + "tcPr")!.Element(W + "tcW")!.Attribute(W + "w")! >= 700));
        var styles = Encoding.UTF8.GetString(PackageReader.Read(File(family, "template.docx"))["word/styles.xml"]);
        Assert.All(Fonts().Matches(styles), m => Assert.Equal(4, m.Value.Split("=\"").Length - 1));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Rows_to_be_filled_in_by_hand_stand_in_a_blank_form_only(string family)
    {
        var document = Document(family);
        var rows = document.Descendants(W + "tr").Select(r => r.Value).ToList();
        var (begin, end) = (rows.IndexOf("{{ if 指标.size == 0 }}"), rows.LastIndexOf("{{ end }}"));
        var slots = rows.Select((r, n) => (r, n)).Where(x =>
            x.r.Contains("指标1：", StringComparison.Ordinal) || x.r.Contains("……", StringComparison.Ordinal));
        Assert.Equal(18, slots.Count());
        Assert.All(slots, x => Assert.InRange(x.n, begin, end));
    }

    private static XElement Document(string family)
    {
        using var stream = new MemoryStream(PackageReader.Read(File(family, "template.docx"))["word/document.xml"]);
        return XDocument.Load(stream).Root!;
    }

    private static byte[] File(string family, string name) =>
        System.IO.File.ReadAllBytes(Path.Combine(Folder(), family, "2019-hunan", name));

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "templates", "forms");

    [GeneratedRegex("<w:rFonts [^>]*ascii[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Fonts();
}
