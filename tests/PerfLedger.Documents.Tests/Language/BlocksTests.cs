using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>段落: a value's own paragraphs, headings, lists and tables in the styles of the template.</summary>
public class BlocksTests
{
    private const string Tagged = "<w:p><w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"32\"/></w:rPr>"
        + "<w:t>{{ 正文 | 段落 }}</w:t></w:r></w:p>";

    private const string Like = "<w:p><w:pPr><w:ind w:firstLineChars=\"200\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"32\"/></w:rPr>"
        + "<w:t xml:space=\"preserve\">";

    private static readonly string s_headings = string.Concat(Enumerable.Range(1, 4).Select(level =>
        Style($"{level}", $"heading {level}")));

    [Fact]
    public void A_plain_paragraph_takes_the_properties_of_the_paragraph_of_the_tag()
    {
        var text = Body("""{"种类":"段落","文字":[{"文":"全年执行"},{"文":"18.35"},{"文":"万元<&>\n续"}]}""");
        Assert.Equal(Like + "全年执行18.35万元&lt;&amp;&gt;</w:t><w:br/><w:t xml:space=\"preserve\">续</w:t></w:r></w:p>", text);
    }

    [Fact]
    public void A_heading_has_its_style_and_nothing_else()
    {
        var text = Body("""{"种类":"标题","级":"2","文字":[{"文":"（一）概况"}]}""");
        Assert.Equal("<w:p><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">（一）概况</w:t></w:r></w:p>", text);
    }

    [Fact]
    public void A_list_is_numbered_in_its_text_or_bulleted()
    {
        const string Items = "\"项\":[[{\"文\":\"甲\"}],[{\"文\":\"乙\"}]]";
        Assert.Equal(
            $"{Like}1.甲</w:t></w:r></w:p>{Like}2.乙</w:t></w:r></w:p>", Body($$"""{"种类":"列表","编号":"true",{{Items}}}"""));
        Assert.Equal($"{Like}•甲</w:t></w:r></w:p>{Like}•乙</w:t></w:r></w:p>", Body($$"""{"种类":"列表","编号":"false",{{Items}}}"""));
    }

    [Fact]
    public void A_list_style_of_the_template_is_used_without_its_own_numbers()
    {
        var text = Body("""{"种类":"列表","项":[[{"文":"甲"}]]}""", Style("a5", "List Bullet"));
        Assert.StartsWith("<w:p><w:pPr><w:pStyle w:val=\"a5\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>"
            + "</w:pPr>", text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_caption_of_a_table_has_its_style_and_stays_with_the_table()
    {
        const string Caption = """{"种类":"表题","文字":[{"文":"明细"}]}""";
        Assert.Equal("<w:p><w:pPr><w:pStyle w:val=\"ab\"/><w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">明细</w:t></w:r></w:p>",
            Body(Caption, Style("ab", "caption")));
        Assert.Equal(Body(Caption, Style("ab", "题注")), Body(Caption, Style("ab", "caption")));
        Assert.Equal($"{Like}明细</w:t></w:r></w:p>", Body(Caption));
    }

    [Fact]
    public void A_table_is_as_wide_as_the_text_and_repeats_its_head()
    {
        var text = Body("""{"种类":"表格","列":["科目","金额"],"行":[["教育支出","1942.56"],["其他","2"]],"对齐":["左","右"]}""");
        Assert.Contains("<w:tblW w:w=\"9638\" w:type=\"dxa\"/>", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("<w:gridCol").Length - 1);
        Assert.Equal(3, text.Split("<w:cantSplit/>").Length - 1);
        Assert.Equal(2, text.Split("<w:tblHeader/>").Length);
        Assert.Contains("<w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"32\"/></w:rPr>"
            + "<w:t xml:space=\"preserve\">1942.56<", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_take_the_given_widths_or_what_they_hold()
    {
        Assert.Equal([2409, 7229], Widths("""{"种类":"表格","列":["甲","乙"],"行":[],"宽":["1","3"]}"""));
        Assert.Equal([1807, 7831], Widths("""{"种类":"表格","列":["序号","项目"],"行":[["1","中小学校舍安全工程建设项目"]]}"""));
    }

    [Fact]
    public void Two_tables_in_a_row_stay_two()
    {
        const string Table = """{"种类":"表格","列":["甲"],"行":[]}""";
        Assert.Contains("</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"
            + "<w:tbl>",
            Body($"{Table},{Table}"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_cell_the_table_fits_the_cell_and_a_paragraph_ends_it()
    {
        var cell = "<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w=\"5216\" w:type=\"dxa\"/></w:tcPr>" + P("{{ 正文 | 段落 }}")
            + "</w:tc></w:tr></w:tbl>";
        var text = Part(With(cell), "\"正文\":[{\"种类\":\"表格\",\"列\":[\"甲\"],\"行\":[]}]", "word/document.xml");
        Assert.Contains("<w:tblW w:w=\"5000\" w:type=\"dxa\"/>", text, StringComparison.Ordinal);
        Assert.Contains("</w:tbl><w:p></w:p></w:tc>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_section_has_its_own_width()
    {
        const string Wide = "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\"/><w:pgMar w:left=\"1000\" w:right=\"838\"/>"
            + "</w:sectPr></w:pPr></w:p>";
        var text = Part(With(Tagged + Wide + Tagged + "<w:sectPr/>"), "\"正文\":[{\"种类\":\"表格\",\"列\":[\"甲\"],\"行\":[]}]",
            "word/document.xml");
        Assert.Equal(["15000", "9638"], text.Split("<w:tblW w:w=\"").Skip(1).Select(t => t.Split('"')[0]));
    }

    [Fact]
    public void No_value_prints_nothing()
    {
        Assert.Equal("", Body(""));
        Assert.Contains("<w:tc><w:p></w:p></w:tc>", Part(With(Table(Row("{{ 正文 | 段落 }}"))), "\"正文\":\"\"", "word/document.xml"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"文\"", "“正文”第1块不是对象")]
    [InlineData("""{"种类":"图"}""", "“正文”第1块的“种类”应是“段落”“标题”“列表”“表题”或“表格”（现为“图”）")]
    [InlineData("""{"种类":"段落"}""", "“正文”第1块的“文字”应是列表")]
    [InlineData("""{"种类":"段落","文字":["甲"]}""", "的“文字”应是{ \"文\": … } 的列表")]
    [InlineData("""{"种类":"标题","级":"5","文字":[]}""", "的“级”应是\"1\" 到 \"4\"")]
    [InlineData("""{"种类":"列表","项":[{"文":"甲"}]}""", "的“项”应是由文字段组成的列表")]
    [InlineData("""{"种类":"表格","列":[],"行":[]}""", "的“列”应是1 到 63 列")]
    [InlineData("""{"种类":"表格","列":["甲","乙"],"行":[["1","2"],["3"]]}""", "的“行”应是每行 2 格（第2行有 1 格）")]
    [InlineData("""{"种类":"表格","列":["甲"],"行":[],"对齐":["上"]}""", "的“对齐”应是“左”“中”或“右”")]
    [InlineData("""{"种类":"表格","列":["甲"],"行":[["1"]],"对齐":[]}""", "的“对齐”应是与“列”同样多")]
    [InlineData("""{"种类":"表格","列":["甲"],"行":[],"宽":["0"]}""", "的“宽”应是1 到 10000 的整数")]
    public void A_block_that_is_none_is_refused_with_its_number(string block, string message) => Expect.Refused(message, () => Body(block));

    [Fact]
    public void There_are_at_most_five_thousand_blocks_items_and_rows()
    {
        string Many(string one, int count) => string.Join(',', Enumerable.Repeat(one, count));
        const string Paragraph = "{\"种类\":\"段落\",\"文字\":[]}";
        Assert.Equal(5001, Body(Many(Paragraph, 5000)).Split("<w:p>").Length);
        Expect.Refused("有 5001 块，最多 5000 块", () => Body(Many(Paragraph, 5001)));
        Expect.Refused("最多 5000 项的列表（现有 5001 项）", () => Body($"{{\"种类\":\"列表\",\"项\":[{Many("[]", 5001)}]}}"));
        Expect.Refused("最多 5000 项的列表（现有 5001 项）",
            () => Body($"{{\"种类\":\"表格\",\"列\":[\"甲\"],\"行\":[{Many("[\"1\"]", 5001)}]}}"));
    }

    [Fact]
    public void Missing_heading_styles_are_a_fault_of_the_template()
    {
        var fault = Assert.Single(DocumentEngines.Current.Check(With(Tagged, styles: Style("1", "heading 1") + Style("Heading3", "三")),
            Fields()));
        Assert.Equal("正文 第1段", fault.Place);
        Assert.Contains("没有：标题 2、标题 4", fault.Message, StringComparison.Ordinal);
        Assert.Empty(DocumentEngines.Current.Check(With(Tagged), Fields()));
    }

    [Theory]
    [InlineData("{{ 正文 }}", "是成段的内容，不能直接打印")]
    [InlineData("{{ 公章 }}", "是图片，不能直接打印")]
    [InlineData("{{ 预算执行 }}", "是图表的数据，不能直接打印")]
    [InlineData("{{ 单位名称 | 段落 }}", "是文字，照原文打印，不能用“段落”")]
    [InlineData("{{ 指标 | 段落 }}", "“指标”不能用“段落”")]
    public void Values_and_functions_must_fit(string tag, string message) =>
        Assert.Contains(message, Assert.Single(DocumentEngines.Current.Check(With(P(tag)), Fields())).Message, StringComparison.Ordinal);

    private static IEnumerable<int> Widths(string block) => Body(block).Split("<w:gridCol w:w=\"").Skip(1)
        .Select(t => int.Parse(t.Split('"')[0], System.Globalization.CultureInfo.InvariantCulture));

    private static string Body(string blocks, string styles = "") =>
        Part(With(Tagged, s_headings + styles), $"\"正文\":[{blocks}]", "word/document.xml").Split("<w:body>")[1].Split("</w:body>")[0];

    private static byte[] With(string body, string? styles = null) => Docx(body, null, Types(("word/styles.xml", "styles")),
        ("word/styles.xml", $"<w:styles {Namespaces}>{styles ?? s_headings}</w:styles>"));

    private static string Style(string id, string name) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>";
}
