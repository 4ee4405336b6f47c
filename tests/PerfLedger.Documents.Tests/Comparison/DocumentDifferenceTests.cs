using System.Globalization;
using System.Text;
using PerfLedger.Documents.Comparison;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Documents.Tests.Forms;
using PerfLedger.Documents.Tests.Packaging;

namespace PerfLedger.Documents.Tests.Comparison;

public class DocumentDifferenceTests
{
    private const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Fact]
    public void Equal_bytes_have_no_difference() => Assert.Null(DocumentDifference.First(Body(Paragraph("甲")), Body(Paragraph("甲"))));

    [Fact]
    public void A_changed_cell_is_named_by_table_row_and_cell()
    {
        var expected = Body(Paragraph("题") + Table([["合计", "310"], ["执行率", "95.38%"]]));
        var actual = Body(Paragraph("题") + Table([["合计", "310"], ["执行率", "95.39%"]]));
        Assert.Equal("正文 第1个表格 第2行 第2列：存档为“95.38%”，重新生成为“95.39%”", First(expected, actual));
    }

    [Fact]
    public void A_changed_cell_of_the_real_form_is_found()
    {
        var parts = PackageReader.Read(FormFiles.Template);
        var document = Encoding.UTF8.GetString(parts["word/document.xml"]);
        parts["word/document.xml"] = Encoding.UTF8.GetBytes(document.Replace("{{ 执行率 }}", "95.38%", StringComparison.Ordinal));
        var actual = PackageWriter.Write(parts);
        Assert.Equal("正文 第1个表格 第6行 第7列：存档为“{{ 执行率 }}”，重新生成为“95.38%”", First(FormFiles.Template, actual));
    }

    [Fact]
    public void A_text_cut_over_runs_is_shown_whole()
    {
        var expected = Body("<w:p><w:r><w:t>全年</w:t></w:r><w:r><w:t>执行</w:t><w:tab/><w:t>310</w:t></w:r></w:p>");
        var actual = Body("<w:p><w:r><w:t>全年</w:t></w:r><w:r><w:t>预算</w:t><w:tab/><w:t>325</w:t></w:r></w:p>");
        Assert.Equal("正文 第1段：存档为“全年执行\t310”，重新生成为“全年预算\t325”", First(expected, actual));
    }

    [Fact]
    public void Paragraphs_outside_tables_are_counted_by_themselves()
    {
        var table = Table([["一", "二"]]);
        Assert.Equal(
            "正文 第3段：存档为“丙”，重新生成为“丁”",
            First(Body(Paragraph("甲") + table + Paragraph("乙") + Paragraph("丙")), Body(Paragraph("甲") + table + Paragraph("乙") + Paragraph("丁"))));
    }

    [Fact]
    public void The_second_paragraph_of_a_cell_is_named()
    {
        string Cell(string second) => $"<w:tbl><w:tr><w:tc>{Paragraph("1.甲")}{Paragraph(second)}</w:tc></w:tr></w:tbl>";
        Assert.Equal("正文 第1个表格 第1行 第1列 第2段：存档为“2.乙”，重新生成为“2.丙”", First(Body(Cell("2.乙")), Body(Cell("2.丙"))));
    }

    [Fact]
    public void A_table_in_a_cell_is_named_from_the_outside_in()
    {
        string Nested(string text) => $"<w:tbl><w:tr><w:tc>{Table([["一", text]])}{Paragraph("")}</w:tc></w:tr></w:tbl>";
        Assert.Equal(
            "正文 第1个表格 第1行 第1列 第1个表格 第1行 第2列：存档为“二”，重新生成为“三”", First(Body(Nested("二")), Body(Nested("三"))));
    }

    [Fact]
    public void A_text_box_is_named_within_its_paragraph()
    {
        string Box(string text) => Paragraph("甲") + $"<w:p><w:r><w:pict><w:txbxContent>{Paragraph("乙")}{Paragraph(text)}</w:txbxContent></w:pict></w:r></w:p>";
        Assert.Equal("正文 第2段 文本框 第2段：存档为“丙”，重新生成为“丁”", First(Body(Box("丙")), Body(Box("丁"))));
    }

    [Fact]
    public void A_row_too_many_is_named_where_it_begins() => Assert.Equal(
        "正文 第1个表格 第2行：存档为表格结束，重新生成为又一行",
        First(Body(Table([["一", "二"]])), Body(Table([["一", "二"], ["三", "四"]]))));

    [Fact]
    public void A_lost_paragraph_is_named() => Assert.Equal(
        "正文 第2段：存档为又一段，重新生成为正文结束", First(Body(Paragraph("甲") + Paragraph("乙")), Body(Paragraph("甲"))));

    [Fact]
    public void Equal_text_in_another_format_is_named() => Assert.Equal(
        "正文 第1段：文字相同而格式不同（“甲”，存档为<w:b/>，重新生成为<w:i/>）",
        First(Body("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲</w:t></w:r></w:p>"), Body("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>甲</w:t></w:r></w:p>")));

    [Fact]
    public void Another_span_of_a_cell_is_named()
    {
        string Cell(int span) => $"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr>{Paragraph("甲")}</w:tc></w:tr></w:tbl>";
        Assert.Equal(
            "正文 第1个表格 第1行 第1列：存档为<w:gridSpan w:val=\"2\"/>，重新生成为<w:gridSpan w:val=\"3\"/>", First(Body(Cell(2)), Body(Cell(3))));
    }

    [Fact]
    public void A_long_text_is_shown_around_the_difference()
    {
        var text = string.Concat(Enumerable.Range(100, 100).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(
            $"正文 第1段：存档为“…{text[130..150]}{text[150..170]}…”，重新生成为“…{text[130..150]}✓{text[151..170]}…”",
            First(Body(Paragraph(text)), Body(Paragraph(text[..150] + "✓" + text[151..]))));
    }

    [Fact]
    public void The_body_comes_before_footers_and_these_before_properties()
    {
        byte[] Package(string body, string footer, string core) => PackageWriter.Write(new Dictionary<string, byte[]>
        {
            [PartName.ContentTypes] = "<Types/>"u8.ToArray(),
            ["docProps/core.xml"] = Encoding.UTF8.GetBytes($"<core><modified>{core}</modified></core>"),
            ["word/document.xml"] = Encoding.UTF8.GetBytes($"<w:document {Namespaces}><w:body>{Paragraph(body)}</w:body></w:document>"),
            ["word/footer1.xml"] = Encoding.UTF8.GetBytes($"<w:ftr {Namespaces}>{Paragraph(footer)}</w:ftr>"),
        });
        Assert.StartsWith("正文", First(Package("甲", "乙", "丙"), Package("1", "2", "3")), StringComparison.Ordinal);
        Assert.Equal("页脚 第1段：存档为“乙”，重新生成为“2”", First(Package("甲", "乙", "丙"), Package("甲", "2", "3")));
        Assert.Equal("文件属性 <modified>：存档为“丙”，重新生成为“3”", First(Package("甲", "乙", "丙"), Package("甲", "乙", "3")));
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        byte[] Package(params string[] images) => PackageWriter.Write(
            images.ToDictionary(name => name, _ => new byte[] { 1 }).Append(new(PartName.ContentTypes, [])).ToDictionary());
        Assert.Equal("部件 word/media/a.png：存档有此部件（word/media/a.png），重新生成没有", First(Package("word/media/a.png"), Package()));
        Assert.Equal("部件 word/media/a.png：存档没有此部件，重新生成有（word/media/a.png）", First(Package(), Package("word/media/a.png")));
    }

    [Fact]
    public void A_changed_picture_is_named_by_its_first_byte() => Assert.Equal(
        "部件 word/media/a.png：第2个字节起不同（存档共3字节，重新生成共4字节）",
        First(WithPart("word/media/a.png", [1, 2, 3]), WithPart("word/media/a.png", [1, 9, 3, 4])));

    [Fact]
    public void Other_compression_of_equal_parts_is_named()
    {
        var expected = WithPart("word/media/a.png", Inputs.Noise(400, seed: 1, symbols: 3));
        byte[] actual = [.. expected];
        actual[10] ^= 1; // the time stamp of the first entry: nothing that is read
        Assert.Equal("文档包：压缩字节不同而内容相同", First(expected, actual));
    }

    [Fact]
    public void Another_spelling_of_equal_xml_is_named() => Assert.Equal(
        "正文：内容相同而 XML 的写法不同", First(WithPart("word/document.xml", "<a b='1'/>"u8), WithPart("word/document.xml", "<a b=\"1\"/>"u8)));

    [Theory]
    [InlineData("<a><b/></b>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")]
    public void Broken_xml_and_document_types_are_not_followed(string xml) => Assert.Contains(
        "无法逐格比对", First(WithPart("word/document.xml", "<a><b/></a>"u8), WithPart("word/document.xml", Encoding.UTF8.GetBytes(xml))), StringComparison.Ordinal);

    [Fact]
    public void A_package_that_cannot_be_opened_is_named()
    {
        Assert.StartsWith("文档包：存档无法读取：文件不是 .docx", First([1], Body(Paragraph("甲"))), StringComparison.Ordinal);
        Assert.StartsWith("文档包：重新生成的无法读取：文件不是 .docx", First(Body(Paragraph("甲")), [1]), StringComparison.Ordinal);
    }

    private static string First(byte[] expected, byte[] actual) => DocumentDifference.First(expected, actual)!.ToString();

    private static byte[] Body(string content) =>
        WithPart("word/document.xml", Encoding.UTF8.GetBytes($"<w:document {Namespaces}><w:body>{content}</w:body></w:document>"));

    private static byte[] WithPart(string name, ReadOnlySpan<byte> content) =>
        PackageWriter.Write(new Dictionary<string, byte[]> { [PartName.ContentTypes] = "<Types/>"u8.ToArray(), [name] = content.ToArray() });

    private static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static string Table(string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc>{Paragraph(cell)}</w:tc>"))}</w:tr>"))}</w:tbl>";
}
