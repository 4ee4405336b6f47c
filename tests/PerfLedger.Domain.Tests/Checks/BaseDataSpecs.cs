using System.Collections.Immutable;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Checks.BaseTables;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>The 基础数据表: its sums and rates, and the form it feeds.</summary>
public sealed class BaseDataSpecs
{
    private const string Row = "hunan-education-2019#3";

    /// <summary>Rules that have cases here and on no form alone.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["VAL-09", "BAS-01", "BAS-02", "BAS-03", "BAS-04", "BAS-05", "BAS-06"];

    [Fact]
    public void A_sound_table_has_no_finding() => Assert.Empty(BaseDataChecks.Run(Sound, Derived("96.67%"), Filed(40), Pack));

    [Theory]
    [InlineData("三公经费", 41, "BAS-01 /baseData/expenditure/三公经费/final 三公经费决算数为41，公务用车购置和维护经费、出国经费、公务接待合计为38")]
    [InlineData("公车购置", 11, "BAS-02 /baseData/expenditure/公务用车购置和维护经费/final 公务用车购置和维护经费决算数为20，公车购置、公车运行维护合计为21")]
    public void Expenditure_adds_up_in_each_column(string row, decimal final, string expected) =>
        Assert.Equal([expected], Say(Sound with
        {
            Expenditure = Sound.Expenditure.SetItem(row,
            Sound.Expenditure[row] with { Final = final })
        }));

    [Fact]
    public void A_blank_sum_or_blank_parts_are_not_checked()
    {
        var sums = Sound.Expenditure.SetItem("三公经费", new(null, null, null)).SetItem("公车购置", new(null, null, null))
            .SetItem("公车运行维护", new(null, null, null));
        Assert.Empty(Say(Sound with { Expenditure = sums }));
    }

    [Theory]
    [InlineData("96.46", null)]
    [InlineData("96.47", "BAS-03 /baseData/staff/controlRate 在职人员控制率印为96.47%，2807/2910应为96.46%")]
    public void The_control_rate_is_actual_by_established(string rate, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Say(Sound with { Staff = new(2910, 2807, Number(rate)) }));

    [Theory]
    [InlineData(110, 98, null)]
    [InlineData(111, 98, "BAS-04 /baseData/buildings/0/areaRate 规模控制率印为111%，1100/1000应为110%")]
    [InlineData(110, 99, "BAS-04 /baseData/buildings/0/investmentRate 投资概算控制率印为99%，490/500应为98%")]
    public void Buildings_keep_to_what_was_approved(decimal area, decimal investment, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Say(Sound with { Buildings = [new(1000, 1100, area, 500, 490, investment)] }));

    [Fact]
    public void Nothing_is_divided_by_nothing() => Assert.Equal(
        ["BAS-03 /baseData/staff/controlRate 编制数为0，在职人员控制率不能计算，印为100%"], Say(Sound with { Staff = new(0, 5, 100) }));

    [Theory]
    [InlineData("-5%", null)]
    [InlineData("-4%", "产出指标“三公经费同比变动率”实际-4%，按两年决算数(38-40)/40应为-5%")]
    public void The_change_of_the_three_public_expenses_comes_from_the_table(string actual, string? expected)
    {
        var form = Draft.Honest().Row("产出指标", "成本指标", "三公经费同比变动率", "≤-5%", actual, "4", "4").Build();
        var found = BaseDataChecks.Run(Sound, form, null, Pack);
        Assert.Equal(expected is null ? [] : [("BAS-05", "/indicators/4/actual", expected)], found.Select(f => (f.Rule, f.At, f.What)));
    }

    [Theory]
    [InlineData(40, null)]
    [InlineData(39, "BAS-06 /baseData/expenditure/三公经费/finalPrevious 三公经费上年决算数为40，上年报送的决算数为39")]
    public void Last_years_final_account_is_the_one_filed(decimal filed, string? expected)
    {
        Assert.Equal(expected is null ? [] : [expected], Say(Sound, Filed(filed)));
    }

    [Theory]
    [InlineData("96.67%", null)]
    [InlineData("97%", null)]
    [InlineData("98%", "产出指标“结业率”实际98%，按基础数据表结业人数58/培训人数60应为96.67%")]
    [InlineData("全部", "产出指标“结业率”实际全部，按基础数据表结业人数58/培训人数60应为96.67%")]
    public void A_derived_indicator_is_its_quotient(string actual, string? expected)
    {
        var found = BaseDataChecks.Run(Sound, Derived(actual), null, Pack);
        Assert.Equal(expected is null ? [] : [("VAL-09", expected)], found.Select(f => (f.Rule, f.What)));
    }

    [Fact]
    public void A_rule_switched_off_finds_nothing() =>
        Assert.Empty(BaseDataChecks.Run(Sound with { Staff = new(0, 5, 100) }, null, null,
            Pack with { Severities = Pack.Severities.SetItem("BAS-03", null) }));

    private static RulePack Pack { get; } = Filed2020.Pack with
    {
        Formulas = ImmutableDictionary<string, Formula>.Empty.Add(Row, new DerivedFormula("结业人数", "培训人数")),
    };

    private static BaseData Sound { get; } = BaseData.Empty with
    {
        Staff = new(2910, 2807, 96.46m),
        Expenditure = BaseData.Empty.Expenditure
            .Add("三公经费", new(40, 39, 38)).Add("公务用车购置和维护经费", new(21, 20, 20)).Add("公车购置", new(10, 10, 10)).Add("公车运行维护", new(11, 10, 10))
            .Add("出国经费", new(9, 9, 8)).Add("公务接待", new(10, 10, 10)),
        Buildings = [new(1000, 1100, 110, 500, 490, 98)],
        Statistics = BaseData.Empty.Statistics.Add("结业人数", 58).Add("培训人数", 60),
    };

    private static BaseData Filed(decimal threePublic) =>
        BaseData.Empty with { Expenditure = BaseData.Empty.Expenditure.Add("三公经费", new(null, null, threePublic)) };

    private static SelfEvaluation Derived(string actual) => Draft.Honest().Row("产出指标", "质量指标", "结业率", "≥90%", actual, "4", "4")
        .Add(new IndicatorClassified("i-005", null, null, Row, null, null)).Build();

    private static IEnumerable<string> Say(BaseData data, BaseData? lastYear = null) =>
        BaseDataChecks.Run(data, null, lastYear, Pack).Select(f => $"{f.Rule} {f.At} {f.What}");

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
