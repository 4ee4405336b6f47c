using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.Tests.Checks;

namespace PerfLedger.Domain.Tests.RulePacks;

public sealed class RulePackSpecs
{
    private static readonly byte[] Cn2020 = Filed2020.Repository("templates/rule-packs/cn-2020.json");

    [Fact]
    public void The_pack_of_2020_is_read_without_faults()
    {
        var reading = RulePack.Parse(Cn2020);
        Assert.Empty(reading.Faults);
        var pack = reading.Pack!;
        Assert.Equal(("cn-2020", 2020, 100m, 10m), (pack.Id, pack.Year, pack.Frame.Total, pack.Frame.Execution));
        Assert.Equal(["产出指标 50", "效益指标 30", "满意度指标 10"], pack.Frame.Levels.Select(l => $"{l.Name} {l.Weight}"));
        Assert.Equal((Severity.Error, Severity.Hint), (pack.Severities["WGT-01"], pack.Severities["BUD-04/blank"]));
    }

    [Theory]
    [InlineData("100", "优")]
    [InlineData("90", "优")]
    [InlineData("89.99", "良")]
    [InlineData("80", "良")]
    [InlineData("79.99", "中")]
    [InlineData("60", "中")]
    [InlineData("59.99", "差")]
    [InlineData("0", "差")]
    public void Grades_are_half_open(string total, string grade) =>
        Assert.Equal(grade, Filed2020.Pack.GradeOf(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("/schema", "\"perfledger/rule-pack/2\"", "只认 perfledger/rule-pack/1")]
    [InlineData("/year", "\"2020\"", "2000 到 2100 之间的数")]
    [InlineData("/year", "2020.5", "整数")]
    [InlineData("/name", "\"\"", "非空文字")]
    [InlineData("/frame/execution", "1e1", "之间的数")]
    [InlineData("/frame/execution", "20", "")]
    [InlineData("/frame/levels/0/weight", "-1", "之间的数")]
    [InlineData("/frame/levels/0/aspects", "[]", "至少 1 项的数组")]
    [InlineData("/rounding/mode", "\"up\"", "halfAwayFromZero、halfEven")]
    [InlineData("/grades", "{}", "数组")]
    [InlineData("/quantity/reverse", "\"other\"", "ratio、complement")]
    [InlineData("/overAchievement/attention", "1.5", "attention")]
    [InlineData("/severities/WGT-01", "\"fatal\"", "error、warning、hint、off")]
    [InlineData("/severities/XXX-01", "\"error\"", "不认识的成员")]
    [InlineData("/frame/levels/1/colour", "1", "不认识的成员")]
    public void A_wrong_member_is_named_with_its_place_and_what_is_expected(string at, string value, string expected)
    {
        var fault = Assert.Single(RulePack.Parse(With(at, JsonNode.Parse(value))).Faults);
        Assert.StartsWith(fault.At, at, StringComparison.Ordinal);
        Assert.Contains(expected, fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/name")]
    [InlineData("/frame")]
    [InlineData("/grades/0/from")]
    [InlineData("/severities/BUD-01")]
    public void A_missing_member_is_named_once(string at)
    {
        var fault = Assert.Single(RulePack.Parse(Without(at)).Faults, f => f.At == at);
        Assert.Contains("缺少", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var json = JsonNode.Parse(Cn2020)!.AsObject();
        json["year"] = "x";
        json["satisfaction"] = 3;
        json.Remove("name");
        var faults = RulePack.Parse(Bytes(json)).Faults;
        Assert.Equal(["/name", "/year", "/satisfaction"], faults.Select(f => f.At));
    }

    [Theory]
    [InlineData("/grades", """[{"name":"优","from":80},{"name":"良","from":90},{"name":"差","from":0}]""")]
    [InlineData("/grades", """[{"name":"优","from":90},{"name":"差","from":10}]""")]
    [InlineData("/grades", """[{"name":"优","from":90},{"name":"优","from":0}]""")]
    [InlineData("/qualitative", """[{"level":"达成","from":0.8,"words":["达成"]},{"level":"未","from":0,"words":["达成"]}]""")]
    public void Bands_fall_to_zero_and_names_are_not_used_twice(string at, string value) =>
        Assert.Equal(at, Assert.Single(RulePack.Parse(With(at, JsonNode.Parse(value))).Faults).At);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"id":"a","id":"b"}""")]
    public void What_is_no_JSON_object_is_refused(string json)
    {
        var reading = RulePack.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Null(reading.Pack);
        Assert.NotEmpty(reading.Faults);
    }

    [Fact]
    public void A_file_too_large_is_refused() => Assert.Single(RulePack.Parse(new byte[(1 << 20) + 1]).Faults);

    [Fact]
    public void A_rule_switched_off_finds_nothing()
    {
        var pack = RulePack.Parse(With("/severities/WGT-01", "off")).Pack!;
        Assert.DoesNotContain(FormChecks.Run(Filed2020.Form(9), pack), f => f.Rule == "WGT-01");
    }

    [Fact]
    public void A_severity_is_what_the_pack_says()
    {
        var pack = RulePack.Parse(With("/severities/WGT-01", "hint")).Pack!;
        Assert.Equal(Severity.Hint, Assert.Single(FormChecks.Run(Filed2020.Form(9), pack), f => f.Rule == "WGT-01").Severity);
    }

    [Fact]
    public void Refusals_name_all_faults_and_the_packs_there_are()
    {
        var faulty = Refusals.RulePackFaulty("cn-2020", [new("/year", "应为整数。"), new("/name", "缺少该成员。")]);
        Assert.Equal(("PACK-01", "规则包 cn-2020 有 2 处不合规定，改正后重试：/year 应为整数；/name 缺少该成员。"), (faulty.Code, faulty.Message));
        var unknown = Refusals.RulePackUnknown("cn-1999", ["cn-2020"]);
        Assert.Equal("PACK-02", unknown.Code);
        Assert.Contains("cn-1999", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("cn-2020", unknown.Message, StringComparison.Ordinal);
    }

    private static byte[] With(string at, JsonNode? value) => Edited(at, (parent, name) =>
    {
        if (parent is JsonArray list) list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = value;
        else parent[name] = value;
    });

    private static byte[] Without(string at) => Edited(at, (parent, name) => parent.AsObject().Remove(name));

    private static byte[] Edited(string at, Action<JsonNode, string> edit)
    {
        var root = JsonNode.Parse(Cn2020)!;
        // Rule IDs contain no slash except rule/case, which these tests do not touch.
        var path = at.Split('/')[1..];
        var parent = path[..^1].Aggregate(root, (node, name) =>
            node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        edit(parent, path[^1]);
        return Bytes(root);
    }

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
