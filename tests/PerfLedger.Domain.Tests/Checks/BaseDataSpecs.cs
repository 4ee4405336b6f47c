using System.Collections.Immutable;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Interchange;
using PerfLedger.Domain.Tests.Tables;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>The 基础数据表: its sums and rates, last year's, and the form it feeds.</summary>
public sealed class BaseDataSpecs
{
    private const string Row = "hunan-education-2019#2";

    /// <summary>Rules that have cases here and on no form alone.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["VAL-09", "BAS-01", "BAS-02", "BAS-03", "BAS-04", "BAS-05", "BAS-06"];

    [Theory]
    [InlineData("base-data-overall.json")]
    [InlineData("base-data-special.json")]
    public void A_sound_table_has_no_finding(string sample) => Assert.Empty(BaseDataChecks.Run(Tabled.Imported(Tabled.Json(sample)), Pack));

    [Fact]
    public void A_faulty_table_says_every_fault_once_in_table_order() => Assert.Equal(
    [
        "BAS-03 /cells/staff.controlRate 控制率印为96.64%，2807/2910应为96.46%",
        "BAS-01 /cells/expenditure.threePublic.budget 三公经费·2019年预算数为82，公务用车购置和维护经费、出国经费、公务接待合计为82.5",
        "BAS-01 /cells/expenditure.threePublic.final 三公经费·2019年决算数为79.6，公务用车购置和维护经费、出国经费、公务接待合计为78.6",
        "BAS-02 /cells/expenditure.vehicle.budget 公务用车购置和维护经费·2019年预算数为50.5，公车购置、公车运行维护合计为50",
        "BAS-04 /rows/3/cells/investRate 产教融合实训楼·投资概算控制率印为101%，4158.6/4200应为99.01%",
    ], BaseDataChecks.Run(Tabled.Imported(Tabled.Json("base-data-overall-faulty.json")), Pack).Select(Say));

    [Theory]
    [InlineData("expenditure.threePublic.finalPrev", "86.5", null)]
    [InlineData("expenditure.threePublic.finalPrev", "865000元", null)] // the same amount in another unit
    [InlineData("expenditure.threePublic.finalPrev", "86.51", "BAS-01")]
    [InlineData("expenditure.threePublic.finalPrev", null, null)] // a blank sum is not checked
    [InlineData("expenditure.abroad.finalPrev", null, "BAS-01")] // a blank part is nothing
    [InlineData("expenditure.vehicleRun.final", "30.6", null)]
    [InlineData("expenditure.vehicleRun.final", "30.59", "BAS-02")]
    public void Expenditure_adds_up_in_each_column(string cell, string? printed, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], BaseDataChecks.Run(Tabled.With((cell, printed)), Pack).Select(f => f.Rule));

    [Fact]
    public void A_sum_whose_parts_are_all_blank_is_not_checked() => Assert.Empty(BaseDataChecks.Run(
        Tabled.With(("expenditure.vehicleBuy.final", null), ("expenditure.vehicleRun.final", null)), Pack));

    [Theory]
    [InlineData("signers.phone", null, "表尾没有填写联系电话")]
    [InlineData("signers.phone", "000-00000000", null)]
    public void The_table_of_a_department_is_signed(string cell, string? printed, string? expected) => Assert.Equal(
        expected is null ? [] : [("WFL-07", "/cells/" + cell, expected)],
        BaseDataChecks.Run(Tabled.With((cell, printed)), Pack).Select(f => (f.Rule, f.At, f.What)));

    [Theory]
    [InlineData("96.46%", null)]
    [InlineData("96.5%", null)] // fewer decimals, rightly rounded
    [InlineData("96.50%", "控制率印为96.5%，2807/2910应为96.46%")]
    [InlineData("96.47%", "控制率印为96.47%，2807/2910应为96.46%")]
    [InlineData("#####", null)]
    public void The_control_rate_is_actual_by_established(string rate, string? expected) => Assert.Equal(
        expected is null ? [] : [("BAS-03", expected)],
        BaseDataChecks.Run(Tabled.With(("staff.controlRate", rate)), Pack).Select(f => (f.Rule, f.What)));

    [Theory]
    [InlineData("areaRate", "98.83%", null)]
    [InlineData("areaRate", "98.84%", "产教融合实训楼·规模控制率印为98.84%，11860/12000应为98.83%")]
    [InlineData("investRate", "99.01%", null)]
    [InlineData("investRate", "99.02%", "产教融合实训楼·投资概算控制率印为99.02%，4158.6/4200应为99.01%")]
    public void Buildings_keep_to_what_was_approved(string column, string rate, string? expected) => Assert.Equal(
        expected is null ? [] : [("BAS-04", expected)],
        BaseDataChecks.Run(Tabled.With(($"building.b-001.{column}", rate)), Pack).Select(f => (f.Rule, f.What)));

    [Fact]
    public void Nothing_is_divided_by_nothing() => Assert.Equal(["BAS-03 /cells/staff.controlRate 编制数为0，控制率不能计算，印为96.46%"],
        BaseDataChecks.Run(Tabled.With(("staff.establishment", "0")), Pack).Select(Say));

    [Theory]
    [InlineData("expenditure.reception.final", "22.5", null)]
    [InlineData("expenditure.reception.final", "22.4", "/cells/expenditure.reception.finalPrev 公务接待·2018年决算数为22.5，上年报送的为22.4")]
    [InlineData("expenditure.s-001.final", "1260", null)]
    [InlineData("expenditure.s-001.final", "1261", "/rows/1/cells/finalPrev 教育综合发展专项·2018年决算数为1260，上年报送的为1261")]
    [InlineData("expenditure.reception.budget", "1", null)] // only 决算数 is carried over
    public void Last_years_final_account_is_the_one_filed(string cell, string printed, string? expected)
    {
        (string, string?)[] same =
        [
            .. from c in Tabled.Overall.Figures.Keys
               where c.EndsWith(".final", StringComparison.Ordinal)
               let before = Tabled.Overall[c.Replace(".final", ".finalPrev", StringComparison.Ordinal)]
               select (c, before.Printed),
        ];
        var lastYear = Tabled.With([.. same, (cell, printed)]);
        var found = BaseDataChecks.Run(Tabled.Overall, lastYear, Pack);
        Assert.Equal(expected is null ? [] : ["BAS-06 " + expected], found.Select(Say));
        Assert.All(found, f => Assert.Equal(Severity.Warning, f.Severity));
    }

    [Theory]
    [InlineData("-9.13%", null)]
    [InlineData("-9.1%", null)]
    [InlineData("-9%", null)]
    [InlineData("-8.9%", "产出指标“三公经费同比变动率”实际-8.9%，按基础数据表两年决算数(78.6-86.5)/86.5应为-9.13%")]
    [InlineData("下降", "产出指标“三公经费同比变动率”实际下降，按基础数据表两年决算数(78.6-86.5)/86.5应为-9.13%")]
    public void The_change_of_the_three_public_expenses_comes_from_the_table(string actual, string? expected)
    {
        var form = Draft.Honest().Row("产出指标", "成本指标", "三公经费同比变动率", "≤-5%", actual, "4", "4").Build();
        Assert.Equal(expected is null ? [] : [("BAS-05", "/indicators/4/actual", expected)],
            BaseDataChecks.Feeds(form, Tabled.Overall, Pack).Select(f => (f.Rule, f.At, f.What)));
    }

    [Fact]
    public void Another_rate_is_not_the_change_of_the_three_public_expenses()
    {
        var form = Draft.Honest().Row("产出指标", "成本指标", "公用经费变动率", "≤-5%", "1%", "4", "4").Build();
        Assert.Empty(BaseDataChecks.Feeds(form, Tabled.Overall, Pack));
    }

    // 教师交流比例达标率 is 交流教师 / 符合交流条件的教师人数: 431/4312. The rule itself has its specs beside the library.
    [Theory]
    [InlineData("10.00%", null)]
    [InlineData("10%", null)]
    [InlineData("9.99%", "VAL-09 /indicators/4/actual")]
    public void An_indicator_of_the_library_is_what_the_statistics_of_the_table_give(string actual, string? expected)
    {
        var row = Library.Row(17)!;
        var form = Draft.Honest().Row(row.Level1, row.Level2, row.Name, "9.77%", actual, "4", "4")
            .Add(new IndicatorClassified("i-005", null, null, Library.RefOf(row), null, null)).Build();
        Assert.Equal(expected is null ? [] : [expected],
            BaseDataChecks.Feeds(form, Tabled.Special, Pack, Library).Select(f => $"{f.Rule} {f.At}"));
        Assert.Empty(BaseDataChecks.Feeds(form, Tabled.Overall, Pack, Library)); // another table has no such statistics
    }

    [Theory]
    [InlineData("97.17%", null)]
    [InlineData("97%", null)]
    [InlineData("98%", "产出指标“结业率”实际98%，按基础数据表县域普通话抽查合格人数583/县域普通话抽查人数600应为97.17%")]
    public void A_formula_of_the_pack_names_its_statistics(string actual, string? expected)
    {
        var pack = Pack with
        {
            Formulas = ImmutableDictionary<string, Formula>.Empty.Add(Row, new DerivedFormula("县域普通话抽查合格人数", "县域普通话抽查人数")),
        };
        Assert.Equal(expected is null ? [] : [("VAL-09", expected)],
            BaseDataChecks.Feeds(Derived(actual), Tabled.Special, pack).Select(f => (f.Rule, f.What)));
    }

    [Fact]
    public void A_name_two_filled_statistics_share_stands_for_neither()
    {
        var (one, two) = (Special("030", "240"), Special("030", "240", "089", "17"));
        Assert.Equal(240m, new Statistics(one).Actual("资助学生人数"));
        Assert.Null(new Statistics(two).Actual("资助学生人数"));
        Assert.Equal(240m, new Statistics(two).Actual("内地西藏班补助/资助学生人数"));
        Assert.Equal(17m, new Statistics(two).Actual("089"));
        Assert.Equal(1200m, new Statistics(two).Target("培训结业人数"));
        Assert.Null(new Statistics(Tabled.Overall).Actual("001"));
    }

    [Fact]
    public void A_rule_switched_off_finds_nothing() => Assert.Empty(BaseDataChecks.Run(
        Tabled.With(("staff.controlRate", "1%")), Pack with { Severities = Pack.Severities.SetItem("BAS-03", null) }));

    [Fact]
    public void A_form_of_indicators_is_no_table() => Assert.Empty(BaseDataChecks.Run(Draft.Honest().Build(), Pack));

    private static RulePack Pack => Filed2020.Pack;

    private static IndicatorLibrary Library => Libraries.Shipped.Education;

    private static SelfEvaluation Special(params string[] filled)
    {
        var file = Tabled.Json("base-data-special.json");
        file["cells"]!["statistic.030.actual"] = null;
        file["cells"]!["statistic.030.target"] = null;
        foreach (var pair in filled.Chunk(2)) file["cells"]![$"statistic.{pair[0]}.actual"] = pair[1];
        return Tabled.Imported(file);
    }

    private static SelfEvaluation Derived(string actual) => Draft.Honest().Row("产出指标", "质量指标", "结业率", "≥90%", actual, "4", "4")
        .Add(new IndicatorClassified("i-005", null, null, Row, null, null)).Build();

    private static string Say(Finding f) => $"{f.Rule} {f.At} {f.What}";
}
