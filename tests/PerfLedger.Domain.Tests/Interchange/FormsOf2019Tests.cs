using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Libraries;

namespace PerfLedger.Domain.Tests.Interchange;

/// <summary>Attachments 3, 4 and 7 of the notice on 2019 in the interchange format: three samples of invented units.</summary>
public sealed class FormsOf2019Tests
{
    public static TheoryData<string> Samples => ["overall", "project", "special"];

    private static byte[] Bytes(string name) =>
        File.ReadAllBytes(Path.Combine(Specs.Repository.Root, "samples", "hunan-2019", name + ".json"));

    private static SelfEvaluation Form(string name) => Fold.Imported(Fold.Read(Bytes(name)).Forms[0]);

    private static IReadOnlyList<Finding> Check(SelfEvaluation form)
    {
        var library = form.Library == Shipped.Overall.Name ? Shipped.Overall : Shipped.Education;
        return FormChecks.Run(form, library.With(Shipped.Pack));
    }

    private static System.Collections.Immutable.ImmutableArray<Fault> Faults(string name, Action<JsonObject> change)
    {
        var form = JsonNode.Parse(Bytes(name))!.AsObject();
        change(form);
        return InterchangeReader.Read(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(form)).Faults;
    }

    private static SelfEvaluation Changed(string name, Action<JsonObject> change)
    {
        var form = JsonNode.Parse(Bytes(name))!.AsObject();
        change(form);
        return Fold.Imported(Fold.Read(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(form)).Forms[0]);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_comes_out_byte_for_byte_as_it_went_in(string name) => Assert.Equal(
        Encoding.UTF8.GetString(Bytes(name)), Encoding.UTF8.GetString(InterchangeWriter.Write(Form(name))));

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_same_file_again_records_nothing(string name) =>
        Assert.Empty(Form(name).Import(Fold.Read(Bytes(name)).Forms[0]).Accepted());

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_honest_form_has_neither_error_nor_warning(string name) =>
        Assert.DoesNotContain(Check(Form(name)), f => f.Severity != Severity.Hint);

    [Theory]
    [InlineData("overall", "92.2")]
    [InlineData("project", "98.48")]
    [InlineData("special", "98.42")]
    public void Every_score_of_a_sample_follows_from_its_rules_and_no_grade_is_given(string name, string total)
    {
        var form = Form(name);
        var library = form.Library == Shipped.Overall.Name ? Shipped.Overall : Shipped.Education;
        var result = Calc.Compute(form, library.With(Shipped.Pack));
        Assert.Equal((total, total, "—", "—"), (Text.Of(result.ScoreSum), Text.Of(result.RuleScore), result.Grade, result.RuleGrade));
        Assert.Equal(100m, result.WeightSum);
    }

    [Fact]
    public void The_parts_of_attachment_3_add_up_by_revenue_and_by_expenditure()
    {
        var form = Changed("overall", f => f["funds"]!["basic"]!["executed"] = "5441");
        var found = Assert.Single(Check(form), f => f.Rule == "BUD-04" && f.Severity == Severity.Error);
        Assert.Equal(("/funds/total/executed", "8460"), (found.At, found.Recomputed));
        Assert.Contains("按支出性质分的基本支出、项目支出合计8460", found.What, StringComparison.Ordinal);
        var both = Changed("overall", f => f["funds"]!["total"]!["initial"] = "8601");
        Assert.Equal(2, Check(both).Count(f => f is { Rule: "BUD-04", Severity: Severity.Error }));
        var blank = Changed("overall", f =>
        {
            foreach (var row in new[] { "basic", "project" }) f["funds"]![row]!["executed"] = null;
        });
        Assert.Equal("/funds/basic/executed", Assert.Single(Check(blank), f => f.Rule == "BUD-04").At);
    }

    [Fact]
    public void The_frame_of_attachment_3_is_kept_exactly()
    {
        var form = Changed("overall", f => f["indicators"]![0]!["weight"] = "5");
        Assert.Single(Check(form), f => f is { Rule: "WGT-04", Severity: Severity.Error });
    }

    [Theory]
    [InlineData("project", "total/grade", "\"优\"", "/total/grade")]
    [InlineData("project", "funds/basic", """{"initial":"1"}""", "/funds/basic/initial")]
    [InlineData("project", "header", """{"period":"2019年"}""", "/header/period")]
    [InlineData("special", "remarks", """["注"]""", "/remarks/0")]
    [InlineData("special", "indicators/0/standard", "\"得满分\"", "/indicators/0/standard")]
    [InlineData("overall", "funds/carryOver", """{"executed":"1"}""", "/funds/carryOver/executed")]
    [InlineData("overall", "project", """{"code":"01","name":"某项目"}""", "/project")]
    [InlineData("project", "project", "null", "/project")]
    [InlineData("special", "indicators/1/ruleRef", "\"hunan-overall-2019#1\"", "/indicators/1/ruleRef")]
    public void What_a_form_does_not_have_is_named_with_its_place(string sample, string member, string value, string at)
    {
        var fault = Assert.Single(Faults(sample, f =>
        {
            var path = member.Split('/');
            var parent = path[..^1].Aggregate<string, JsonNode>(f, (n, p) => int.TryParse(p, out var i) ? n[i]! : n[p]!);
            parent[path[^1]] = JsonNode.Parse(value);
        }));
        Assert.Equal(at, fault.At);
    }

    [Fact]
    public void All_cells_a_form_does_not_have_are_told_at_once_and_a_blank_one_may_stand() => Assert.Equal(
        ["/header/totalInvestment", "/total/grade"], Faults("project", f =>
        {
            f["header"] = JsonNode.Parse("""{"totalInvestment":"1","period":null}""");
            f["total"]!["grade"] = "优";
            f["indicators"]![0]!["standard"] = null;
        }).Select(x => x.At));

    [Fact]
    public void Attachment_3_states_its_nine_columns_and_no_grade()
    {
        using var json = JsonDocument.Parse(InterchangeWriter.Write(Form("overall")));
        var row = json.RootElement.GetProperty("indicators")[0];
        Assert.Equal("2次及以上4分；1次2分；0次0分", row.GetProperty("standard").GetString());
        Assert.False(json.RootElement.TryGetProperty("header", out _));
        Assert.False(json.RootElement.TryGetProperty("remarks", out _));
        Assert.False(json.RootElement.GetProperty("total").TryGetProperty("grade", out _));
        Assert.Equal(FormDefinitions.Overall2019.Funds.Select(f => f.Key).Order(StringComparer.Ordinal),
            json.RootElement.GetProperty("funds").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }
}
