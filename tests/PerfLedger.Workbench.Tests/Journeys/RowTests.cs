namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>Indicators, parts, adjustments, targets and evidence.</summary>
public sealed class RowTests : Journey
{
    private const string Notice = "批复〔2020〕示例1号";

    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task An_indicator_is_added_renamed_moved_classified_and_withdrawn()
    {
        await FillAsync("indicator", "add", "09", "产出指标", "数量指标", "培训监考员人数", "--place", "2");
        Assert.Equal("培训监考员人数", (await IndicatorsAsync())[1].Text("name"));
        await FillAsync("indicator", "rename", "09", "i-015", "产出指标", "数量指标", "培训监考员人次");
        await FillAsync("indicator", "move", "09", "i-015", "1");
        await FillAsync("indicator", "classify", "09", "i-015", "--kind", "atLeast", "--better", "higher", "--unit", "人次");
        Assert.Equal(("i-015", "培训监考员人次"), ((await IndicatorsAsync())[0].Text("id"), (await IndicatorsAsync())[0].Text("name")));
        await FillAsync("indicator", "withdraw", "09", "i-015", "--reason", "本年未安排监考员培训", "--reason-kind", "notCarriedOut");
        Assert.DoesNotContain(await IndicatorsAsync(), i => i.Text("id") == "i-015");
        var events = (await DoAsync("history", "09", "indicator.i-015", "--json")).Json.List("changes").Select(c => c.Text("event"));
        Assert.Equal(["indicator_added", "indicator_moved", "indicator_renamed", "indicator_moved", "indicator_classified",
            "indicator_withdrawn"], events);
        (await SayAsync("enter", "09", "indicator.i-015.actual", "5", "--as", Filler)).Says(4, "已从表上撤销");
    }

    [LedgerFact]
    public async Task An_indicator_not_carried_out_needs_a_reason_and_scores_nothing()
    {
        (await SayAsync("indicator", "status", "09", "i-002", "notCarriedOut", "--as", Filler)).Says(4, "须说明原因");
        (await SayAsync("indicator", "status", "09", "i-002", "未实施", "--as", Filler)).Says(2, "notCarriedOut");
        await FillAsync("indicator", "status", "09", "i-002", "notCarriedOut", "--reason", "受疫情影响考试取消", "--reason-kind", "notCarriedOut");
        Assert.Equal("notCarriedOut", (await IndicatorsAsync())[1].Text("status"));
        Assert.Equal("0", (await FormAsync()).GetProperty("figures").GetProperty("indicator.i-002.score").Text("printed"));
        Assert.Contains("（未实施）", (await DoAsync("show", "09")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_survey_gives_the_percentage_of_its_indicator()
    {
        string[] Survey(string satisfied) => ["indicator", "survey", "09", "i-013", "--method", "网络问卷", "--from", "2020-11-01", "--to",
            "2020-11-20",
            "--issued", "300", "--valid", "286", "--satisfied", satisfied, "--as", Filler];
        (await SayAsync(Survey("287"))).Says(4, "满意份数多于有效份数");
        await DoAsync(Survey("265"));
        Assert.Equal("92.66%", (await FormAsync()).GetProperty("figures").GetProperty("indicator.i-013.actual").Text("printed"));
        Assert.Contains("发放300 有效286 满意265", (await DoAsync("history", "09", "indicator.i-013")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Parts_of_an_amount_are_entered_corrected_and_withdrawn()
    {
        await FillAsync("part", "09", "funds.total.fullYear", "市一中考点", "70", "--column", "项目内容=屏蔽设备");
        await FillAsync("part", "09", "funds.total.fullYear", "市一中考点", "71.5", "--part", await LastPartAsync());
        var trail = (await DoAsync("history", "09", "funds.total.fullYear", "--json")).Json.List("changes");
        Assert.Equal(("part_corrected", "市一中考点 70", "市一中考点 71.5"),
            (trail[^1].Text("event"), trail[^1].Text("before"), trail[^1].Text("after")));
        await FillAsync("part", "09", "funds.total.fullYear", "市一中考点", "0", "--part", await LastPartAsync(), "--remove");
        Assert.Equal("（撤销明细）", (await DoAsync("history", "09", "funds.total.fullYear", "--json")).Json.List("changes")[^1].Text("after"));
        (await SayAsync("part", "09", "funds.total.fullYear", "市一中考点", "70", "--column", "屏蔽设备", "--as", Filler)).Says(2, "列名=内容");
        (await SayAsync("part", "09", "goals.actual", "市一中考点", "70", "--as", Filler)).Says(4, "不是金额");
    }

    [LedgerFact]
    public async Task A_mid_year_adjustment_names_its_document_or_is_marked_assumed()
    {
        string[] adjust = ["adjust", "09", "-5.5", "--as", Filler, "--reason", "因疫情压减考务经费预算", "--reason-kind", "budgetChange"];
        (await SayAsync(adjust)).Says(4, "要么写明文件", "推定");
        await DoAsync([.. adjust, "--document", "预算调整通知示例3号", "--on", "2020-07-15"]);
        await DoAsync([.. adjust, "--assumed"]);
        var adjustments = (await FormAsync()).List("adjustments");
        Assert.Equal([false, true], adjustments.Select(a => a.GetProperty("assumed").GetBoolean()));
        await FillAsync("unadjust", "09", adjustments[1].Text("id")!, "--reason", "已找到正式调整文件");
        Assert.Single((await FormAsync()).List("adjustments"));
        Assert.Contains("（推定）", (await DoAsync("history", "09", $"adjustment.{adjustments[1].Text("id")}")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Approved_targets_are_locked_and_a_later_change_is_marked()
    {
        (await SayAsync("targets", "09", PathOf("9.json"), "--as", Filler)).Says(2, "--document");
        await FillAsync("targets", "09", PathOf("9.json"), "--document", Notice, "--on", "2020-01-20");
        string[] enter = ["enter", "09", "indicator.i-003.target", "1300人", "--as", Filler];
        (await SayAsync(enter)).Says(4, Notice, "批复锁定", "IND-13");
        await DoAsync([.. enter, "--document", "目标调整通知示例2号", "--on", "2020-08-01", "--reason", "考生报名人数减少调整目标", "--reason-kind",
            "budgetChange"]);
        Assert.Equal(["indicator.i-003.target"], (await FormAsync()).List("adjustedTargets").Select(t => t.GetString()));
        Assert.Contains("1300人（目标已调整）", (await DoAsync("show", "09")).Out, StringComparison.Ordinal);
        (await SayAsync("targets", "09", PathOf("9.json"), "--document", "另一文件", "--on", "2020-02-20", "--as", Filler)).Says(4, Notice,
            "IND-12");
    }

    [LedgerFact]
    public async Task Evidence_lies_in_the_archive_under_its_digest_and_is_cited_by_it()
    {
        (await SayAsync("enter", "09", "funds.total.executed", "1", "--as", Filler, "--evidence", new string('a', 64))).Says(4, "没有摘要为",
            "先上传");
        await File.WriteAllBytesAsync(PathOf("照片.txt"), [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]);
        await FillAsync("attach", "09", PathOf("照片.txt"), "--figure", "indicator.i-001.actual", "--note", "两个考点现场");
        var evidence = Assert.Single((await FormAsync()).List("evidence"));
        Assert.Equal(("照片.txt", "image/png", 7), (evidence.Text("name"), evidence.Text("mediaType"), evidence.Number("size")));
        var sha256 = evidence.Text("sha256");
        Assert.Equal(1, await ScalarAsync<long>($"select count(*) from ledger.archive_blob where encode(sha256, 'hex') = '{sha256}'"));
        (await SayAsync("attach", "09", PathOf("none.pdf"), "--as", Filler)).Says(2, "没有文件");
    }

    [LedgerFact]
    public async Task A_form_takes_over_the_indicators_of_another_but_never_what_was_achieved()
    {
        await FillAsync("open", "--form", "project-self-evaluation/2020-zhuzhou", "--pack", "cn-2020", "--year", "2021", "--unit", "ZZ-JYJ",
            "--unit-name", "株洲市教育局", "--fund-code", "nhfz", "--fund", "各类教育内涵发展专项", "--project", "09", "--from", Form9, "--with-targets");
        var form = (await DoAsync("show", "2021.ZZ-JYJ.project-self-evaluation.nhfz.09", "--json")).Json;
        var cells = form.GetProperty("figures").EnumerateObject().Select(f => f.Name).ToList();
        Assert.Equal(14, form.List("indicators").Count);
        Assert.Contains("indicator.i-003.target", cells);
        Assert.DoesNotContain(cells, c => c.Split('.')[^1] is "actual" or "score" or "deviation" or "executed" or "rate");
        Assert.Equal(Form9, form.GetProperty("opened").GetProperty("origin").Text("evaluation"));
    }

    private async Task<System.Text.Json.JsonElement> FormAsync() => (await DoAsync("show", "09", "--json")).Json;

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> IndicatorsAsync() => (await FormAsync()).List("indicators");

    private async Task<string> LastPartAsync() =>
        (await DoAsync("history", "09", "funds.total.fullYear", "--json")).Json.List("changes")[^1].Text("figure")!.Split('.')[^1];
}
