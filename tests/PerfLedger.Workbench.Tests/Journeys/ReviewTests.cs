namespace PerfLedger.Workbench.Tests.Journeys;

public sealed class ReviewTests : Journey
{
    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task A_form_with_open_errors_is_submitted_only_after_the_head_acknowledged_them()
    {
        (await SayAsync("submit", "09", "--as", Filler)).Says(4, "6 个错误", "确认单", "REV-03");
        (await SayAsync("acknowledge", "09", "--as", Filler, "--reason", "差异已逐项核对无误")).Says(4, "单位负责人本人确认");
        (await SayAsync("acknowledge", "09", "--as", Head)).Says(2, "--reason");
        await DoAsync("acknowledge", "09", "--as", Head, "--reason", "差异已逐项核对无误");
        await FillAsync("submit", "09");
        Assert.Equal("submitted", await StageAsync());
    }

    [LedgerFact]
    public async Task An_acknowledgement_on_behalf_of_the_head_needs_the_signed_page()
    {
        await File.WriteAllBytesAsync(PathOf("签字页.pdf"), [.. "%PDF-1.7 签字"u8]);
        await FillAsync("attach", "09", PathOf("签字页.pdf"));
        var page = (await DoAsync("show", "09", "--json")).Json.List("evidence")[0].Text("sha256")!;
        string[] acknowledge = ["acknowledge", "09", "--head", Head, "--signed-page", page, "--on-behalf-of", Head,
            "--reason", "差异已逐项核对无误"];
        (await SayAsync([.. acknowledge, "--as", Filler])).Says(4, "REV-11", "确认码");
        await FillAsync([.. acknowledge, "--page-code", await ConfirmationSheet.CodeAsync(this, "09")]);
        var trail = (await DoAsync("history", "09", "findings", "--json")).Json.List("changes")[0];
        Assert.Equal((Filler, Head, page), (trail.Text("actor"), trail.Text("onBehalfOf"), trail.List("evidence")[0].GetString()));
    }

    [LedgerFact]
    public async Task An_acknowledgement_lapses_when_a_value_changes()
    {
        await DoAsync("acknowledge", "09", "--as", Head, "--reason", "差异已逐项核对无误");
        await FillAsync("enter", "09", "indicator.i-014.score", "9");
        (await SayAsync("submit", "09", "--as", Filler)).Says(4, "REV-03");
        Assert.False((await DoAsync("show", "09", "--json")).Json.GetProperty("acknowledged").GetBoolean());
    }

    [LedgerFact]
    public async Task After_submission_a_correction_needs_a_reason()
    {
        await SubmitAsync();
        string[] enter = ["enter", "09", "funds.total.executed", "118.69", "--as", Filler];
        (await SayAsync(enter)).Says(4, "已送审", "EVA-04");
        await DoAsync("return", "09", "--as", Reviewer, "--opinion", "funds.total.executed=请与国库对账单核对", "--opinion", "请补充满意度问卷",
            "--answer-by", "2021-05-20");
        (await SayAsync(enter)).Says(4, "写明原因", "EVA-08");
        await DoAsync([.. enter, "--reason", "按审核意见与国库对账单核对", "--reason-kind", "reviewOpinion"]);
        Assert.Equal("按审核意见与国库对账单核对", (await DoAsync("history", "09", "funds.total.executed",
            "--json")).Json.List("changes")[^1].Text("reason"));
        await SubmitAsync();
        Assert.Contains("送审（第2次）", (await DoAsync("history", "09", "stage")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Opinions_stand_on_the_form_with_the_figure_they_are_about()
    {
        await SubmitAsync();
        (await SayAsync("return", "09", "--as", Reviewer)).Says(2, "--opinion");
        (await SayAsync("return", "09", "--as", Reviewer, "--opinion", "请核对", "--answer-by", "五月")).Says(2, "2020-05-20");
        await DoAsync("return", "09", "--as", Reviewer, "--opinion", "funds.total.executed=请与国库对账单核对", "--opinion", "请补充满意度问卷");
        var opinions = (await DoAsync("show", "09", "--json")).Json.List("opinions");
        Assert.Equal(["funds.total.executed", null], opinions.Select(o => o.Text("figure")));
        Assert.Contains("被退回", (await DoAsync("list")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Nobody_reviews_an_own_form()
    {
        await DoAsync("person", "add", Other, "--name", "填二", "--unit", "ZZ-JYJ", "--roles", "filler", "reviewer", "--as", Organiser);
        await DoAsync("enter", "09", "indicator.i-014.score", "9", "--as", Other);
        await SubmitAsync();
        (await SayAsync("accept", "09", "--as", Filler)).Says(4, "只有主管处室");
        (await SayAsync("accept", "09", "--as", Other, "--role", "reviewer")).Says(4, "填报和审核不能是同一个人");
        await DoAsync("accept", "09", "--as", Reviewer);
        Assert.Equal("accepted", await StageAsync());
        (await SayAsync("correct", "09", "--as", Filler, "--reason", "决算批复后金额变化")).Says(4, "报送之后才办理更正；这张表还没有报送");
    }

    private async Task<string?> StageAsync() => (await DoAsync("show", "09", "--json")).Json.Text("stage");
}
