using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Tests.Forms;

public partial class SelfEvaluationTemplateTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly SortedDictionary<string, byte[]> Parts = PackageReader.Read(FormFiles.Template);

    private static readonly XElement Document = Xml("word/document.xml");

    [Fact]
    public void Every_part_is_declared_and_related()
    {
        var declared = Xml("[Content_Types].xml").Elements().Attributes("PartName").Select(name => name.Value.TrimStart('/'));
        var related = Targets("_rels/.rels", "").Concat(Targets("word/_rels/document.xml.rels", "word/"));
        var expected = Parts.Keys.Where(name => name != PartName.ContentTypes && !name.EndsWith(".rels", StringComparison.Ordinal));
        Assert.Equal(expected, declared.Order(StringComparer.Ordinal));
        Assert.Equal(expected, related.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_row_fills_the_grid()
    {
        var grid = Document.Descendants(W + "gridCol").Select(column => Number(column, "w")).ToList();
        Assert.Equal((13, 9638), (grid.Count, grid.Sum()));
        foreach (var row in Document.Descendants(W + "tr"))
        {
            var column = 0;
            foreach (var properties in row.Elements(W + "tc").Select(cell => cell.Element(W + "tcPr")!))
            {
                var span = properties.Element(W + "gridSpan") is { } spans ? Number(spans, "val") : 1;
                Assert.Equal(grid.Skip(column).Take(span).Sum(), Number(properties.Element(W + "tcW")!, "w"));
                column += span;
            }

            Assert.Equal(grid.Count, column);
        }
    }

    [Fact]
    public void Every_merged_cell_continues_one_of_its_own_width()
    {
        var open = new Dictionary<int, int>();
        foreach (var row in Document.Descendants(W + "tr"))
        {
            var (column, next) = (0, new Dictionary<int, int>());
            foreach (var properties in row.Elements(W + "tc").Select(cell => cell.Element(W + "tcPr")!))
            {
                var span = properties.Element(W + "gridSpan") is { } spans ? Number(spans, "val") : 1;
                if (properties.Element(W + "vMerge") is { } merge)
                {
                    next[column] = span;
                    if (merge.Attribute(W + "val")?.Value != "restart")
                        Assert.Equal(span, open.GetValueOrDefault(column));
                }

                column += span;
            }

            open = next;
        }
    }

    [Fact]
    public void The_score_columns_hold_98_54_on_one_line()
    {
        var scores = Document.Descendants(W + "tc").Where(cell => cell.Value is "{{ 行.得分 }}" or "{{ 总分 }}").ToList();
        Assert.Equal(2, scores.Count);
        Assert.All(scores, cell => Assert.True(Number(cell.Element(W + "tcPr")!.Element(W + "tcW")!, "w") >= 700));
    }

    [Fact]
    public void No_row_splits_and_no_header_row_stands_alone_at_the_foot_of_a_page()
    {
        Assert.All(Document.Descendants(W + "tr"), row => Assert.NotNull(row.Element(W + "trPr")?.Element(W + "cantSplit")));
        var header = Document.Descendants(W + "tr").Single(row => row.Value.Contains("偏差原因分析", StringComparison.Ordinal));
        Assert.All(header.Descendants(W + "pPr"), properties => Assert.NotNull(properties.Element(W + "keepNext")));
    }

    [Fact]
    public void Fonts_are_named_for_all_scripts_and_never_taken_from_a_theme()
    {
        var fonts = Parts.Keys.Where(name => name.StartsWith("word/", StringComparison.Ordinal))
            .SelectMany(name => Xml(name).Descendants(W + "rFonts")).ToList();
        Assert.DoesNotContain(fonts.Attributes(), attribute => attribute.Name.LocalName.EndsWith("Theme", StringComparison.Ordinal));
        Assert.All(
            fonts.Where(font => font.Parent!.Parent!.Name != W + "r"), // a run only hints at its script and takes the font of its style
            font => Assert.All(new[] { "ascii", "hAnsi", "eastAsia", "cs" }, script => Assert.NotNull(font.Attribute(W + script))));
    }

    [Fact]
    public void Every_style_used_is_defined()
    {
        var defined = Xml("word/styles.xml").Elements(W + "style").Select(style => style.Attribute(W + "styleId")!.Value).ToHashSet();
        var used = Document.Descendants(W + "pStyle").Concat(Xml("word/footer1.xml").Descendants(W + "pStyle"));
        Assert.All(used, style => Assert.Contains(style.Attribute(W + "val")!.Value, defined));
    }

    [Fact]
    public void It_is_the_form_of_2020_and_not_that_of_the_notice()
    {
        foreach (var label in new[] { "部门名称", "专项名称", "支出方向名称（子项目）", "项目总投资", "其中：财政拨款", "项目总实施期", "合计", "等级：", "备注：1." })
            Assert.Contains(label, Document.Value, StringComparison.Ordinal);
        foreach (var label in new[] { "附件", "主管部门", "实施单位", "填表人", "联系电话", "负责人" })
            Assert.DoesNotContain(label, Document.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_on_paper_is_printed_and_every_printed_field_is_known()
    {
        var fields = FieldTypes();
        var printed = PrintedPaths();
        Assert.Empty(printed.Except(fields.Keys).Except(["模型摘要"])); // the engine offers the digest of the model itself
        var onPaper = fields.Where(field => field.Value != "object" && !field.Key.StartsWith("文档.", StringComparison.Ordinal)).Select(field => field.Key);
        Assert.Equal(["留痕.时间"], onPaper.Except(printed));
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void A_sample_model_has_exactly_the_fields_of_the_form(string name)
    {
        using var model = JsonDocument.Parse(FormFiles.Model(name));
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(model.RootElement, "", FieldTypes(), found);
        var optional = FieldTypes().Keys.Where(path => path == "备注[]");
        Assert.Empty(FieldTypes().Keys.Except(found).Except(optional));
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void A_sample_model_is_canonical_json(string name)
    {
        var bytes = FormFiles.Model(name);
        using var model = JsonDocument.Parse(bytes);
        using var canonical = new MemoryStream();
        using (var writer = new Utf8JsonWriter(canonical, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteSorted(writer, model.RootElement);
        Assert.Equal(Encoding.UTF8.GetString(canonical.ToArray()), Encoding.UTF8.GetString(bytes));
    }

    public static TheoryData<string> ModelNames => new(FormFiles.ModelNames);

    private static Dictionary<string, string> FieldTypes() => FormFiles.Fields.GetProperty("fields").EnumerateArray()
        .ToDictionary(field => field.GetProperty("path").GetString()!, field => field.GetProperty("type").GetString()!);

    private static HashSet<string> PrintedPaths()
    {
        var text = Document.Value + Xml("word/footer1.xml").Value;
        var items = Loop().Matches(text).ToDictionary(loop => loop.Groups[1].Value, loop => loop.Groups[2].Value);
        var names = Tag().Matches(text).Select(tag => tag.Groups[1].Value);
        return [.. items.Values, .. names.Select(name => items.TryGetValue(name.Split('.')[0], out var list)
            ? $"{list}[]{name[name.Split('.')[0].Length..]}" : name)];
    }

    private static void Walk(JsonElement value, string path, Dictionary<string, string> fields, SortedSet<string> found)
    {
        if (path.Length > 0 && !(path.EndsWith("[]", StringComparison.Ordinal) && value.ValueKind == JsonValueKind.Object))
        {
            Assert.Equal(fields.GetValueOrDefault(path), value.ValueKind switch
            {
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "list",
                JsonValueKind.True or JsonValueKind.False => "boolean",
                JsonValueKind.String => "text",
                _ => $"{value.ValueKind} at {path}",
            });
            found.Add(path);
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", fields, found);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Walk(item, $"{path}[]", fields, found);
        }
    }

    private static void WriteSorted(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            value.WriteTo(writer);
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray())
                WriteSorted(writer, item);
            writer.WriteEndArray();
            return;
        }

        writer.WriteStartObject();
        foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            writer.WritePropertyName(member.Name);
            WriteSorted(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static XElement Xml(string part)
    {
        using var reader = XmlReader.Create(new MemoryStream(Parts[part]), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static IEnumerable<string> Targets(string part, string folder) => Xml(part).Elements().Attributes("Target").Select(target => folder + target.Value);

    private static int Number(XElement element, string attribute) =>
        int.Parse(element.Attribute(W + attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{ for (\S+) in (\S+) \}\}")]
    private static partial Regex Loop();

    [GeneratedRegex(@"\{\{ (?:if )?(?!for |end)([^ }]+)")]
    private static partial Regex Tag();
}
