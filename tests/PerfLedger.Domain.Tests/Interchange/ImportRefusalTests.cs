using System.Text.Json.Nodes;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Interchange;

public class ImportRefusalTests
{
    private static readonly Ground Because = new(new Reason("reviewOpinion", "按主管处室意见核对凭证"), []);
    private static readonly InterchangeForm Form9 = Edit.Form().Stated();
    private static readonly InterchangeForm Changed = Edit.Changed(9, f => f["funds"]!["total"]!["executed"] = "118.9");

    public static TheoryData<string, string> Heads => new()
    {
        { "form", "project-self-evaluation/2021-zhuzhou" }, { "rulePack", "cn-2021" }, { "competentDepartment", "株洲市财政局" },
        { "specialFund", "另一专项" },
        { "specialFundCode", "other" }, { "moneyUnit", "元" },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public void A_file_of_another_form_is_refused_with_both_values(string member, string value)
    {
        var refusal = Fold.Imported(Form9).Import(Edit.Changed(9, f => f[member] = value)).Refused();
        Assert.Equal("IMP-01", refusal.Code);
        Assert.Contains($"/{member} 文件为“{value}”", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_year_unit_or_project_is_refused_at_once()
    {
        var refusal = Fold.Imported(Form9).Import(Edit.Changed(9, f =>
        {
            f["fiscalYear"] = 2021;
            f["unit"]!["code"] = "ZZ-CZJ";
            f["project"] = null;
        })).Refused();
        foreach (var place in new[] { "/fiscalYear", "/unit/code", "/project/code" })
            Assert.Contains(place, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_submitted_form_takes_no_import_but_the_same_file_is_no_change()
    {
        var submitted = Fold.Imported(Form9).Apply(new EvaluationSubmitted(1));
        Assert.Empty(submitted.Import(Form9).Accepted());
        var refusal = submitted.Import(Changed, Because).Refused();
        Assert.Equal("IMP-02", refusal.Code);
        Assert.Contains("/funds/total/executed", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("退回", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accepted_and_a_filed_form_name_their_own_next_step()
    {
        var accepted = Fold.Imported(Form9).Apply(new EvaluationSubmitted(1), new EvaluationAccepted(1));
        Assert.Contains("请先报送", accepted.Import(Changed, Because).Refused().Message, StringComparison.Ordinal);
        Assert.Contains("更正", accepted.Apply(new EvaluationFiled("filing.x", 1)).Import(Changed, Because).Refused().Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_after_the_first_submission_needs_a_reason()
    {
        var returned = Fold.Imported(Form9).Apply(new EvaluationSubmitted(1), new EvaluationReturned(1, [], null));
        Assert.Equal("IMP-03", returned.Import(Changed).Refused().Code);
        Assert.Single(returned.Import(Changed, Because).Accepted(), e => e is FigureCorrected);
    }

    [Theory]
    [InlineData("target", "3个")]
    [InlineData("weight", "6")]
    [InlineData("name", "考点数")]
    public void An_approved_target_weight_or_name_needs_document_date_and_reason(string cell, string value)
    {
        var approved = Fold.Imported(Form9).Apply(new TargetsApproved("绩效目标批复（推定）", new DateOnly(2020, 2, 28)));
        var file = Edit.Changed(9, f => f["indicators"]![0]![cell] = value);
        var refusal = approved.Import(file, Because).Refused();
        Assert.Equal("IMP-04", refusal.Code);
        Assert.Contains("/indicators/0", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("IMP-04", approved.Import(file, Because with { Document = "调整批复" }).Refused().Code);
        Assert.NotEmpty(approved.Import(file, Because with { Document = "调整批复", On = new DateOnly(2020, 9, 1) }).Accepted());
        Assert.NotEmpty(approved.Import(Changed).Accepted());
    }

    [Fact]
    public void An_id_that_was_withdrawn_is_never_used_again()
    {
        var state = Fold.Imported(Form9).Apply(new IndicatorWithdrawn("i-004", null, null, null));
        var refusal = state.Import(Form9).Refused();
        Assert.Equal("IMP-05", refusal.Code);
        Assert.Contains("/indicators/3", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_id_for_a_known_row_is_refused()
    {
        var refusal = Fold.Imported(Form9).Import(Edit.Changed(9, f => f["indicators"]![1]!["id"] = "i-052")).Refused();
        Assert.Equal("IMP-06", refusal.Code);
        Assert.Contains("“i-002”", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_of_a_level_the_form_does_not_have_is_refused()
    {
        var file = Edit.Changed(9, f =>
        {
            f.Remove("indicators");
            f["quotas"] = new JsonObject { ["影响力指标"] = "25" };
        });
        Assert.Equal("IMP-07", Fold.Imported(Form9).Import(file).Refused().Code);
    }
}
