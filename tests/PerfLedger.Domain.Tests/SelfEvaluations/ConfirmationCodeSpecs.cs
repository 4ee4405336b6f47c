using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Domain.Tests.Specs;
using static PerfLedger.Domain.Tests.Specs.Sample;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

public sealed class ConfirmationCodeSpecs
{
    private static readonly Finding Weights = new("WGT-01", Severity.Error, "/indicators", null, "分值合计 110，应为 100", "110", "110", "100");

    private static readonly SelfEvaluation Form = Given.Form(Draft).State;

    private static readonly string Printed = ConfirmationCode.Of(Form, [Weights]);

    [Fact]
    public void It_is_16_hexadecimal_digits_and_always_the_same()
    {
        Assert.Matches("^[0-9a-f]{16}$", Printed);
        Assert.Equal(Printed, ConfirmationCode.Of(Given.Form(Draft).State, [Weights with { }]));
    }

    [Fact]
    public void Whatever_a_finding_says_stands_behind_the_code()
    {
        Finding[] others =
        [
            Weights with { Rule = "WGT-02" }, Weights with { Severity = Severity.Hint }, Weights with { At = "/total" },
            Weights with { What = "分值合计 109，应为 100" }, Weights with { Printed = null }, Weights with { Recomputed = "109" },
            Weights with { Required = "" },
        ];
        var codes = others.Select(f => ConfirmationCode.Of(Form, [f])).Append(Printed).Append(ConfirmationCode.Of(Form, [Weights, Weights]))
            .Append(ConfirmationCode.Of(Form, [])).ToList();
        Assert.Equal(others.Length + 3, codes.Distinct().Count());
        Assert.NotEqual( // what stands left of a border between two texts does not come to stand right of it
            ConfirmationCode.Of(Form, [Weights with { Printed = "11", Recomputed = "0110" }]),
            ConfirmationCode.Of(Form, [Weights with { Printed = "110", Recomputed = "110" }]));
    }

    [Fact]
    public void A_changed_value_makes_another_code_even_when_the_findings_stay() =>
        Assert.NotEqual(Printed, ConfirmationCode.Of(
            Given.Form(Draft).After(new EnterFigure(new("indicator.i-001.score", Points("4")), Ground.None).Decide).State, [Weights]));

    [Fact]
    public void Evidence_and_the_acknowledgement_itself_leave_the_code_as_it_was() =>
        Assert.Equal(Printed, ConfirmationCode.Of(
            Given.Form(Draft).And(Attached, new FindingsAcknowledged([Error], Printed, Why, "p-head", null)).State, [Weights]));
}
