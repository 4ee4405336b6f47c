using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Tests.Interchange;

public class ReaderTests
{
    [Fact]
    public void All_faults_are_told_at_once_each_with_place_value_expectation_and_remedy()
    {
        var faults = Edit.Faults(form =>
        {
            form["funds"]!["total"]!["executed"] = 118.96m;
            form["funds"]!["total"]!["excecuted"] = "118.96";
            form["funds"]!["total"]!["initial"] = "约120";
            form["moneyUnit"] = "亿元";
            form["fiscalYear"] = "2020";
            form["indicators"]![1]!["id"] = "i-001";
            form["indicators"]![2]!["kind"] = "atleast";
            form["unit"]!["code"] = "株洲";
            form.Remove("project");
        });
        Assert.Equal(
        [
            "/fiscalYear", "/unit/code", "/moneyUnit", "/funds/total/initial", "/funds/total/executed", "/funds/total/excecuted",
            "/indicators/2/kind", "/project",
            "/indicators/1/id",
        ], faults.Select(f => f.At));
        Assert.All(faults, f => Assert.True(f.Found.Length > 0 && f.Expected.Length > 0 && f.Remedy.Length > 0, f.ToString()));
        Assert.Equal("要写的可能是“executed”", faults.Single(f => f.At == "/funds/total/excecuted").Remedy);
        Assert.Equal("要写的可能是“atLeast”", faults.Single(f => f.At == "/indicators/2/kind").Remedy);
        Assert.Equal("加引号，照印写成 \"118.96\"", faults.Single(f => f.At == "/funds/total/executed").Remedy);
    }

    public static TheoryData<string, string, string> Members => new()
    {
        { "/funds/total/executed", "\"\"", "空白单元格写 null" },
        { "/funds/total/executed", "\"NaN\"", "金额" },
        { "/funds/total/executed", "[]", "照印的文字或 null" },
        { "/execution/rate", "\"99.13\"", "百分号" },
        { "/execution/score", "true", "照印的文字或 null" },
        { "/indicators", "null", "不能为 null" },
        { "/indicators", "{}", "数组" },
        { "/indicators/0/level1", "\"\"", "名称" },
        { "/indicators/0/level1", "\" 产出指标\"", "名称" },
        { "/indicators/0/name", "\"标准化考点建设数\\n\"", "名称" },
        { "/indicators/0/status", "\"cancelled\"", "notCarriedOut" },
        { "/indicators/0/ruleRef", "\"hunan-education-2019\"", "行号" },
        { "/indicators/0/better", "\"up\"", "higher" },
        { "/goals/expected", "\"\\u0000\"", "控制字符" },
        { "/goals/expected", "\"\\uFFFF\"", "控制字符" },
        { "/fiscalYear", "2020.5", "2000 至 2100 的整数" },
        { "/fiscalYear", "20200", "2000 至 2100 的整数" },
        { "/form", "\"2020-zhuzhou\"", "表样名/版本" },
        { "/project", "{}", "没有这一成员" },
        { "/project/code", "\"09/10\"", "代码" },
        { "/specialFundCode", "\"教育\"", "代码" },
        { "/adjustments", "[{\"amount\":\"-1\",\"reason\":\"  \"}]", "写明原因" },
        { "/adjustments", "[{\"amount\":\"-1\",\"reason\":\"按要求压减\",\"on\":\"2020-02-30\"}]", "日期" },
        { "/breakdown", "[{\"name\":\"考点\",\"amount\":null}]", "不能为 null" },
        { "/breakdown", "{\"columns\":[\"备注\"],\"rows\":[[\"考点\",\"1\"]]}", "3 格" },
        { "/breakdown", "{\"columns\":[],\"rows\":[[\"考点\",\"一\"]]}", "金额" },
        { "/breakdown", "{\"columns\":[\"备注\",\"备注\"],\"rows\":[]}", "不重复的列名" },
        { "/quotas", "{\"产出\":\"50\"}", "一级指标" },
        { "/schema", "\"perfledger/self-evaluation/2\"", "perfledger/self-evaluation/1" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_that_does_not_fit_is_refused_at_its_place(string at, string json, string says)
    {
        var faults = Edit.Faults(form =>
        {
            JsonNode node = form;
            var path = at.Split('/')[1..];
            foreach (var step in path[..^1])
                node = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? node[n]! : node[step]!;
            node[path[^1]] = JsonNode.Parse(json);
        });
        Assert.All(faults, f => Assert.StartsWith(at, f.At, StringComparison.Ordinal));
        Assert.Contains(faults, f => f.ToString().Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_with_the_same_three_names_are_refused()
    {
        var faults = Edit.Faults(form =>
        {
            var copy = form["indicators"]![0]!.DeepClone();
            copy["id"] = "i-099";
            form["indicators"]!.AsArray().Add(copy);
        });
        Assert.Equal("/indicators/14/name", Assert.Single(faults).At);
    }

    [Fact]
    public void The_same_member_twice_is_refused()
    {
        var text = Encoding.UTF8.GetString(Repository.Sample("filing.json")).Replace("\"moneyUnit\": \"万元\",\n      \"header\"",
            "\"moneyUnit\": \"万元\", \"moneyUnit\": \"元\",\n      \"header\"", StringComparison.Ordinal);
        var faults = InterchangeReader.Read(Encoding.UTF8.GetBytes(text)).Faults;
        Assert.Equal(13, faults.Length);
        Assert.Equal("/selfEvaluations/0/moneyUnit", faults[0].At);
    }

    [Fact]
    public void The_same_form_twice_in_a_filing_is_refused()
    {
        var filing = JsonNode.Parse(Repository.Sample("filing.json"))!.AsObject();
        filing["selfEvaluations"]!.AsArray().Add(filing["selfEvaluations"]![3]!.DeepClone());
        var fault = Assert.Single(InterchangeReader.Read(Encoding.UTF8.GetBytes(filing.ToJsonString())).Faults);
        Assert.Equal("/selfEvaluations/13", fault.At);
        Assert.Contains("/selfEvaluations/3", fault.Found, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Unsound => new()
    {
        { [], "空文件" },
        { " \n"u8.ToArray(), "空文件" },
        { [0xEF, 0xBB, 0xBF, .. "{}"u8], "BOM" },
        { [.. "{\"schema\":\""u8, 0xFF, .. "\"}"u8], "UTF-8" },
        { "{\"schema\":NaN}"u8.ToArray(), "第 1 行第 11 字节" },
        { "{\n\"schema\":\"x\",}"u8.ToArray(), "第 2 行" },
        { "{} {}"u8.ToArray(), "合法的 JSON" },
        { "{/*x*/}"u8.ToArray(), "合法的 JSON" },
        { "{\"schema\":\"\\uD800\"}"u8.ToArray(), "代理" },
        { "{\"\\uD800\":1}"u8.ToArray(), "代理" },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Bytes_that_are_no_sound_JSON_give_one_clear_fault(byte[] bytes, string says) =>
        Assert.Contains(says, Assert.Single(InterchangeReader.Read(bytes).Faults).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Too_deep_and_too_large_are_refused_before_anything_is_read()
    {
        Assert.Contains("嵌套不超过 16 层", Refused(Encoding.UTF8.GetBytes(new string('[', 17) + new string(']', 17))), StringComparison.Ordinal);
        Assert.Contains("嵌套不超过 16 层", Refused(Encoding.UTF8.GetBytes(new string('[', 100_000))), StringComparison.Ordinal);
        Assert.Contains("字节的文件", Refused(new byte[JsonIntake.MostBytes + 1]), StringComparison.Ordinal);
        Assert.DoesNotContain("16 层", InterchangeReader.Read(Encoding.UTF8.GetBytes(new string('[', 16) + new string(']', 16)))
            .Faults[0].Expected, StringComparison.Ordinal);
        static string Refused(byte[] bytes) => Assert.Single(InterchangeReader.Read(bytes).Faults).ToString();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"schema\":\"perfledger/filing/1\",\"department\":\"局\",\"selfEvaluations\":[]}")]
    [InlineData("{\"schema\":\"perfledger/filing/1\",\"department\":\"局\",\"selfEvaluations\":[1,null]}")]
    [InlineData("{\"schema\":\"perfledger/filing/1\",\"department\":\"局\",\"overall\":{},\"selfEvaluations\":{}}")]
    public void Sound_JSON_of_another_kind_is_refused(string json) =>
        Assert.NotEmpty(InterchangeReader.Read(Encoding.UTF8.GetBytes(json)).Faults);

    [Fact]
    public void The_overall_amounts_are_read_in_yuan()
    {
        var programme = Fold.ReadSample().Programme!;
        Assert.Equal("株洲市教育局", programme.Department);
        Assert.Equal((47_000_000m, -2_910_600m, 44_089_400m),
            (programme.Overall!.Initial.Value, programme.Overall.Adjustment.Value, programme.Overall.Executed.Value));
        Assert.Equal(-3_840_000m, programme.Overall.Statements[3].Adjustment.Value);
    }

    [Fact]
    public void A_member_left_out_is_not_stated_and_a_null_is_a_blank()
    {
        var form = Edit.Changed(9, f =>
        {
            f["funds"]!["total"]!.AsObject().Remove("executed");
            f.Remove("indicators");
        });
        Assert.DoesNotContain(form.Figures, f => f.Figure == "funds.total.executed");
        Assert.True(form.Figures.Single(f => f.Figure == "funds.other.executed").Value.IsBlank);
        Assert.Null(form.Indicators);
    }
}
