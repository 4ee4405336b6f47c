using System.Globalization;
using System.Text;
using static PerfLedger.Documents.Tests.Language.Media.MediaSample;
using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language.Media;

/// <summary>图表: a native bar chart with the figures of the model, in its caches and in its workbook.</summary>
public class ChartTests
{
    private const string Tag = "{{ 预算执行 | 图表 }}";
    private const string Data = "{\"类\":[\"信息化\",\"校<舍\"],"
        + "\"系列\":[{\"名\":\"预算\",\"值\":[\"1800\",\"325.5\"]},{\"名\":\"执行\",\"值\":[\"1942.56\",\"\"]}]}";
    private const string Members = "\"单位名称\":\"某局\",\"预算执行\":" + Data;

    [Fact]
    public void The_caches_hold_the_figures_and_the_series_their_fill()
    {
        var chart = Text(Parts(Template(Chart(Tag), Titled), Members), "word/charts/chart1.xml");
        const string Second = "<c:ser><c:idx val=\"1\"/><c:order val=\"1\"/><c:tx><c:strRef><c:f>Sheet1!$C$1</c:f><c:strCache>"
            + "<c:ptCount val=\"1\"/>"
            + "<c:pt idx=\"0\"><c:v>执行</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"C55A11\"/>"
            + "</a:solidFill></c:spPr>"
            + "<c:invertIfNegative val=\"0\"/><c:cat><c:strRef><c:f>Sheet1!$A$2:$A$3</c:f><c:strCache><c:ptCount val=\"2\"/>"
            + "<c:pt idx=\"0\"><c:v>信息化</c:v></c:pt>"
            + "<c:pt idx=\"1\"><c:v>校&lt;舍</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$C$2:$C$3</c:f>"
            + "<c:numCache>"
            + "<c:formatCode>General</c:formatCode><c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>1942.56</c:v></c:pt></c:numCache>"
            + "</c:numRef></c:val></c:ser>"
            + "<c:gapWidth val=\"80\"/>";
        Assert.Contains(Second, chart, StringComparison.Ordinal);
        Assert.Contains("<a:srgbClr val=\"112233\"/>", chart, StringComparison.Ordinal); // the colour the author chose for the first
        Assert.Contains("<a:t>某局</a:t>", chart, StringComparison.Ordinal);
        Assert.Contains("<a:t>：执行</a:t>", chart, StringComparison.Ordinal);
        Assert.EndsWith("<c:externalData r:id=\"rId1\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>", chart,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_workbook_behind_it_holds_the_same_figures()
    {
        var sheet = Sheet(Parts(Template(Chart(Tag), Titled), Members)["word/embeddings/chart1.xlsx"]);
        Assert.Contains("<c r=\"C1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">执行</t></is></c>", sheet, StringComparison.Ordinal);
        Assert.Contains("<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">校&lt;舍</t></is></c><c r=\"B3\"><v>325.5"
            + "</v></c></row>",
            sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_old_chart_and_its_workbook_are_gone_and_the_new_ones_declared()
    {
        var parts = Parts(Template(Chart(Tag), Titled), Members);
        Assert.Equal(["word/charts/_rels/chart1.xml.rels", "word/charts/chart1.xml", "word/embeddings/chart1.xlsx"],
            parts.Keys.Where(k => k.Contains("/charts/", StringComparison.Ordinal) || k.Contains("/embeddings/",
                StringComparison.Ordinal)));
        var types = Text(parts, "[Content_Types].xml");
        Assert.Contains("<Default Extension=\"xlsx\"", types, StringComparison.Ordinal);
        Assert.Single(types.Split("PartName=\"/word/charts/chart1.xml\"").Skip(1));
        Assert.DoesNotContain("userShapes", Text(parts, "word/charts/chart1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_in_a_loop_have_parts_of_their_own()
    {
        var body = P("{{ for 单位 in 单位 }}") + Chart("{{ 单位.图 | 图表 }}") + P("{{ end }}");
        var parts = Parts(Template(body, Bars(title: "<a:t>{{ 单位.名 }}</a:t>")),
            $"\"单位\":[{{\"名\":\"一\",\"图\":{Data}}},{{\"名\":\"无\",\"图\":\"\"}},{{\"名\":\"二\",\"图\":{Data}}}]");
        Assert.Contains("<a:t>一</a:t>", Text(parts, "word/charts/chart1.xml"), StringComparison.Ordinal);
        Assert.Contains("<a:t>二</a:t>", Text(parts, "word/charts/chart2.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("word/charts/chart3.xml", parts.Keys);
        var used = Text(parts, "word/document.xml").Split("<c:chart r:id=\"").Skip(1).Select(t => t.Split('"')[0]);
        Assert.Equal(["rId1", "rId2"], used);
    }

    [Fact]
    public void The_same_data_gives_the_same_bytes_in_any_culture()
    {
        var template = Template(Chart(Tag) + Picture("{{ 公章 | 图片 }}"), Titled);
        var model = Model(Members + ",\"公章\":" + ImageOf(Png(4, 2)));
        var first = DocumentEngines.Current.Render(template, model);
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        Assert.Equal(first.Package, DocumentEngines.Current.Render(template, model).Package);
        Assert.Equal(Pinned, first.ByteDigest);
    }

    private const string Pinned = "7cdcb96d81ef01c617f712456bbeaaa85159ad76f0f2cc06428bcd8c39b52980";

    [Fact]
    public void A_document_has_at_most_150_parts_of_pictures_and_charts()
    {
        string List(int count) => $"\"图\":[{string.Join(',', Enumerable.Repeat(Data, count))}]";
        var template = Template(P("{{ for 一 in 图 }}") + Chart("{{ 一 | 图表 }}") + P("{{ end }}"));
        Assert.Contains("word/charts/chart50.xml", Parts(template, List(50)).Keys);
        Expect.Refused("最多 150 个部件", () => Parts(template, List(51)));
    }

    [Theory]
    [InlineData("\"甲\"", "“预算执行”不是图表的数据")]
    [InlineData("{\"类\":[],\"系列\":[]}", "“类”应是1 到 500 项")]
    [InlineData("{\"类\":[\"甲\"],\"系列\":[]}", "“系列”应是1 到 20 个系列的列表")]
    [InlineData("{\"类\":[\"甲\"],\"系列\":[{\"名\":\"乙\",\"值\":[]}]}", "“乙”应是与“类”同样多的 1 个值（现有 0 个）")]
    [InlineData("{\"类\":[\"甲\"],\"系列\":[{\"名\":\"乙\",\"值\":[\"1,5\"]}]}", "“乙”应是数，如 \"1942.56\"，没有数的写空文字（现有“1,5”）")]
    [InlineData("{\"类\":[\"甲\"],\"系列\":[{\"值\":[\"1\"]}]}", "“系列”应是{ \"名\": …, \"值\": […] } 的列表")]
    public void Data_that_is_none_is_refused(string data, string message) =>
        Expect.Refused(message, () => Parts(Template(Chart(Tag), Titled), $"\"单位名称\":\"\",\"预算执行\":{data}"));

    [Fact]
    public void Only_a_bar_chart_with_a_series_will_do()
    {
        string Fault(string chart) => Assert.Single(DocumentEngines.Current.Check(Template(Chart(Tag), chart), Fields())).Message;
        Assert.Contains("只支持普通的柱形图和条形图", Fault(Bars(kind: "pieChart", title: "")), StringComparison.Ordinal);
        Assert.Contains("至少要有一个系列", Fault(Bars(series: "", title: "")), StringComparison.Ordinal);
        Assert.Contains("没有字段“单位”", Fault(Bars(title: "<a:t>{{ 单位 }}</a:t>")), StringComparison.Ordinal);
        Assert.Contains("图表的文字里只能写取值的标签", Fault(Bars(title: "<a:t>{{ end }}</a:t>")), StringComparison.Ordinal);
        Assert.Contains("此处不是图片", Assert.Single(DocumentEngines.Current.Check(Template(Chart("{{ 公章 | 图片 }}")), Fields()))
            .Message, StringComparison.Ordinal);
    }

    private static string Text(SortedDictionary<string, byte[]> parts, string name) => Encoding.UTF8.GetString(parts[name]);
}
