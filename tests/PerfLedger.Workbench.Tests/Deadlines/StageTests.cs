using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>A campaign of several kinds of units and of every stage, through the front door.</summary>
public sealed class StageTests : DeadlineJourney
{
    private const string Form = "project-self-evaluation/2020-zhuzhou", Report = "self-evaluation-report/2020-zhuzhou";

    private static readonly string[] Flood = ["--document", "株财绩函〔2031〕5号", "--reason", "受灾停课，核对需时"];

    private protected override JsonObject Order(JsonObject campaign)
    {
        campaign["extensionLimitDays"] = 10;
        campaign["forms"]!.AsArray().Add("overall-base-data/2019-hunan");
        campaign["units"]!.AsArray().Add(new JsonObject { ["code"] = "ZZ-YZ", ["name"] = "示例第一中学", ["kind"] = "school" });
        foreach (var (form, kind, due) in new[]
        {
            (Report, "department", "2031-05-20"), ("overall-base-data/2019-hunan", "department", "2031-05-15"),
            (Form, "school", "2031-05-10"),
        })
            campaign["routes"]!.AsArray().Add(new JsonObject
            {
                ["form"] = form,
                ["unitKind"] = kind,
                ["direction"] = null,
                ["office"] = "教科文科",
                ["due"] = due,
                ["contact"] = "示例联系人",
            });
        campaign["stages"] = new JsonArray(
            Stage("review", "2031-05-25"), Stage("outsideEvaluation", "2031-06-10", ("unitKind", "department")),
            Stage("overallReport", "2031-06-15", ("unitKind", "department"), ("form", Report)), Stage("publication", "2031-07-01"),
            Stage("paymentPace", "2031-09-30", ("rate", 85)), Stage("paymentPace", "2031-11-30", ("rate", 100)));
        return campaign;
    }

    [LedgerFact]
    public async Task Every_package_and_stage_of_a_unit_is_listed_begun_or_not()
    {
        var mine = await ListAsync("--unit", "ZZ-JYJ");
        Assert.Equal(
            [
                ("selfEvaluation", "overall-base-data/2019-hunan", "2031-05-15", "未开始"), ("selfEvaluation", Form, "2031-05-15", "填报中"),
                ("selfEvaluation", Report, "2031-05-20", "未开始"), ("review", null, "2031-05-25", "待单位送审"),
                ("outsideEvaluation", null, "2031-06-10", "未完成"), ("overallReport", Report, "2031-06-15", "未开始"),
                ("publication", null, "2031-07-01", "未公开"), ("paymentPace", null, "2031-09-30", "已达到"),
                ("paymentPace", null, "2031-11-30", "未达到"),
            ],
            mine.Select(d => (d.Text("stage"), d.Text("form"), d.Text("due"), d.Text("stateName"))));
        Assert.Equal("99.13", mine[^1].GetProperty("pace").GetProperty("rate").GetRawText()); // 118.96 of 120
        Assert.Equal("2031-05-10", (await ListAsync("--campaign", Campaign, "--unit", "ZZ-YZ"))[0].Text("due"));
        var text = (await DoAsync("submissions")).Out;
        Assert.All(["示例第一中学", "教科文科", "示例联系人", "2031-05-15 24时", "未开始", "应达100%，现99.13%（118.96/120.00万元）"],
            t => Assert.Contains(t, text, StringComparison.Ordinal));
        (await SayAsync("submissions", "--unit", "ZZ-XXX")).Says(6, "ZZ-XXX");
        (await SayAsync("submissions", "--campaign", "campaign.2020.ZZ-CZJ.none")).Says(6, "没有评价工作");
        var shown = (await DoAsync("campaign", "show", Campaign)).Out;
        Assert.All(["外部评价", "支付进度", "85%", "延期超过报送期限 10 天的，须两人批准"], t => Assert.Contains(t, shown, StringComparison.Ordinal));
    }

    [LedgerFact]
    public async Task Review_filing_and_publication_are_told_by_the_ledger()
    {
        await SubmitAsync();
        Assert.Equal("待审核", await StateAsync("review"));
        await DoAsync("accept", "09", "--as", Reviewer);
        Assert.Equal("待单位送审", await StateAsync("review")); // table and report are still to come
        await FillAsync("file", "09");
        Assert.Equal("未公开", await StateAsync("publication"));
        await DoAsync("rendition", "make", "09", "--redact", "all", "--as", Head);
        await DoAsync("rendition", "publish", "09", "--on", "2031-05-01", "--where", "https://example.org/jxzp", "--as", Head);
        var published = await OneAsync("publication");
        Assert.Equal(("已公开", "2031-05-01"), (published.Text("stateName"), published.Text("effectiveOn")));
        Assert.StartsWith("2031-05-01T", published.Text("recordedAt"), StringComparison.Ordinal);
        await DoAsync("rebuild", "--check");
    }

    [LedgerFact]
    public async Task What_was_done_outside_is_recorded_with_both_times_and_taken_back()
    {
        await ClockAsync("2031-06-12 09:00:00");
        string[] done = ["campaign", "done", Campaign, "外部评价", "ZZ-JYJ", "--document", "现场评价报告"];
        await TurnedDownAsync("STG-08", [.. done, "--on", "2031-06-13", "--as", Organiser]);
        await TurnedDownAsync("STG-06", [.. done, "--on", "2031-06-09", "--as", Filler]);
        await TurnedDownAsync("STG-05", ["campaign", "done", Campaign, "review", "ZZ-JYJ", "--document", "审核单", "--on", "2031-06-09",
            "--as", Organiser]);
        (await SayAsync("campaign", "done", Campaign, "验收", "ZZ-JYJ", "--on", "2031-06-09", "--as", Organiser)).Says(2, "没有阶段“验收”");
        await DoAsync([.. done, "--on", "2031-06-09", "--note", "两人到场", "--as", Organiser]);
        var row = await OneAsync("outsideEvaluation");
        Assert.Equal(("已完成", "2031-06-09", 0L), (row.Text("stateName"), row.Text("effectiveOn"), row.Number("lateDays")));
        Assert.Equal("2031-06-12T01:00:00+00:00", row.Text("recordedAt"));
        Assert.Contains("2031-06-09（登记于 2031-06-12 09:00:00）", (await DoAsync("submissions")).Out, StringComparison.Ordinal);
        string[] undone = ["campaign", "undone", Campaign, "外部评价", "ZZ-JYJ", "--reason", "报告尚未定稿，登记有误", "--as", Organiser];
        await DoAsync(undone);
        var open = await OneAsync("outsideEvaluation");
        Assert.Equal(("未完成", 2L), (open.Text("stateName"), open.Number("lateDays")));
        await TurnedDownAsync("STG-10", undone);
    }

    [LedgerFact]
    public async Task A_far_extension_takes_two_organisers()
    {
        await DoAsync("person", "add", "o-02", "--name", "组二", "--unit", "ZZ-CZJ", "--roles", "organiser", "--as", Organiser);
        string[] grant = ["extend", "grant", "09", "--to", "2031-05-31", .. Flood];
        Assert.Contains("待第二人批准", (await DoAsync([.. grant, "--as", Organiser])).Out, StringComparison.Ordinal);
        await TurnedDownAsync("EXT-06", [.. grant, "--as", Organiser]);
        Assert.Equal(("2031-05-15", "2031-05-31"), (await DueAsync() is var due ? (due.Text("due"), due.Text("proposed")) : default));
        foreach (var word in new[] { new[] { "due", "09" }, ["submissions"], ["campaign", "show", Campaign] })
            Assert.Contains("待第二人批准", (await DoAsync(word)).Out, StringComparison.Ordinal);
        Assert.Contains("延期已批准", (await DoAsync([.. grant, "--as", "o-02"])).Out, StringComparison.Ordinal);
        Assert.Equal("2031-05-31", (await DueAsync()).Text("due"));
        await DoAsync(["extend", "grant", "09", "--to", "2031-06-05", .. Flood, "--as", "o-02"]);
        Assert.Equal(("2031-05-31", "2031-06-05"), (await DueAsync() is var next ? (next.Text("due"), next.Text("proposed")) : default));
    }

    [LedgerFact]
    public async Task All_that_is_wrong_in_the_file_is_said_at_once_with_its_place()
    {
        var file = JsonNode.Parse(await File.ReadAllBytesAsync(PathOf("campaign.json")))!.AsObject();
        file["stages"]!.AsArray().Add(Stage("review", "2031-05-25", ("rate", 85)));
        file["stages"]!.AsArray().Add(Stage("overallReport", "2031-06-15"));
        file["routes"]![0]!["form"] = "another/1";
        var before = await PositionAsync();
        (await SayAsync("campaign", "open", Sample.Write(PathOf("wrong.json"), file), "--as", Organiser))
            .Says(4, "/routes/0：", "CAM-07", "/stages/6：", "STG-04", "/stages/7：", "STG-02");
        Assert.Equal(before, await PositionAsync());
        file["stages"]!.AsArray().Add(Stage("验收", "2031-06-15"));
        (await SayAsync("campaign", "open", Sample.Write(PathOf("wrong.json"), file), "--as", Organiser))
            .Says(2, "/stages/8：", "验收", "docs/campaigns.md");
    }

    [LedgerFact]
    public async Task A_report_and_a_table_have_due_dates_and_extensions_like_a_form_and_lock_when_they_were_handed_in()
    {
        const string report = "report.2020.ZZ-JYJ.self-evaluation-report.nhfz.none";
        var table = Sample.Hunan("base-data-overall.json");
        table["fiscalYear"] = 2020;
        table["unit"] = Sample.Form(9)["unit"]!.DeepClone();
        await FillAsync("import", Sample.Write(PathOf("table.json"), table), "--campaign", Campaign);
        var whole = Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "report.json");
        await FillAsync("report", "import", whole, "--campaign", Campaign);
        Assert.Equal(["basedata", "evaluation", "report"], (await DoAsync("due", "--json")).Json.List("due")
            .Select(d => d.Text("evaluation")!.Split('.')[0]).Order(StringComparer.Ordinal));
        Assert.Equal("2031-05-20", (await DoAsync("due", report, "--json")).Json.List("due")[0].Text("due"));
        await DoAsync(["extend", "grant", report, "--to", "2031-05-25", .. Flood, "--as", Organiser]);
        Assert.Equal("2031-05-25", (await ListAsync()).Single(d => IsOf(report, d)).Text("due"));
        await SubmitAsync(report);
        await DoAsync("return", report, "--as", Reviewer, "--opinion", "请与国库对账单核对");
        await ClockAsync("2031-05-25 23:59:59.999999");
        await File.WriteAllTextAsync(PathOf("5.txt"), "无。");
        string[] write = ["report", "write", report, "5", PathOf("5.txt"), .. Because, "--as", Filler];
        await DoAsync(write);
        await File.WriteAllTextAsync(PathOf("5.txt"), "没有。");
        await ClockAsync("2031-05-26 00:00:00");
        await TooLateAsync(write);
        var late = (await ListAsync()).Single(d => IsOf(report, d));
        Assert.Equal(("被退回", 1L), (late.Text("stateName"), late.Number("lateDays")));

        static bool IsOf(string subject, JsonElement d) => (d.Text("stage"), d.Text("subject")) == ("selfEvaluation", subject);
    }

    private static JsonObject Stage(string stage, string due, params (string Member, JsonNode Value)[] more)
    {
        var order = new JsonObject { ["stage"] = stage, ["office"] = "财务建设处", ["due"] = due };
        foreach (var (member, value) in more) order[member] = value;
        return order;
    }

    private async Task<string?> StateAsync(string stage) => (await OneAsync(stage)).Text("stateName");

    private async Task<JsonElement> OneAsync(string stage) => (await ListAsync("--unit", "ZZ-JYJ")).First(d => d.Text("stage") == stage);

    private async Task<IReadOnlyList<JsonElement>> ListAsync(params string[] more) =>
        (await DoAsync(["submissions", "--json", .. more])).Json.List("submissions");
}
