using static PerfLedger.Documents.Tests.Language.Sample;

namespace PerfLedger.Documents.Tests.Language;

/// <summary>The checker against the field schema: names, kinds and blocks, with places a finance officer can find.</summary>
public class CheckTests
{
    [Fact]
    public void All_faults_are_told_at_once_with_table_row_column_and_paragraph()
    {
        var faults = Check(
            P("{{ 单位名 }}") + P("") + P("合计 {{ 全年执行数 }}") + Table(Row("甲", "乙"), Row("丙", "{{ 年度指标 }}")) + P("{{ if 补录 }}"),
            P("第 {{ 补录 }} 页"));
        Assert.Equal(
            [
                "正文 第1段：没有字段“单位名”，是否“单位名称”？（见“{{ 单位名 }}”）",
                "正文 第3段：金额字段“全年执行数”须写成 {{ 全年执行数 | 万元 }} 或 {{ 全年执行数 | 元 }}（见“{{ 全年执行数 }}”）",
                "第1个表格 第2行 第2列：没有字段“年度指标”，是否“指标”？（见“{{ 年度指标 }}”）",
                "正文 第4段：{{ if 补录 }} 没有 {{ end }}（见“{{ if 补录 }}”）",
                "页脚 第1段：“补录”是真假值，不能直接打印：请用 {{ if 补录 }}（见“{{ 补录 }}”）",
            ],
            faults.Select(f => f.ToString()));
        Assert.Equal("单位名称", faults[0].Suggestion);
        Assert.Equal("{{ 全年执行数 | 万元 }}", faults[1].Suggestion);
    }

    [Theory]
    [InlineData("{{ 单位名称 | 数 }}", "“单位名称”是文字，照原文打印，不能用“数”")]
    [InlineData("{{ 全年执行数 | 数 }}", "“全年执行数”不能用“数”")]
    [InlineData("{{ 得分 | 万元 }}", "“得分”不能用“万元”")]
    [InlineData("{{ 单位名称 | 日期 }}", "不能用“日期”")]
    [InlineData("{{ 得分 | 序号 }}", "不能用“序号”")]
    [InlineData("{{ 目标 }}", "“目标”是列表")]
    [InlineData("{{ 项目 }}", "下面还有项目")]
    [InlineData("{{ 项目.名字 }}", "没有字段“名字”，是否“名称”？")]
    [InlineData("{{ 单位名称.长 }}", "没有下级项目")]
    [InlineData("{{ 指标.三级 }}", "经过列表")]
    [InlineData("{{ for.index }}", "只能写在循环里")]
    [InlineData("{{ if 单位名称 }}甲{{ end }}", "文字请写成 单位名称 != \"\"")]
    [InlineData("{{ if 指标 }}甲{{ end }}", "列表请写成 指标.size != 0")]
    [InlineData("{{ if !单位名称 }}甲{{ end }}", "条件须是真假值")]
    [InlineData("{{ if 补录 == \"是\" }}甲{{ end }}", "两边须是同一种值")]
    [InlineData("{{ if 指标 == 目标 }}甲{{ end }}", "列表不能比较")]
    [InlineData("{{ for 行 in 单位名称 }}甲{{ end }}", "“单位名称”不是列表")]
    [InlineData("{{ for 行 in 指标 }}{{ 行 }}{{ end }}", "“行”下面还有项目")]
    [InlineData("{{ for 行 in 指标 }}{{ 行.四级 }}{{ end }}", "没有字段“四级”，是否“三级”？")]
    [InlineData("{{ for 行 in 指标 }}{{ 三级 }}{{ end }}", "是否“行.三级”？")]
    [InlineData("{{ for 行 in 指标 }}{{ for.count }}{{ end }}", "只有 for.index、for.first、for.last")]
    [InlineData("{{ for 行 in 指标 }}{{ for 行 in 行.分项 }}甲{{ end }}{{ end }}", "与外层的同名")]
    [InlineData("{{ for 行 in 指标 }}甲{{ else }}乙{{ end }}", "没有可对应的 {{ if … }}")]
    [InlineData("{{ if 补录 }}甲{{ else }}乙{{ else }}丙{{ end }}", "之后不能再有 {{ else }}")]
    [InlineData("甲{{ if 补录 }}乙", "没有 {{ end }}；不单独成段的标签须在同一段落里结束")]
    public void Each_misuse_has_its_sentence(string text, string message) =>
        Assert.Contains(message, Assert.Single(Check(P(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Loops_nest_three_deep_and_no_deeper()
    {
        const string Three = "{{ for a in 指标 }}{{ for b in a.分项 }}{{ for c in b.细目 }}甲";
        Assert.Empty(Check(P(Three + "{{ end }}{{ end }}{{ end }}")));
        var fault = Assert.Single(Check(P(Three + "{{ for d in c.支出 }}乙{{ end }}{{ end }}{{ end }}{{ end }}")));
        Assert.Equal("循环最多套 3 层", fault.Message);
    }

    [Theory]
    [InlineData("{{ 单位名称 }}{{ 项目.名称 }}{{ 汇总[\"2020年预算\"] }}{{ 模型摘要 }}{{ 目标[0] }}{{ 目标.size }}")]
    [InlineData("{{ 全年执行数 | 万元 }}{{ 全年执行数 | 元 2 }}{{ 执行率 | 百分比 }}{{ 得分 | 数 1 }}{{ 填报日期 | 日期 \"中文\" }}")]
    [InlineData("{{ if 补录 &amp;&amp; !(单位名称 == \"\" || 指标.size == 0) }}甲{{ else if (得分 | 数) != '10' }}乙{{ else }}丙{{ end }}")]
    [InlineData("{{ for 行 in 指标 }}{{ for.index | 序号 }}、{{ 行.三级 }}{{ if !for.last }}；{{ end }}{{ end }}")]
    [InlineData("{{ # 说明：“引号”、| 和 ' 都不要紧 }}{{- 单位名称 -}}")]
    public void What_the_language_offers_has_no_faults(string text) => Assert.Empty(Check(P(text)));

    [Fact]
    public void A_block_from_one_cell_into_another_is_refused_in_both()
    {
        var faults = Check(Table(Row("{{ if 补录 }}甲", "乙", "丙{{ end }}")));
        Assert.Equal(["第1个表格 第1行 第1列", "第1个表格 第1行 第3列"], faults.Select(f => f.Place));
        Assert.All(faults, f => Assert.Contains("不能从一个单元格跨到另一个单元格", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_already_merged_in_the_template_cannot_merge_again()
    {
        var cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>" + P("{{ 行.三级 | 合并 }}") + "</w:tc>";
        var fault = Assert.Single(Check(Table(Row("{{ for 行 in 指标 }}"), $"<w:tr>{cell}</w:tr>", Row("{{ end }}"))));
        Assert.Equal("第1个表格 第2行 第1列", fault.Place);
        Assert.Contains("已经上下合并", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_block_tag_is_one_fault_and_not_three()
    {
        var fault = Assert.Single(Check(P("{{ for 行 in 指标 limit:3 }}") + P("{{ 行.三级 }}") + P("{{ end }}")));
        Assert.Equal("正文 第1段", fault.Place);
    }

    [Fact]
    public void Nested_tables_and_paragraphs_of_a_cell_are_counted_as_seen()
    {
        var inner = Table(Row("甲", "{{ 无此一 }}"));
        var body = Table($"<w:tr><w:tc>{P("一")}{P("{{ 无此二 }}")}</w:tc><w:tc>{P("")}{inner}{P("")}</w:tc></w:tr>");
        Assert.Equal(["第1个表格 第1行 第1列 第2段", "第1个表格 第1行 第2列 第1个表格 第1行 第2列"], Check(body).Select(f => f.Place));
    }

    [Fact]
    public void Text_boxes_and_footers_are_places_too()
    {
        var box = $"<w:p><w:r><w:pict><w:txbxContent>{P("")}{P("{{ 无此 }}")}</w:txbxContent></w:pict></w:r></w:p>";
        var faults = Check(P("甲") + box, Table(Row("{{ 无此 }}")));
        Assert.Equal(["正文 第2段 文本框 第2段", "页脚 第1个表格 第1行 第1列"], faults.Select(f => f.Place));
    }

    [Theory]
    [InlineData("<w:r><w:br w:type=\"page\"/></w:r>")]
    [InlineData("<w:r><w:pict/></w:r>")]
    [InlineData("<w:fldSimple w:instr=\"PAGE\"/>")]
    public void A_tag_is_not_alone_beside_what_would_vanish_with_it(string content)
    {
        var beside = $"<w:p>{content}<w:r><w:t>{{{{ if 补录 }}}}</w:t></w:r></w:p>";
        Assert.Equal(["正文 第1段", "正文 第3段"], Check(beside + P("甲") + P("{{ end }}")).Select(f => f.Place));
    }

    [Fact]
    public void A_lifted_tag_may_not_carry_a_section_break()
    {
        var section = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{ if 补录 }}</w:t></w:r></w:p>";
        Assert.Contains("分节符", Assert.Single(Check(section + P("{{ end }}"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_a_known_length_has_no_item_beyond_it()
    {
        var fields = "{\"fields\":[{\"path\":\"项\",\"type\":\"list\",\"count\":2},{\"path\":\"项[].名\",\"type\":\"text\"}]}"u8.ToArray();
        var fault = Assert.Single(DocumentEngines.Current.Check(Docx(P("{{ 项[1].名 }}") + P("{{ 项[2].名 }}")), fields));
        Assert.Equal(("正文 第2段", "“项[2].名”超出列表：共 2 项，从 0 数起"), (fault.Place, fault.Message));
    }

    [Theory]
    [InlineData("{}", "不可读")]
    [InlineData("{\"fields\":[{\"path\":\"甲\",\"type\":\"list\",\"count\":\"二\"}]}", "不可读")]
    [InlineData("{\"fields\":[{\"path\":\"甲\",\"type\":\"decimal\"}]}", "不认识的类型“decimal”")]
    [InlineData("{\"fields\":[{\"path\":\"甲..乙\",\"type\":\"text\"}]}", "有空的名称")]
    public void A_schema_that_makes_no_sense_is_refused(string json, string message)
    {
        Expect.Refused(message, () => DocumentEngines.Current.Check(Docx(P("无")), System.Text.Encoding.UTF8.GetBytes(json)));
    }
}
