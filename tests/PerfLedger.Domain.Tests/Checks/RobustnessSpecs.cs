using System.Globalization;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;

namespace PerfLedger.Domain.Tests.Checks;

/// <summary>Whatever stands in a cell, the checks answer; and they answer the same everywhere.</summary>
public sealed class RobustnessSpecs
{
    private static readonly string[] Odd =
    [
        "", " ", "#####", "0", "-0", "-5%", "≥", "≤ ", "=", "≥≤5", "5-3个", "1,2,3", "1,234,56",
        "99999999999999999999999999999999", "0.0000000000000000000000000001",
        "79228162514264337593543950335", "甲;乙;", "甲1人;乙", "(3)", "((3", "3)", "13月前", "2月30日", "0月0日", "9999年1月", "2020年",
        "万", "5万亿", "‰", "５％",
        "≥90%以上", "不低于不低于3", "\u0000", "😀3个😀", new string('(', 500), new string('9', 500), string.Concat(Enumerable.Repeat("3人;", 300)),
    ];

    [Fact]
    public void Any_text_in_target_and_actual_is_survived()
    {
        foreach (var target in Odd)
            foreach (var actual in Odd)
            {
                var form = Draft.Honest().Row("产出指标", "数量指标", "次数", target, actual, "4", "4").Build();
                var result = Calc.Compute(form, Filed2020.Pack);
                Assert.InRange(result.Indicators[4].RuleScore ?? 0, 0, 4);
                Assert.NotNull(FormChecks.Run(form, Filed2020.Pack));
            }
    }

    [Fact]
    public void Any_text_in_goals_reasons_and_lists_is_survived()
    {
        string[] odd =
        [
            .. Odd, "79228162514264337593543950335万次", string.Concat(Enumerable.Repeat("次数3次和", 4000)), new string('王', 9000),
                "（".PadRight(9000, '、'),
        ];
        foreach (var text in odd)
        {
            var form = Draft.Honest().Row("产出指标", "数量指标", "次数", text, text, "4", "3", text);
            if (!string.IsNullOrWhiteSpace(text)) form.Set("goals.expected", text).Set("goals.actual", "1." + text).Set("remark.1", text);
            Assert.NotNull(FormChecks.Run(form.Build(), Filed2020.Pack));
        }
    }

    [Fact]
    public void An_empty_form_is_survived() =>
        Assert.Contains(FormChecks.Run(new Draft().Build(), Filed2020.Pack), f => f is { Rule: "BUD-08", Severity: Severity.Error });

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    [InlineData("zh-CN")]
    public void Findings_are_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Everything();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> Everything() =>
    [
        .. Filed2020.Forms.SelectMany(f => FormChecks.Run(f, Filed2020.Pack)).Select(f => f.ToString()),
        .. Filed2020.Forms.SelectMany(f => Calc.Compute(f, Filed2020.Pack).Indicators).Select(i => i.Explanation),
    ];
}
