using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Templates;
using PerfLedger.Documents.Tests.Language;
using PerfLedger.Documents.Tests.Language.Media;
using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Templates;

/// <summary>Looking at a template before it is published.</summary>
public class TemplateInspectionTests
{
    private const string Section = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";

    private static readonly string s_styles = string.Concat(Enumerable.Range(1, 4).Select(l =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{l}\"><w:name w:val=\"heading {l}\"/></w:style>"));

    [Fact]
    public void Faults_in_the_tags_come_before_anything_is_rendered()
    {
        var inspection = Inspect(P("{{ 单位 }}") + P("{{ 得分 + 1 }}"));
        Assert.Equal(2, inspection.Faults.Count);
        Assert.Null(inspection.Sample);
    }

    [Fact]
    public void A_sample_has_something_in_every_field()
    {
        var inspection = Inspect(P("{{ 单位名称 }}，{{ 全年执行数 | 万元 }}，{{ 执行率 | 百分比 }}，{{ 填报日期 | 日期 }}{{ for 行 in 指标 }}[{{ 行.三级 }}]{{ end }}"));
        Assert.Empty(inspection.Faults);
        var text = Encoding.UTF8.GetString(PackageReader.Read(inspection.Sample!.Package)["word/document.xml"]);
        Assert.Contains("示例单位名称，1234.57，95.38%，2021年5月15日", System.Text.RegularExpressions.Regex.Replace(text, "<[^>]+>", ""),
            StringComparison.Ordinal);
        Assert.Equal(3, text.Split("示例三级").Length - 1);
    }

    [Fact]
    public void Blocks_pictures_and_charts_make_a_valid_document()
    {
        var inspection = Inspect(P("{{ 正文 | 段落 }}") + P("{{ if 补录 }}") + P("甲") + P("{{ end }}"));
        Assert.Empty(inspection.Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void What_fails_only_on_empty_data_is_found()
    {
        var fault = Assert.Single(Inspect(P("{{ 目标[0] }}")).Faults);
        Assert.Equal("正文 第1段", fault.Place);
        Assert.Equal("用各字段都空试生成时：“目标[0]”超出列表：共 0 项，从 0 数起", fault.Message);
    }

    [Fact]
    public void A_document_Word_could_not_open_is_found()
    {
        var cell = $"<w:tc>{P("{{ if 补录 }}")}{Table(Row("甲"))}{P("{{ end }}")}</w:tc>";
        Assert.Empty(Inspect(Table($"<w:tr>{cell}</w:tr>")).Faults); // the engine gives the emptied cell its paragraph
        Assert.Empty(Inspect("<w:p><w:r><w:rPr><w:sz w:val=\"x\"/></w:rPr><w:t>甲</w:t></w:r></w:p>").Faults); // wrong as authored already
        var broken = P("{{ for 行 in 目标 }}") + "<w:p><w:pPr><w:numPr><w:numId w:val=\"{{ 1 }}\"/></w:numPr></w:pPr></w:p>" + P("{{ end }}");
        Assert.NotEmpty(Inspect(broken).Faults);
    }

    [Fact]
    public void A_package_whose_parts_contradict_each_other_is_a_fault_and_no_crash()
    {
        const string Broken = $"<Relationship Id=\"rId1\" Type=\"{MediaSample.Office}/styles\" Target=\"none.xml\"/>";
        var parts = PackageReader.Read(Related(Docx(P("甲") + Section)));
        parts["word/_rels/document.xml.rels"] = Encoding.UTF8.GetBytes(Relationships(Broken));
        var faults = TemplateInspection.Of(PackageWriter.Write(parts), Fields()).Faults;
        Assert.Contains("请用 Word 或 WPS 打开后另存为 .docx", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_full_set_of_media_is_valid_too()
    {
        var template = MediaSample.Template(MediaSample.Picture("{{ 公章 | 图片 }}") + MediaSample.Chart("{{ 预算执行 | 图表 }}"),
            MediaSample.Titled);
        var inspection = TemplateInspection.Of(Related(template), Fields());
        Assert.Empty(inspection.Faults.Select(f => f.ToString()));
        Assert.Contains("word/charts/chart1.xml", PackageReader.Read(inspection.Sample!.Package).Keys);
    }

    private static TemplateInspection Inspect(string body) => TemplateInspection.Of(
        Related(Docx(body + Section, null, Types(("word/styles.xml", "styles")), ("word/styles.xml",
            $"<w:styles {Namespaces}>{s_styles}</w:styles>"))), Fields());

    // The samples of the engine need no relationships; Word does.
    private static byte[] Related(byte[] docx)
    {
        var parts = PackageReader.Read(docx);
        parts["_rels/.rels"] = Encoding.UTF8.GetBytes(Relationships(
            $"<Relationship Id=\"rId1\" Type=\"{MediaSample.Office}/officeDocument\" Target=\"word/document.xml\"/>"));
        if (!parts.ContainsKey("word/_rels/document.xml.rels"))
            parts["word/_rels/document.xml.rels"] = Encoding.UTF8.GetBytes(Relationships(
                $"<Relationship Id=\"rId1\" Type=\"{MediaSample.Office}/styles\" Target=\"styles.xml\"/>"));
        parts["[Content_Types].xml"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(parts["[Content_Types].xml"]).Replace(
            "</Types>",
            "<Default Extension=\"png\" ContentType=\"image/png\"/>"
            + "<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/>"
            + "<Override PartName=\"/word/charts/chart1.xml\""
            + " ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/></Types>",
            StringComparison.Ordinal));
        return PackageWriter.Write(parts);
    }
}
