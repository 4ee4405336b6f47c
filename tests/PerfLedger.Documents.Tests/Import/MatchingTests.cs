using PerfLedger.Documents.Import.Matching;

namespace PerfLedger.Documents.Tests.Import;

public sealed class MatchingTests
{
    [Theory]
    [InlineData("年  度\n指标值", "年度指标值")]
    [InlineData("产出指标（50分）", "产出指标( 50 分)")]
    [InlineData("年　初预算数", "年初预算数")]
    [InlineData("年度项目资金（万元）", "年度项目资金\n(万元)")]
    public void Labels_are_the_same_whatever_the_width_of_their_letters(string a, string b) => Assert.Equal(Label.Of(a), Label.Of(b));

    [Theory]
    [InlineData("得分", "分值")]
    [InlineData("年初预算数", "全年预算数")]
    public void Other_labels_are_others(string a, string b) => Assert.NotEqual(Label.Of(a), Label.Of(b));

    [Fact]
    public void Figures_between_words_are_cut_out()
    {
        var pattern = CellPattern.Of($"产出指标（{Marks.Of("quota.q1")}分）")!;
        Assert.Equal(["50"], pattern.Read("产出指标 (50 分)")!.Value.AsEnumerable());
        Assert.Null(pattern.Read("产出指标"));
        Assert.Equal(["优"], CellPattern.Of($"等级：{Marks.Of("total.grade")}")!.Read("等级: 优")!.Value.AsEnumerable());
        Assert.Equal(["a\nb"], CellPattern.Of(Marks.Of("goals.actual"))!.Read("a\nb")!.Value.AsEnumerable());
        Assert.Null(CellPattern.Of("合计"));
    }

    [Fact]
    public void Two_figures_of_one_cell_are_told_apart()
    {
        var pattern = CellPattern.Of($"填表人：{Marks.Of("signers.preparedBy")}　填报日期：{Marks.Of("signers.preparedOn")}")!;
        Assert.Equal(["张一", "2020年5月15日"], pattern.Read("填表人：张一　填报日期：2020年5月15日")!.Value.AsEnumerable());
    }

    [Fact]
    public void A_figure_is_the_same_when_only_its_lines_are_set_otherwise()
    {
        Assert.True(new FigureReading("f", "一\n二", " 一 \n\n二", "", "").IsSame);
        Assert.False(new FigureReading("f", "118.96", "118.6", "", "").IsSame);
        Assert.False(new FigureReading("f", "", "0", "", "").IsSame);
    }

    [Theory]
    [InlineData("……", true)]
    [InlineData(" — ", true)]
    [InlineData("无", false)]
    public void The_dots_of_a_blank_form_are_blank(string text, bool blank) => Assert.Equal(blank, Label.IsBlank(text));
}
