using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Checks.Narratives;
using PerfLedger.Domain.Reports;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>The checks of a narrative report: each fires once where it should and stays silent one step away.</summary>
public sealed class NarrativeSpecs
{
    public static readonly string[] Rules = ["TXT-01", "TXT-07", "TXT-08", "TXT-09", "TXT-10", "RPT-08"];

    private static IEnumerable<Finding> Found(string rule, string section, string text) =>
        Report2020.Check(Report2020.With(section, text)).Where(f => f.Rule == rule && f.At == "/sections/" + section);

    [Theory]
    [InlineData("覆盖考生1317人", "1317人")]
    [InlineData("合格率达99.77%", "99.77%")]
    [InlineData("支出1,942.56万元", "1,942.56万元")]
    [InlineData("建设2020所学校", "2020所")]
    [InlineData("历时3个月", "3个")]
    [InlineData("共３２间", "32间")]
    [InlineData("达到百分之九十", "百分之九十")]
    [InlineData("投入三百二十万元", "三百二十万元")]
    [InlineData("其中12月1317人", "1317人")]
    [InlineData("表3所列56台", "56台")]
    public void A_number_nobody_answers_for_is_found(string text, string number) => Assert.Equal([number], FreeNumbers.In(text));

    [Theory]
    [InlineData("2020年，2019-2020学年，2016—2020年")]
    [InlineData("2021年5月15日至20日，9月底前，12月")]
    [InlineData("2020-05-15，2020.5.15，9时30分，23:59")]
    [InlineData("第37届竞赛，第七名，（1）其中，附件3，表2")]
    [InlineData("湘财教函〔2019〕1号，株政办发[2016]8号")]
    [InlineData("《教育信息化五年行动计划（2016-2020年）》《通知》")]
    [InlineData("A4纸，GB/T 9704-2012")]
    [InlineData("一是调整，两个方面，三公经费，一元化管理")]
    public void Years_dates_ordinals_documents_and_names_are_no_figures(string text) => Assert.Empty(FreeNumbers.In(text));

    [Fact]
    public void A_free_number_in_the_text_is_told_with_its_paragraph()
    {
        var finding = Assert.Single(Found("TXT-01", "2", "预算{{ 09.funds.total.executed | 万元 }}万元。\n完成133套更新。"));
        Assert.Equal((Severity.Warning, "section.2.text", "133套"), (finding.Severity, finding.Figure, finding.Printed));
        Assert.Contains("“二、预算收支情况”第2段", finding.What, StringComparison.Ordinal);
        Assert.Empty(Found("TXT-01", "2", "完成{{ 自由 \"133套\" \"验收单\" }}更新。"));
        Assert.Single(Found("TXT-01", "2", "| 项目 | 数 |\n| 终端 | 133 |"));
    }

    [Fact]
    public void A_section_that_says_nothing_is_a_hint()
    {
        Assert.Single(Found("TXT-02", "5", "{{ 09.funds.total.executed | 万元 }}"));
        Assert.Single(Found("TXT-02", "5", "见上文"));
        Assert.Empty(Found("TXT-02", "5", "无。"));
        Assert.Empty(Found("TXT-02", "5", "年初预算、调整和支出情况见上文。"));
    }

    [Theory]
    [InlineData("按长沙市教育局的要求", "长沙市教育局")]
    [InlineData("经湘潭市教育局同意", "湘潭市教育局")]
    public void An_office_of_another_place_is_found(string text, string office) =>
        Assert.Contains(ForeignUnits.In(text, "株洲市教育局"), o => o.EndsWith(office, StringComparison.Ordinal));

    [Theory]
    [InlineData("株洲市教育局负责")]
    [InlineData("市教育局和各县区教育局")]
    [InlineData("由市教育局组织")]
    [InlineData("湖南省教育厅印发")]
    public void The_own_office_and_offices_in_general_are_not(string text) => Assert.Empty(ForeignUnits.In(text, "株洲市教育局"));

    [Fact]
    public void Another_project_in_the_section_of_one_is_told()
    {
        Assert.Contains("长沙市教育局", Assert.Single(Found("TXT-03", "5", "参照长沙市教育局的做法。")).What, StringComparison.Ordinal);
        Assert.Contains("校车安全补助", Assert.Single(Found("TXT-03", "3-09", "校车安全补助按期发放到位。")).What, StringComparison.Ordinal);
        Assert.Contains("11.funds.total.executed",
            Assert.Single(Found("TXT-03", "3-09", "支出{{ 11.funds.total.executed | 万元 }}万元。")).What, StringComparison.Ordinal);
        Assert.Empty(Found("TXT-03", "3-09", "标准化考点建设支出{{ 09.funds.total.executed | 万元 }}万元。"));
        Assert.Empty(Found("TXT-03", "2", "校车安全补助支出{{ 11.funds.total.executed | 万元 }}万元。"));
    }

    [Fact]
    public void A_link_to_a_blank_is_an_error_with_its_place()
    {
        var finding = Assert.Single(Found("TXT-07", "2", "第一段说明情况。\n其他资金{{ 09.funds.other.executed | 万元 }}万元。"));
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("第2段", finding.What, StringComparison.Ordinal);
        Assert.Contains("“标准化考点建设”的“其他资金·全年执行数”还是空白", finding.What, StringComparison.Ordinal);
        Assert.Empty(Found("TXT-07", "2", "支出{{ 09.funds.total.executed | 万元 }}万元。"));
    }

    [Fact]
    public void A_compulsory_section_without_text_is_an_error_one_that_is_not_is_none()
    {
        var bare = Report2020.State with { Sections = Report2020.State.Sections.Remove("5").Remove("3") };
        var finding = Assert.Single(Report2020.Check(bare), f => f.Rule == "TXT-08" && f.At == "/sections/5");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.DoesNotContain(Report2020.Check(bare), f => f.At == "/sections/1");
    }

    [Fact]
    public void What_the_notice_asks_for_is_a_hint()
    {
        Assert.Contains("结余结转", Assert.Single(Found("TXT-09", "2", "年初预算执行良好，中途有调整，支出合规。")).What, StringComparison.Ordinal);
        Assert.Empty(Found("TXT-09", "2", "年初预算执行良好，中途有调整，支出合规，没有结余。"));
    }

    [Fact]
    public void An_attachment_nobody_spoke_of_is_an_error()
    {
        var without = Report2020.State with { Attachments = Report2020.State.Attachments.Clear() };
        Assert.Equal("/attachments/1", Assert.Single(Report2020.Check(without), f => f.Rule == "TXT-10").At);
        Assert.DoesNotContain(Report2020.Check(Report2020.State), f => f.Rule == "TXT-10");
    }

    [Theory]
    [InlineData("（此页为封面）", true)]
    [InlineData("××年度××部门支出情况", true)]
    [InlineData("指标1：完成情况", true)]
    [InlineData("……", true)]
    [InlineData("购置了桌椅、黑板等……均已验收", false)]
    [InlineData("各项指标均已完成，按绩效指标1条1条核对", false)]
    public void What_belongs_to_the_blank_template_is_an_error(string text, bool found) =>
        Assert.Equal(found, Found("RPT-08", "5", text).Any());

    [Fact]
    public void A_name_in_the_text_bars_publication()
    {
        Assert.Single(Found("PII-01", "5", "李明同学进入国家集训队，取得了好成绩。"));
        Assert.Empty(Found("PII-01", "5", "两名同学进入国家集训队，取得了好成绩。"));
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_sections()
    {
        var text = Report2020.With("5", "有5个问题需要另行说明。");
        var found = Report2020.Check(text.After(new Domain.Reports.Commands.WriteSection("1-2",
            Report2020.Blocks("编制2910人，实有2807人，机构健全。"), Domain.SelfEvaluations.Ground.None).Decide));
        Assert.Equal(["/sections/1-2", "/sections/5"], found.Where(f => f.Rule == "TXT-01").Select(f => f.At));
    }
}
