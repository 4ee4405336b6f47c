using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Text;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>The text of a section as people write it, to blocks and back.</summary>
public sealed class ReportTextSpecs
{
    private static ReportBlock One(string text) => Assert.Single(Report2020.Blocks(text));

    [Fact]
    public void Every_section_of_the_sample_is_written_back_as_it_was_read() =>
        Assert.All(Report2020.State.Sections, s => Assert.Equal(
            ReportText.Write(s.Value), ReportText.Write(Report2020.Blocks(ReportText.Write(s.Value)))));

    [Fact]
    public void A_line_is_a_paragraph_and_a_tag_in_it_is_a_link_not_text()
    {
        var block = One("实际支出{{ 09.funds.total.executed | 万元 2 }}万元。");
        Assert.Equal(BlockKind.Paragraph, block.Kind);
        Assert.Equal(["实际支出", null, "万元。"], block.Runs.Select(r => r.Text));
        var figure = block.Runs[1].Figure!;
        Assert.Equal((TermKind.Figure, "09", "funds.total.executed"), (figure.Term.Kind, figure.Term.Source, figure.Term.Figure));
        Assert.Equal((FigureFormat.TenThousandYuan, 2), (figure.Format, figure.Decimals));
    }

    [Fact]
    public void Tags_typed_with_chinese_signs_are_the_same_tags() => Assert.Equal(
        ReportText.Write(Report2020.Blocks("{{ 合计(01.funds.total.executed, 02.funds.total.executed) | 万元 }}{{ 自由 \"133套\" \"验收单\" }}")),
        ReportText.Write(Report2020.Blocks("｛｛合计（01.funds.total.executed，02.funds.total.executed）｜万元｝｝｛｛ 自由 “133套” “验收单” ｝｝")));

    [Fact]
    public void Text_in_quotes_keeps_its_own_signs() =>
        Assert.Equal("（一）１３３套", One("{{ 自由 \"（一）１３３套\" \"验收单\" }}").Runs[0].Free!.Text);

    [Fact]
    public void Headings_items_and_tables_are_told_by_how_a_line_begins()
    {
        var blocks = Report2020.Blocks("## 概况\n- 甲\n1. 乙\n2. 丙\n"
            + "| 科目 | 金额 |\n|:--|--:|\n| 教育 | {{ 01.funds.total.executed | 万元 }} |");
        Assert.Equal([BlockKind.Heading, BlockKind.Bullet, BlockKind.Numbered, BlockKind.Numbered, BlockKind.Grid],
            blocks.Select(b => b.Kind));
        Assert.Equal<CellSide>([CellSide.Left, CellSide.Right], blocks[4].Grid!.Sides);
        Assert.NotNull(blocks[4].Grid!.Rows[1].Cells[1].Runs[0].Figure);
    }

    [Fact]
    public void A_backslash_keeps_a_line_a_paragraph()
    {
        var block = One("\\1. 不是编号");
        Assert.Equal((BlockKind.Paragraph, "1. 不是编号"), (block.Kind, block.Runs[0].Text));
        Assert.Equal("\\1. 不是编号\n", ReportText.Write([block]));
    }

    [Fact]
    public void A_table_of_figures_names_its_columns_a_line_each()
    {
        var table = One("{{ 表 \"明细\" 01.funds.total.executed\n 序号\n 项目内容 = 名称\n 2020年拨款 = 金额 | 万元 2 | 合计\n}}").Bound!;
        Assert.Equal(("明细", "01", "funds.total.executed"), (table.Title, table.Source, table.Figure));
        Assert.Equal([("序号", "序号", false), ("项目内容", "名称", false), ("2020年拨款", "金额", true)],
            table.Columns.Select(c => (c.Heading, c.Key, c.Total)));
        Assert.Equal((FigureFormat.TenThousandYuan, 2), (table.Columns[2].Format, table.Columns[2].Decimals));
    }

    [Theory]
    [InlineData("支出{{ 09.funds.total.executed", "第1行", "标签的结尾 }}")]
    [InlineData("支出 }} 万元", "第1行", "没有 }} 的文字")]
    [InlineData("{{ 133套 }}", "第1行", "简称.数的编码")]
    [InlineData("{{ 09.funds.total.executed | 美元 }}", "第1行", "格式：原文、万元、元、数、百分比")]
    [InlineData("{{ 09.funds.total.executed | 万元 9 }}", "第1行", "0 至 6 位小数")]
    [InlineData("{{ 平均(09.a, 10.a) | 数 }}", "第1行", "合计、差、比率、个数之一")]
    [InlineData("{{ 比率(09.a) | 百分比 }}", "第1行", "比率的两个数")]
    [InlineData("{{ 合计(09.a, 10.a) }}", "第1行", "格式：万元、元、数、百分比")]
    [InlineData("{{ 差(差(差(差(1.a, 2.a), 3.a), 4.a), 5.a) | 数 }}", "第1行", "至多 3 层计算")]
    [InlineData("{{ 自由 \"133套\" }}", "第1行", "出处或理由")]
    [InlineData("{{ 自由 \"\" \"验收单\" }}", "第1行", "自由数的文字")]
    [InlineData("{{ 09.a 10.a }}", "第1行", "标签到此结束")]
    [InlineData("甲\n\n2. 从二起", "第3行", "1.")]
    [InlineData("| 只有表头 |", "第1行", "有表头、至少一行")]
    [InlineData("| 甲 | 乙 |\n| 丙 |", "第1行", "每行 2 格")]
    [InlineData("{{ 表 01.funds.total.executed\n}}", "第1行", "1 至 20 列")]
    [InlineData("{{ 表 01.funds.total.executed\n 序号", "第1行", "表的结尾 }}")]
    [InlineData("坏字符\u0001", "第1行", "可打印的文字")]
    public void What_cannot_be_read_is_told_with_line_and_remedy(string text, string line, string expected)
    {
        var fault = Assert.Single(ReportText.Read(text).Faults);
        Assert.Equal(line, fault.At);
        Assert.Contains(expected, fault.Expected, StringComparison.Ordinal);
        Assert.NotEqual("", fault.Remedy);
    }

    [Fact]
    public void All_faults_of_a_text_are_told_at_once()
    {
        var reading = ReportText.Read("{{ 133套 }}\n好的一段\n支出 }} 万元\n{{ 自由 \"甲\" }}", "/sections/2");
        Assert.Equal(["/sections/2 第1行", "/sections/2 第3行", "/sections/2 第4行"], reading.Faults.Select(f => f.At));
        Assert.Empty(reading.Content);
    }

    [Fact]
    public void The_difference_of_two_texts_is_told_by_paragraph()
    {
        var changes = ParagraphDifference.Between("一\n二\n三\n", "一\n二改\n三\n四\n");
        Assert.Equal([new(false, 2, "二"), new(true, 2, "二改"), new(true, 4, "四")], changes);
        Assert.Empty(ParagraphDifference.Between("一\n", "一\n"));
    }
}
