using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>What a link prints, and that it never prints nothing.</summary>
public sealed class ResolverSpecs
{
    private static (string Text, IReadOnlyList<BrokenLink> Broken) Print(
        string text, Func<int, SelfEvaluation, SelfEvaluation>? change = null)
    {
        var printed = Resolver.Print(Report2020.With("2", text), Report2020.Sources(change));
        var blocks = printed.Sections.Single(s => s.Heading.Id == "2").Blocks;
        return (string.Join('\n', blocks.Select(b => b.Rows.IsEmpty ? b.Text : string.Join('/', b.Rows.Select(r => string.Join('|', r))))),
            [.. printed.Broken.Where(b => b.Section == "2")]);
    }

    private static SelfEvaluation Set(SelfEvaluation s, string figure, FigureValue value) =>
        s with { Figures = s.Figures.SetItem(figure, new Figure(value, default)) };

    [Theory]
    [InlineData("{{ 09.funds.total.executed }}", "118.96")]
    [InlineData("{{ 09.funds.total.executed | 万元 }}", "118.96")]
    [InlineData("{{ 09.funds.total.executed | 万元 4 }}", "118.9600")]
    [InlineData("{{ 09.funds.total.executed | 元 }}", "1189600")]
    [InlineData("{{ 01.execution.rate }}", "107.92%")]
    [InlineData("{{ 12.execution.rate | 百分比 1 }}", "91.8%")]
    [InlineData("{{ 09.total.score | 数 }}", "99.91")]
    [InlineData("{{ 01.indicator.i-003.actual }}", "384间教室")]
    [InlineData("{{ 01.indicator.i-003.actual | 数 }}", "384")]
    [InlineData("{{ 09.funds.total.executed.p-001 | 万元 }}", "59.77")]
    [InlineData("{{ 专项.overall.adjustment | 万元 }}", "-291.06")]
    [InlineData("{{ 个数(全部) }}", "13")]
    [InlineData("{{ 个数(01.funds.total.executed) }}", "14")]
    [InlineData("{{ 合计(全部.funds.total.executed) | 万元 }}", "4408.94")]
    [InlineData("{{ 合计(全部.funds.total.fullYear) | 万元 }}", "4316")]
    [InlineData("{{ 差(专项.overall.initial, 专项.overall.executed) | 万元 }}", "291.06")]
    [InlineData("{{ 差(合计(全部.funds.total.initial), 合计(全部.funds.total.fullYear)) | 万元 }}", "384")]
    [InlineData("{{ 比率(合计(全部.funds.total.executed), 合计(全部.funds.total.fullYear)) | 百分比 }}", "102.15%")]
    [InlineData("{{ 比率(12.funds.total.executed, 12.funds.total.fullYear) | 百分比 }}", "91.75%")]
    public void A_link_prints_the_figure_of_the_ledger(string text, string printed)
    {
        var (found, broken) = Print(text);
        Assert.Empty(broken);
        Assert.Equal(printed, found);
    }

    [Fact]
    public void An_amount_is_never_rounded_unasked()
    {
        var exact = new FigureValue(ValueKind.Money, "207.4538", 2_074_538m, "万元");
        Assert.Equal("207.4538；207.45",
            Print("{{ 09.funds.total.executed | 万元 }}；{{ 09.funds.total.executed | 万元 2 }}",
                (n, s) => n == 9 ? Set(s, "funds.total.executed", exact) : s).Text);
    }

    [Fact]
    public void Half_is_rounded_away_from_zero()
    {
        var half = new FigureValue(ValueKind.Money, "0.125", 1_250m, "万元");
        Assert.Equal("0.13", Print("{{ 09.funds.total.executed | 万元 2 }}",
            (n, s) => n == 9 ? Set(s, "funds.total.executed", half) : s).Text);
    }

    [Theory]
    [InlineData("{{ 09.funds.other.executed | 万元 }}", "还是空白")]
    [InlineData("{{ 09.indicator.i-099.actual }}", "还是空白")]
    [InlineData("{{ 09.funds.total.executed | 百分比 }}", "不能按“百分比”印出")]
    [InlineData("{{ 01.indicator.i-001.target | 数 }}", "不是一个数")]
    [InlineData("{{ 合计(09.funds.total.executed, 09.total.score) | 万元 }}", "把金额和别的数放在一起算")]
    [InlineData("{{ 合计(全部.funds.other.executed) | 万元 }}", "还是空白")]
    [InlineData("{{ 比率(09.funds.total.executed, 09.total.score) | 百分比 }}", "不同类")]
    [InlineData("{{ 比率(09.funds.total.executed, 专项.statement.02.carryOver) | 百分比 }}", "分母为零")]
    public void What_cannot_be_printed_is_told_and_never_empty(string text, string what)
    {
        var (found, broken) = Print("支出" + text + "万元");
        Assert.Contains(broken, b => b.What.Contains(what, StringComparison.Ordinal) && b.Block == 1);
        Assert.Contains("【", found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_not_there_at_that_moment_is_told()
    {
        var sources = Report2020.Sources();
        sources.Remove("09");
        var broken = Resolver.Print(Report2020.State, sources).Broken;
        Assert.Contains(broken, b => b.Section == "3-09" && b.What.Contains("来源“09”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_lines_has_their_own_columns_and_adds_up()
    {
        var table = Print("{{ 表 01.funds.total.executed\n序号\n项目实施单位\n项目内容 = 名称\n核定 = 发改委核定投资 | 合计\n拨款 = 金额 | 合计\n}}").Text.Split('/');
        Assert.Equal("序号|项目实施单位|项目内容|核定|拨款", table[0]);
        Assert.Equal("1|市一中|科教楼维修|222.85|134.85", table[1]);
        Assert.Equal("||合计|1997.13|1942.56", table[^1]);
        Assert.Equal(16, table.Length);
    }

    [Fact]
    public void The_190_of_training_is_the_sum_of_its_lines() =>
        Assert.EndsWith("合计|190", Print("{{ 表 06.funds.total.executed\n明细 = 名称\n金额 | 万元 | 合计\n}}").Text, StringComparison.Ordinal);

    [Fact]
    public void A_table_of_forms_has_a_row_a_form()
    {
        var table = Print("{{ 表 全部\n序号\n支出方向 = 名称\n执行 = funds.total.executed | 万元 | 合计\n率 = execution.rate\n}}").Text.Split('/');
        Assert.Equal(15, table.Length);
        Assert.Equal("1|直属学校校舍维修|1942.56|107.92%", table[1]);
        Assert.Equal("|合计|4408.94|", table[^1]);
    }

    [Theory]
    [InlineData("{{ 表 01.funds.total.executed\n没有这列\n}}", "没有“没有这列”这一列")]
    [InlineData("{{ 表 07.funds.total.executed\n名称\n}}", "没有明细")]
    [InlineData("{{ 表 01.funds.total.executed\n备注 | 合计\n}}", "合计不了")]
    public void A_table_that_cannot_be_made_is_told(string text, string what) =>
        Assert.Contains(Print(text).Broken, b => b.What.Contains(what, StringComparison.Ordinal));

    [Fact]
    public void The_text_follows_the_ledger()
    {
        var changed = new FigureValue(ValueKind.Money, "18.53", 185_300m, "万元");
        Assert.Equal("4409.12", Print("{{ 合计(全部.funds.total.executed) | 万元 }}",
            (n, s) => n == 12 ? Set(s, "funds.total.executed", changed) : s).Text);
    }

    [Fact]
    public void A_heading_of_a_form_is_the_name_of_its_project() => Assert.Equal("大中专毕业生就业专项经费",
        Resolver.Print(Report2020.State, Report2020.Sources()).Sections.Single(s => s.Heading.Id == "3-12").Heading.Title);
}
