using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.RulePacks;

/// <summary>Members a pack may leave out: read strictly where they stand.</summary>
public sealed class FormulaSpecs
{
    [Theory]
    [InlineData("[80,90)", "80", true)]
    [InlineData("[80,90)", "90", false)]
    [InlineData("(80,90]", "80", false)]
    [InlineData("(80,90]", "90", true)]
    [InlineData("[90,)", "1000", true)]
    [InlineData("(,-5]", "-5", true)]
    [InlineData("(,-5]", "-4.99", false)]
    [InlineData("[1,1]", "1", true)]
    public void An_interval_holds_what_its_brackets_say(string text, string value, bool holds)
    {
        var interval = Interval.TryParse(text)!;
        Assert.Equal((text, holds), (interval.ToString(),
            interval.Holds(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("[90,80]")]
    [InlineData("[80,80)")]
    [InlineData("[,80)")]
    [InlineData("(80,]")]
    [InlineData("80-90")]
    [InlineData("")]
    public void What_holds_no_value_is_no_interval(string text) => Assert.Null(Interval.TryParse(text));

    [Theory]
    [InlineData(false, "[90,)", "[60,90)", "(,60)", null)]
    [InlineData(false, "[90,)", "(60,90)", "(,60)", "空档或重叠")]
    [InlineData(false, "[90,)", "[60,90]", "(,60)", "空档或重叠")]
    [InlineData(false, "[90,)", "[60,80)", "(,60)", "空档或重叠")]
    [InlineData(false, "[90,)", "[50,90)", "(,60)", "空档或重叠")]
    [InlineData(false, "[90,100)", "[60,90)", "(,60)", "以上没有规定")]
    [InlineData(false, "[90,)", "[60,90)", "[0,60)", "以下没有规定")]
    [InlineData(true, "[2,)", "[1,1]", "[0,0]", null)]
    [InlineData(false, "[2,)", "[1,1]", "(,0]", "空档或重叠")]
    [InlineData(true, "[3,)", "[1,1]", "[0,0]", "空档或重叠")]
    public void A_ladder_covers_every_value_once(bool whole, string first, string second, string third, string? fault)
    {
        var reading = RulePack.Parse(With($$"""
            [{"row":"lib#1","kind":"ladder","whole":{{(whole ? "true" : "false")}},"steps":[
              {"when":"{{first}}","share":1},{"when":"{{second}}","share":0.5},{"when":"{{third}}","share":0}]}]
            """));
        if (fault is null) Assert.Equal(3, Assert.IsType<LadderFormula>(reading.Pack!.Formulas["lib#1"]).Steps.Length);
        else Assert.Contains(fault, Assert.Single(reading.Faults, f => f.At == "/formulas/0").What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"row":"lib#1","kind":"ladder","steps":[{"when":"80以上","share":1},{"when":"(,80)","share":0}]}]""",
        "/formulas/0/steps/0/when")]
    [InlineData("""[{"row":"lib#1","kind":"steps"}]""", "/formulas/0/kind")]
    [InlineData("""[{"row":"lib#1","kind":"discretionary","parts":3}]""", "/formulas/0/parts")]
    [InlineData("""[{"row":"lib#1","kind":"meanOfCapped","parts":1}]""", "/formulas/0/parts")]
    [InlineData("""[{"row":"lib#1","kind":"derived","numerator":"结业人数"}]""", "/formulas/0/denominator")]
    [InlineData("""[{"row":"lib#1","kind":"discretionary"},{"row":"lib#1","kind":"allOrNothing"}]""", "/formulas/1")]
    public void A_faulty_formula_is_named_with_its_place(string formulas, string at) =>
        Assert.Contains(RulePack.Parse(With(formulas)).Faults, f => f.At == at);

    [Fact]
    public void Formulas_are_read()
    {
        var formulas = RulePack.Parse(With(
            """[{"row":"a#1","kind":"meanOfCapped","parts":5},{"row":"a#2","kind":"derived","numerator":"结业人数","denominator":"培训人数"}]"""))
            .Pack!.Formulas;
        Assert.Equal(new MeanOfCappedFormula(5), formulas["a#1"]);
        Assert.Equal(new DerivedFormula("结业人数", "培训人数"), formulas["a#2"]);
    }

    [Theory]
    [InlineData("execution/totalCaps", """[{"rateBelow":0.7,"most":79},{"rateBelow":0.8,"most":89}]""", "/execution/totalCaps")]
    [InlineData("execution/totalCaps", """[{"rateBelow":0.8,"most":79},{"rateBelow":0.7,"most":89}]""", "/execution/totalCaps")]
    [InlineData("departmentGraded", "\"no\"", "/departmentGraded")]
    [InlineData("overAchievement/deduction", "-1", "/overAchievement/deduction")]
    [InlineData("severities/PII-01", "\"fatal\"", "/severities/PII-01")]
    public void A_later_member_is_read_as_strictly_as_the_others(string member, string value, string at)
    {
        var root = Pack();
        var path = member.Split('/');
        path[..^1].Aggregate<string, JsonNode>(root, (node, name) => node[name]!)[path[^1]] = JsonNode.Parse(value);
        Assert.Equal([at], RulePack.Parse(Encoding.UTF8.GetBytes(root.ToJsonString())).Faults.Select(f => f.At));
    }

    [Fact]
    public void A_level_counts_in_one_place_only()
    {
        var root = Pack();
        root["frame"]!["levels"]![0]!["with"] = new JsonArray("满意度指标");
        Assert.Equal(["/frame/levels"], RulePack.Parse(Encoding.UTF8.GetBytes(root.ToJsonString())).Faults.Select(f => f.At));
    }

    private static byte[] With(string formulas)
    {
        var root = Pack();
        root["formulas"] = JsonNode.Parse(formulas);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonObject Pack() => JsonNode.Parse(Filed2020.Repository("templates/rule-packs/cn-2020.json"))!.AsObject();
}
