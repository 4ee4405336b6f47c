using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Templates;
using PerfLedger.Documents.Tests.Language;
using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Templates;

/// <summary>Shared parts are put into a template once, when it is published.</summary>
public class TemplateIncludesTests
{
    private static readonly byte[] s_foot = Docx(P("填表人：{{ 单位名称 }}") + "<w:sectPr/>");

    [Fact]
    public void A_part_takes_the_place_of_its_paragraph_and_prints_values()
    {
        var (expanded, faults) = Expand(Docx(P("甲") + P("{{ include “表尾” }}") + P("乙"), P("{{ include \"表尾\" }}")), s_foot);
        Assert.Empty(faults);
        Assert.Empty(DocumentEngines.Current.Check(expanded, Fields()));
        var parts = Parts(expanded, "\"单位名称\":\"某局\"");
        foreach (var name in new[] { "word/document.xml", "word/footer1.xml" })
            Assert.Contains(">填表人：某局<", Encoding.UTF8.GetString(parts[name]), StringComparison.Ordinal);
        Assert.DoesNotContain("sectPr", Encoding.UTF8.GetString(parts["word/document.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_without_parts_stays_as_it_is()
    {
        var docx = Docx(P("{{ 单位名称 }}") + P("甲{{ 得分 | 数 }}"));
        Assert.Same(docx, Expand(docx, null).Expanded);
    }

    [Fact]
    public void A_template_is_bound_to_the_part_as_it_was()
    {
        var docx = Docx(P("{{ include \"表尾\" }}"));
        var first = Expand(docx, s_foot).Expanded;
        Assert.Equal(first, Expand(docx, s_foot).Expanded);
        Assert.NotEqual(first, Expand(docx, Docx(P("填表人："))).Expanded);
    }

    [Fact]
    public void A_part_that_ends_with_a_table_is_followed_by_a_paragraph()
    {
        var (expanded, _) = Expand(Docx(Table($"<w:tr><w:tc>{P("{{ include \"表尾\" }}")}</w:tc></w:tr>")), Docx(Table(Row("甲"))));
        Assert.Contains("</w:tbl><w:p/></w:tc>", Encoding.UTF8.GetString(PackageReader.Read(expanded)["word/document.xml"]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "没有已发布的共用部件“表尾”：请先用 perfledger template publish")]
    [InlineData("<w:p><w:r><w:drawing/></w:r></w:p>", "里只能有文字和表格，现有 w:drawing")]
    [InlineData("<w:p><w:pPr><w:numPr/></w:pPr></w:p>", "里只能有文字和表格，现有 w:numPr")]
    [InlineData("<w:p><w:pPr><w:pStyle w:val=\"Foot\"/></w:pPr></w:p>", "用到的样式此模板里没有：Foot")]
    [InlineData("<w:p><w:r><w:t>{{ include \"页眉\" }}</w:t></w:r></w:p>", "部件不能再套部件")]
    public void A_part_that_cannot_be_taken_over_is_a_fault_with_its_place(string? body, string message)
    {
        var fault = Assert.Single(Expand(Docx(P("甲") + P("{{ include \"表尾\" }}")), body is null ? null : Docx(body)).Faults);
        Assert.Equal("正文 第2段", fault.Place);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("甲 {{ include \"表尾\" }}")]
    [InlineData("{{ include \"表尾\" }}")]
    public void An_include_left_in_a_template_is_a_fault(string text) =>
        Assert.Equal("共用部件“表尾”须单独成段，并在发布时展开", Assert.Single(Check(P(text))).Message);

    private static (byte[] Expanded, List<TemplateFault> Faults) Expand(byte[] docx, byte[]? part)
    {
        List<TemplateFault> faults = [];
        return (TemplateIncludes.Expand(docx, name => name == "表尾" ? part : null, faults), faults);
    }
}
