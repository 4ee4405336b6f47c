using System.Globalization;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>Between the forms of a programme, and between them and what its report says.</summary>
public sealed class ProgrammeSpecs
{
    /// <summary>Rules that have cases here and on no single form.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["BUD-07"];

    [Theory]
    [InlineData("4700", "-291.06", "4408.94", "/overall/adjustment")]
    [InlineData("4700", "-384", "4408.94", null)]
    [InlineData("4700", null, "4408.9401", "/overall/executed")]
    [InlineData(null, null, null, null)]
    [InlineData("4600", null, null, "/overall/initial")]
    public void The_programme_is_the_sum_of_its_forms(string? initial, string? adjustment, string? executed, string? at)
    {
        var found = Run(new("万元", Of(initial), Of(adjustment), Of(executed), []), Filed2020.Forms);
        Assert.Equal(at is null ? [] : [at], found.Select(f => f.At));
        Assert.All(found, f => Assert.Equal(("BUD-07", Severity.Error), (f.Rule, f.Severity)));
    }

    [Fact]
    public void The_report_of_2020_contradicts_itself_in_three_places() => Assert.Equal(
        [
            "BUD-07 /overall/adjustment 报告总体全年预算数（年初预算加调整）为4408.94万元，13张自评表合计为4316万元，相差92.94万元",
            "BUD-06 /overall/statements/3/adjustment 报告“四、（一）存在问题”预算调整为-384万元，报告总体为-291.06万元",
            "TXT-06 /overall/statements/3/text 报告“四、（一）存在问题”写“因疫情压减年初预算384万元；个别项目形成结余”，"
                + "报告“二、预算收支情况·支出”结转结余为0",
        ],
        ProgrammeChecks.Run(Filed2020.Programme, Filed2020.Forms, Filed2020.Pack).Select(f => $"{f.Rule} {f.At} {f.What}"));

    [Theory]
    [InlineData("49", "/overall/statements/0/executed")]
    [InlineData("50", null)]
    [InlineData(null, null)]
    public void A_statement_repeats_the_amounts_of_the_whole(string? executed, string? at)
    {
        var found = Run(Whole(Statement("二", executed: executed)), [Draft.Honest().Build()]);
        Assert.Equal(at is null ? [] : [$"BUD-06 {at}"], found.Select(f => $"{f.Rule} {f.At}"));
    }

    [Theory]
    [InlineData("0", "各项目均无结余", null)]
    [InlineData("0", "消化结转结余", null)]
    [InlineData("3", "个别项目形成结余", null)]
    [InlineData("0", "个别项目形成结余", "/overall/statements/1/text")]
    public void Carry_over_is_not_nothing_in_one_place_and_something_in_another(string carryOver, string text, string? at)
    {
        var found = Run(Whole(Statement("二", carryOver: carryOver), Statement("四", text: text)), [Draft.Honest().Build()]);
        Assert.Equal(at is null ? [] : [$"TXT-06 {at}"], found.Select(f => $"{f.Rule} {f.At}"));
    }

    [Theory]
    [InlineData("47", "3", null)]
    [InlineData("47", "0", "二结转结余为0万元，按其预算减支出应为3万元")]
    public void Carry_over_is_budget_less_spending(string executed, string carryOver, string? what)
    {
        var overall = new InterchangeOverall("万元", Of("50"), Of("0"), FigureValue.Blank, [Statement("二", "50", "0", executed, carryOver)]);
        var found = Run(overall, [Draft.Honest().Build()]);
        Assert.Equal(what is null ? [] : [what.Replace("二", "报告“二”", StringComparison.Ordinal)], found.Select(f => f.What));
    }

    [Fact]
    public void One_code_has_one_name()
    {
        var found = Run(null, [Named("01", "就业专项经费"), Named("01", "就业创业专项"), Named("02", "就业专项经费")]);
        Assert.Equal(
            [
                "/selfEvaluations/1/project/name 支出方向01在此写“就业创业专项”，别处为“就业专项经费”，名称应一致",
                "/selfEvaluations/2/project/code 支出方向“就业专项经费”在此编号02，别处为01，编号应一致",
            ],
            found.Select(f => $"{f.At} {f.What}"));
        Assert.All(found, f => Assert.Equal(("TXT-05", Severity.Warning), (f.Rule, f.Severity)));
    }

    [Fact]
    public void Names_are_those_the_campaign_lays_down()
    {
        var campaign = Campaign.Initial with
        {
            Directions = Campaign.Initial.Directions.Add("01",
            new DirectionAdded("01", "就业专项经费", null))
        };
        var forms = new[] { Named("01", "就业创业专项"), Named("02", "校车安全补助") };
        var found = ProgrammeChecks.Run(Domain.Programmes.Programme.Initial, forms, Filed2020.Pack, campaign);
        Assert.Equal(["/selfEvaluations/0/project/name"], found.Select(f => f.At));
        Assert.Empty(ProgrammeChecks.Run(Domain.Programmes.Programme.Initial, forms, Filed2020.Pack));
    }

    private static SelfEvaluation Named(string code, string name) => SelfEvaluation.Initial with
    {
        Opened = new("project-self-evaluation/2020-zhuzhou", "cn-2020", 2020, new UnitRef("ZZ-JYJ", "株洲市教育局"), "株洲市教育局", null,
            new ProjectRef(code, name), "万元", null, null, false),
    };

    private static IReadOnlyList<Finding> Run(InterchangeOverall? overall, IReadOnlyList<SelfEvaluation> forms) =>
        ProgrammeChecks.Run(Filed2020.Whole(new("株洲市教育局", overall)), forms, Filed2020.Pack);

    private static InterchangeOverall Whole(params InterchangeStatement[] statements) =>
        new("万元", Of("50"), Of("0"), Of("50"), [.. statements]);

    private static InterchangeStatement Statement(
        string place, string? initial = null, string? adjustment = null, string? executed = null, string? carryOver = null,
            string? text = null) =>
        new(place, Of(initial), Of(adjustment), FigureValue.Blank, Of(executed), Of(carryOver), text);

    private static FigureValue Of(string? wan) =>
        wan is null ? FigureValue.Blank : new(ValueKind.Money, wan, decimal.Parse(wan, CultureInfo.InvariantCulture) * 10_000m, "万元");
}
