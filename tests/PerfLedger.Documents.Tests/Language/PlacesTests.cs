using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>Every place a tag can stand in, and blocks round whole tables and sections.</summary>
public class PlacesTests
{
    private const string Gap = "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    private const string Forms = "\"表\":[{\"名\":\"一\",\"行\":[\"甲\",\"甲\"]},{\"名\":\"二\",\"行\":[\"乙\"]}]";

    [Theory]
    [InlineData("header", "w:hdr")]
    [InlineData("footer", "w:ftr")]
    [InlineData("footnotes", "w:footnotes")]
    [InlineData("endnotes", "w:endnotes")]
    public void A_part_beside_the_body_is_filled(string type, string root)
    {
        var inside = type.EndsWith("notes", StringComparison.Ordinal)
            ? $"<w:{type[..^1]} w:id=\"1\">{P("{{ if 补录 }}")}{P("注 {{ 单位名称 }}")}{P("{{ end }}")}</w:{type[..^1]}>"
            : P("{{ if 补录 }}") + P("注 {{ 单位名称 }}") + P("{{ end }}");
        var docx = Docx(P("甲"), null, Types(("word/x.xml", type)), ("word/x.xml", $"<{root} {Namespaces}>{inside}</{root}>"));
        Assert.Contains("注 某局<", Part(docx, "\"单位名称\":\"某局\",\"补录\":true", "word/x.xml"), StringComparison.Ordinal);
        Assert.EndsWith(type.EndsWith("notes", StringComparison.Ordinal) ? $"<w:p></w:p></w:{type[..^1]}></{root}>"
            : $"<w:p></w:p></{root}>",
            Part(docx, "\"单位名称\":\"某局\",\"补录\":false", "word/x.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_box_shows_the_same_in_both_its_copies()
    {
        var text = Render(TextBox(P("{{ 单位名称 }}")), "\"单位名称\":\"某局\"");
        Assert.Equal(3, text.Split(">某局<").Length);
    }

    [Fact]
    public void A_fault_in_a_text_box_is_told_once() =>
        Assert.Equal("正文 第1段 文本框 第1段", Assert.Single(Check(TextBox(P("{{ 无此 }}")))).Place);

    [Fact]
    public void Content_controls_of_every_level_are_read_and_cut_loose_from_other_data()
    {
        const string Properties = "<w:sdtPr><w:placeholder/><w:showingPlcHdr/><w:dataBinding w:xpath=\"/x\"/><w:tag w:val=\"t\"/>"
            + "</w:sdtPr>";
        string Control(string inside) => $"<w:sdt>{Properties}<w:sdtContent>{inside}</w:sdtContent></w:sdt>";
        var block = Control(P("{{ if 补录 }}") + P("{{ 单位名称 }}") + P("{{ end }}"));
        var inline = $"<w:p>{Control("<w:r><w:t>{{ 单位名称 }}{{ if 补录 }}录{{ end }}</w:t></w:r>")}</w:p>";
        var cell = Table($"<w:tr>{Control($"<w:tc>{P("{{ 单位名称 }}")}</w:tc>")}</w:tr>");
        var text = Render(block + inline + cell, "\"单位名称\":\"某局\",\"补录\":true");
        Assert.Equal(4, text.Split(">某局<").Length);
        Assert.Equal(4, text.Split("<w:sdtPr><w:tag w:val=\"t\"/></w:sdtPr>").Length);
        Assert.StartsWith("<w:sdt><w:sdtPr><w:tag w:val=\"t\"/></w:sdtPr><w:sdtContent><w:p></w:p></w:sdtContent></w:sdt>",
            Render(block, "\"单位名称\":\"某局\",\"补录\":false"), StringComparison.Ordinal);
    }

    [Fact]
    public void Alternative_texts_print_values()
    {
        const string Picture = $"<w:p {Drawings}><w:r><w:drawing><wp:inline><wp:docPr id=\"4\" name=\"图\" descr=\"{{{{ 单位名称 }}}}的图\"/>"
            + "<pic:pic><pic:cNvPr descr=\"{{ 单位名称 }}的图\"/></pic:pic></wp:inline></w:drawing></w:r></w:p>";
        Assert.Contains("descr=\"某&quot;局&lt;&#10;的图\"", Render(Picture, "\"单位名称\":\"某\\\"局<\\n\""), StringComparison.Ordinal);
        var fault = Assert.Single(Check(Picture.Replace("{{ 单位名称 }}的", "{{ if 补录 }}", StringComparison.Ordinal)));
        Assert.Equal(("正文 第1段 替代文字", "替代文字里只能写取值的标签，不能写循环和条件"), (fault.Place, fault.Message));
        Assert.Contains("没有字段“单位”", Assert.Single(Check(Picture.Replace("单位名称", "单位", StringComparison.Ordinal))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_of_the_author_go_with_all_that_belongs_to_them()
    {
        const string Body = "<w:p><w:commentRangeStart w:id=\"0\"/><w:r><w:t>{{ 单位名称 }}</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>"
            + "<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id=\"0\"/></w:r></w:p>";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var docx = Docx(Body, null, Types(("word/comments.xml", "comments"), ("word/commentsExtended.xml", "commentsExtended"),
            ("word/people.xml", "people")),
            ("word/comments.xml",
                $"<w:comments {Namespaces}><w:comment w:id=\"0\" w:author=\"某人\">{P("模板：此处勿改")}</w:comment></w:comments>"),
            ("word/commentsExtended.xml", "<x/>"), ("word/people.xml", "<x/>"),
            ("word/_rels/document.xml.rels", Relationships(
                $"<Relationship Id=\"rId1\" Type=\"{Office}/comments\" Target=\"comments.xml\"/>"
                + $"<Relationship Id=\"rId2\" Type=\"{Office}/people\" Target=\"/word/people.xml\"/>"
                + $"<Relationship Id=\"rId3\" Type=\"{Office}/hyperlink\" Target=\"urn:people.xml\" TargetMode=\"External\"/>")));
        Assert.Empty(DocumentEngines.Current.Check(docx, Fields()));
        var parts = Parts(docx, "\"单位名称\":\"某局\"");
        Assert.DoesNotContain(parts.Keys, k => k.Contains("comments", StringComparison.Ordinal) || k.Contains("people",
            StringComparison.Ordinal));
        Assert.EndsWith("<w:body><w:p><w:r><w:t xml:space=\"preserve\">某局</w:t></w:r></w:p></w:body></w:document>",
            System.Text.Encoding.UTF8.GetString(parts["word/document.xml"]), StringComparison.Ordinal);
        Assert.DoesNotContain("comments", System.Text.Encoding.UTF8.GetString(parts["[Content_Types].xml"]), StringComparison.Ordinal);
        var relations = System.Text.Encoding.UTF8.GetString(parts["word/_rels/document.xml.rels"]);
        Assert.Equal((false, true), (relations.Contains("rId1", StringComparison.Ordinal), relations.Contains("rId3",
            StringComparison.Ordinal)));
    }

    [Fact]
    public void A_whole_table_repeats_with_its_own_rows_and_merges()
    {
        var table = Table(Row("{{ 表.名 }}"), Row("{{ for 行 in 表.行 }}"), Row("{{ 行 | 合并 }}"), Row("{{ end }}"));
        var text = Render(P("{{ for 表 in 表 }}") + table + P("{{ end }}"), Forms);
        Assert.Equal(3, text.Split("<w:tbl>").Length);
        Assert.Contains("</w:tbl>" + Gap + "<w:tbl>", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("<w:vMerge w:val=\"restart\"/>").Length); // 甲 continues, 乙 in the next table begins anew
        Assert.Equal(2, text.Split("<w:vMerge/>").Length);
    }

    [Fact]
    public void Sections_and_page_breaks_repeat_with_the_loop()
    {
        const string Section = "<w:p><w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr></w:p>";
        const string Break = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
        var text = Render(P("{{ for 张 in 表 }}") + P("{{ 张.名 }}") + Break + Section + P("{{ end }}"), Forms);
        Assert.Equal((3, 3), (text.Split("<w:sectPr>").Length, text.Split("w:type=\"page\"").Length));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void A_condition_stands_round_a_table(bool shown, int tables)
    {
        var text = Render(Table(Row("一")) + P("{{ if 补录 }}") + Table(Row("二")) + P("{{ else }}") + P("无") + P("{{ end }}"),
            $"\"补录\":{(shown ? "true" : "false")}");
        Assert.Equal(tables, text.Split("<w:tbl>").Length - 1);
        Assert.Equal(shown, text.Contains(Gap, StringComparison.Ordinal));
    }

    [Fact]
    public void Three_loops_nest_over_tables_rows_and_text()
    {
        const string Members = "\"处\":[{\"表\":[{\"行\":[\"甲\",\"乙\"]},{\"行\":[\"丙\"]}]},{\"表\":[{\"行\":[\"丁\"]}]}]";
        var table = Table(Row("{{ for 行 in 张.行 }}{{ 行 }}", "{{ end }}"));
        var text = Render(P("{{ for 处室 in 处 }}") + P("{{ for 张 in 处室.表 }}") + table + P("{{ end }}") + P("{{ end }}"), Members);
        Assert.Equal((4, 5), (text.Split("<w:tbl>").Length, text.Split("<w:tr>").Length));
        Assert.Equal("甲乙丙丁", string.Concat(text.Split("preserve\">").Skip(1).Select(t => t[0]).Where(c => c != '<')));
    }

    private static string TextBox(string content)
    {
        var box = $"<w:txbxContent>{content}</w:txbxContent>";
        return $"<w:p {Drawings}><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline>"
            + $"<wp:docPr id=\"7\" name=\"框\"/><wps:txbx>"
            + $"{box}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
            + $"</mc:AlternateContent></w:r></w:p>";
    }
}
