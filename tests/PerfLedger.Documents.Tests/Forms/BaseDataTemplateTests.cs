using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Tests.Forms;

/// <summary>The templates of attachments 2 and 6, filled from the samples.</summary>
public sealed partial class BaseDataTemplateTests
{
    private const string Overall = "overall-base-data/2019-hunan", Special = "special-base-data/2019-hunan";

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly ModelContext Context = new("basedata.2019.SL-XY.x.none.none", 7, 9, DateTimeOffset.UnixEpoch, "f-01");

    public static TheoryData<string> Forms => [Overall, Special];

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_checker_finds_no_fault(string form) =>
        Assert.Empty(DocumentEngines.Current.Check(File(form, "template.docx"), File(form, "fields.json")));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_field_on_paper_is_printed_and_every_printed_field_is_known(string form)
    {
        var parts = PackageReader.Read(File(form, "template.docx"));
        var text = XElement.Parse(Encoding.UTF8.GetString(parts["word/document.xml"])).Value
            + XElement.Parse(Encoding.UTF8.GetString(parts["word/footer1.xml"])).Value;
        var items = Loop().Matches(text).GroupBy(m => m.Groups[1].Value)
            .ToDictionary(g => g.Key, g => g.Select(m => m.Groups[2].Value).ToList());
        var printed = Tag().Matches(text).Select(m => m.Groups[1].Value).SelectMany(n => items.TryGetValue(n.Split('.')[0], out var lists)
            ? lists.Select(list => $"{list}[]{n[n.Split('.')[0].Length..]}") : [n]).Concat(items.Values.SelectMany(l => l)).ToHashSet();
        using var fields = JsonDocument.Parse(File(form, "fields.json"));
        var known = fields.RootElement.GetProperty("fields").EnumerateArray()
            .Where(f => f.GetProperty("type").GetString() != "object").Select(f => f.GetProperty("path").GetString()!)
            .Where(p => !p.StartsWith("文档.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["留痕.时间"], known.Except(printed));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_row_fills_the_grid_and_none_splits(string form)
    {
        var rendered = Document(form, Model(form));
        foreach (var table in rendered.Descendants(W + "tbl"))
        {
            var grid = table.Descendants(W + "gridCol").Select(c => (int)c.Attribute(W + "w")!).ToList();
            Assert.Equal(9638, grid.Sum());
            foreach (var row in table.Elements(W + "tr"))
            {
                Assert.NotNull(row.Element(W + "trPr")!.Element(W + "cantSplit"));
                Assert.Equal(grid.Count, row.Elements(W + "tc").Sum(Span));
            }
        }
    }

    [Fact]
    public void Attachment_6_merges_category_and_project_and_repeats_its_header()
    {
        var rows = Document(Special, Model(Special)).Descendants(W + "tr").ToList();
        Assert.Equal(1 + 107, rows.Count);
        Assert.Equal([rows[0]], rows.Where(r => r.Descendants(W + "tblHeader").Any()));
        Assert.Equal(8, rows.Count(r => Begins(r.Elements(W + "tc").First())));
        var begun = rows.SelectMany(r => r.Elements(W + "tc")).Where(Begins).Select(c => c.Value).ToList();
        Assert.Equal(["教师队伍建设", "省培计划", "中央银龄计划省级配套", "农村教师公费定向培养"], begun.Take(4));
        Assert.Equal(8 + 19, begun.Count);
        // A category without projects stands over both columns.
        Assert.Equal(["民办教育发展", "湖南省教育科学规划课题"],
            rows.Select(r => r.Elements(W + "tc").First()).Where(c => Begins(c) && Span(c) == 2).Select(c => c.Value));
        Assert.Contains(rows, r => string.Join('|', r.Elements(W + "tc").Select(c => c.Value))
            .EndsWith("|交流教师（人）|420|431", StringComparison.Ordinal));
    }

    [Fact]
    public void Attachment_2_prints_its_lines_added_rows_and_crossed_out_cells_in_order()
    {
        var rows = Document(Overall, Model(Overall)).Descendants(W + "tr")
            .Select(r => string.Join('|', r.Elements(W + "tc").Select(c => c.Value.Trim()))).ToList();
        Assert.Equal("财政供养人员情况|编制数|2019年实际在职人数|控制率", rows[0]);
        Assert.Equal("|2910|2807|96.46%", rows[1]);
        var places = new[] { "2、运行维护专项|890|910|905.17", "实训基地设备更新|0|320|318", "3、省级专项资金（一个专项一行）|2060|2300|2255",
            "教育综合发展专项|1260|1400|1368", "公用经费|1520|1580|1569.4", "政府采购金额|——|1240|1198.35",
            "产教融合实训楼|12000|11860|98.83%|4200|4158.6|99.01%" }.Select(line => rows.IndexOf(line)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_empty_table_prints_whole_without_residue(string form)
    {
        var document = Document(form, Model(form, empty: true));
        Assert.DoesNotContain("{{", document.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("……", document.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("{年度}", document.Value, StringComparison.Ordinal);
        Assert.Equal(form == Overall ? 3 + 16 + 2 + 1 : 108, document.Descendants(W + "tr").Count());
    }

    [Fact]
    public void What_a_person_typed_cannot_break_the_document()
    {
        var file = Sample(Overall);
        file["rows"]![0]!["name"] = "甲<乙>&]]>{{ 标题 }}\u202e\U0001F600";
        var document = Document(Overall, Build(Overall, file));
        Assert.Contains("甲<乙>&]]>{{ 标题 }}\u202e\U0001F600", document.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_and_a_late_record_are_marked_under_the_title()
    {
        var state = Fold(Sample(Overall), retrospective: true);
        state = state with { Filings = 1, Correction = new CorrectionOpened(1, new Reason("settlement", "决算批复后更正"), null) };
        var text = Document(Overall, OverallBaseDataModel.Build(state, state.Layout!, Context)).Value;
        Assert.Contains("（补录：本表系往年资料，事后录入）", text, StringComparison.Ordinal);
        Assert.Contains("本表为第2版，更正第1版：决算批复后更正", text, StringComparison.Ordinal);
    }

    private static bool Begins(XElement cell) =>
        (string?)cell.Element(W + "tcPr")!.Element(W + "vMerge")?.Attribute(W + "val") == "restart";

    private static int Span(XElement cell) => (int?)cell.Element(W + "tcPr")!.Element(W + "gridSpan")?.Attribute(W + "val") ?? 1;

    private static XElement Document(string form, byte[] model) => XElement.Parse(Encoding.UTF8.GetString(
        PackageReader.Read(DocumentEngines.Current.Render(File(form, "template.docx"), model).Package)["word/document.xml"]));

    private static byte[] Model(string form, bool empty = false)
    {
        var file = Sample(form);
        if (empty)
        {
            file.Remove("cells");
            file.Remove("rows");
        }

        return Build(form, file);
    }

    private static byte[] Build(string form, JsonObject file)
    {
        var state = Fold(file, retrospective: false);
        return form == Overall
            ? OverallBaseDataModel.Build(state, state.Layout!, Context)
            : SpecialBaseDataModel.Build(state, state.Layout!, Context);
    }

    private static SelfEvaluation Fold(JsonObject file, bool retrospective)
    {
        var layouts = new TableLayouts(new[] { Overall, Special }.Select(f => LayoutReader.Read(File(f, "table.json")).Layout!));
        var stated = InterchangeReader.Read(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(file), layouts).File!.Forms[0];
        var initial = SelfEvaluation.Over(layouts);
        var decision = new ImportForm(stated, new string('0', 64), Ground.None, retrospective, Campaign: null).Decide(initial);
        return ((Decision<ISelfEvaluationEvent>.Accepted)decision).Events.Aggregate(initial, (s, e) =>
            Evolution.Evolve(s, e, new EventMeta(s.Version + 1, s.Version + 1, DateTimeOffset.UnixEpoch, "f-01")));
    }

    private static JsonObject Sample(string form) => JsonNode.Parse(System.IO.File.ReadAllBytes(
        Path.Combine(Root(), "samples", "hunan-2019", form == Overall ? "base-data-overall.json" : "base-data-special.json")))!.AsObject();

    private static byte[] File(string form, string name) =>
        System.IO.File.ReadAllBytes(Path.Combine(Root(), "templates", "forms", form, name));

    private static string Root([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..");

    [GeneratedRegex(@"\{\{ for (\S+) in (\S+) \}\}")]
    private static partial Regex Loop();

    [GeneratedRegex(@"\{\{ (?:if )?(?!for |end|else)([^ }]+)")]
    private static partial Regex Tag();
}
