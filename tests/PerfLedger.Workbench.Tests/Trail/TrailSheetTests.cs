using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Trail;
using PerfLedger.Workbench.Features.Trail.Exports;

namespace PerfLedger.Workbench.Tests.Trail;

/// <summary>变更留痕表</summary>
public sealed class TrailSheetTests : Journey
{
    private const string Executed = "funds.total.executed";

    private protected override Task BeginAsync() => ImportAsync();

    [LedgerFact]
    public async Task A_sheet_lists_every_change_with_who_why_and_on_what()
    {
        await FillAsync("adjust", "09", "-5.5", "--document", "株财预〔2020〕33号", "--on", "2020-07-15", "--reason", "因疫情压减考务经费");
        await FillAsync("enter", "09", Executed, "118.69", "--reason", "与国库对账单核对", "--on-behalf-of", Head);
        var changes = (await DoAsync("history", "09", "--json")).Json.List("changes");
        var told = (await DoAsync("history", "09", "--docx", PathOf("sheet.docx"))).Out;
        Assert.Contains($"{changes.Count} 处变动", told, StringComparison.Ordinal);
        var text = DocumentText.Of(PathOf("sheet.docx"));
        foreach (var words in new[]
        {
            "年度资金总额·全年执行数更正118.96118.69填一（填报人，代 责一，自述）", "预算调整预算调整-5.5", "因疫情压减考务经费", "株财预〔2020〕33号（2020-07-15）",
            "产出指标／数量指标／标准化考点建设数·年度指标值", "标准化考点建设", $"合计变动 {changes.Count} 处，经手 1 人", "单位负责人（签字）：",
        })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.All(changes, c => Assert.Contains($"{c.Number("position")}（{c.Number("version")}）", text, StringComparison.Ordinal));
        var head = (await DoAsync("verify", "--json")).Json.GetProperty("head");
        Assert.Contains(head.Text("leaf")!, text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_same_range_gives_the_same_bytes_whatever_happened_since()
    {
        var sheet = (await DoAsync("history", "09", "--docx", PathOf("then.docx"), "--json")).Json;
        await DoAsync("person", "add", Filler, "--name", "填一改名", "--unit", "ZZ-JYJ", "--roles", "filler", "--as", Organiser);
        await FillAsync("enter", "09", Executed, "118.69");
        var words = Command().Match(DocumentText.Of(PathOf("then.docx"))).Groups[1].Value.Split(' '); // as printed on the sheet
        var again = (await DoAsync(["history", .. words, "--docx", PathOf("again.docx"), "--json"])).Json;
        Assert.Equal(sheet.Text("code"), again.Text("code"));
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("then.docx")), await File.ReadAllBytesAsync(PathOf("again.docx")));
        Assert.Contains(sheet.Text("code")!, DocumentText.Of(PathOf("then.docx")), StringComparison.Ordinal);
        await DoAsync("history", "09", "--docx", PathOf("now.docx"));
        Assert.Contains("填一改名", DocumentText.Of(PathOf("now.docx")), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_range_begins_behind_a_return_a_filing_a_version_or_with_a_day()
    {
        await SubmitAsync();
        await DoAsync("return", "09", "--as", Reviewer, "--opinion", "请与国库对账单核对", "--answer-by", "2031-05-20");
        var returned = await PositionAsync();
        await FillAsync("enter", "09", Executed, "118.69", "--reason", "与国库对账单核对");
        Assert.Equal(returned + 1, (await ChangesAsync("return:1"))[0].Number("position"));
        await AcceptAsync();
        await FillAsync("file", "09");
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化");
        var since = await ChangesAsync("filing:1"); // what was filed is the version before the filing was recorded
        Assert.Equal(["evaluation_filed", "correction_opened"], since.Select(c => c.Text("event")));
        var version = since[1].Number("version");
        Assert.Equal(version, Assert.Single(await ChangesAsync($"{version - 1}")).Number("version"));
        (await SayAsync("history", "09", "--from", $"{version}")).Says(6, "这一范围内没有变动");
        Assert.Equal(await CountAsync(), (await ChangesAsync("2020-01-01")).Count);
        Assert.Equal(await CountAsync(), (await ChangesAsync("0")).Count);
        Assert.Equal(3, (await DoAsync("history", "09", "--to", "3", "--json")).Json.List("changes").Count);
    }

    [LedgerFact]
    public async Task A_sheet_of_one_figure_has_nothing_else()
    {
        await FillAsync("enter", "09", "indicator.i-014.score", "9");
        await DoAsync("history", "09", "indicator.i-014.score", "--docx", PathOf("one.docx"));
        var text = DocumentText.Of(PathOf("one.docx"));
        Assert.Matches("所列的数满意度指标／.*·得分版本", text);
        Assert.Contains("变动 2 处，经手 1 人，涉及 1 个数；其中更正 1 处，代他人办理 0 处", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_withdrawn_row_keeps_its_name_on_the_sheet()
    {
        await FillAsync("indicator", "add", "09", "产出指标", "数量指标", "培训监考员人次", "--place", "2");
        await FillAsync("indicator", "rename", "09", "i-015", "产出指标", "数量指标", "培训监考员人数");
        await FillAsync("enter", "09", "indicator.i-015.weight", "3");
        await FillAsync("indicator", "withdraw", "09", "i-015");
        await DoAsync("history", "09", "indicator.i-015", "--docx", PathOf("row.docx"));
        Assert.Contains("产出指标／数量指标／培训监考员人数·分值", DocumentText.Of(PathOf("row.docx")), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task What_cannot_be_listed_is_told_with_what_to_write_instead()
    {
        (await SayAsync("history", "09", "--from", "return:1")).Says(6, "还没有被退回过");
        (await SayAsync("history", "09", "--from", "filing:1")).Says(6, "还没有报送过");
        (await SayAsync("history", "09", "--to", "昨天")).Says(2, "看不懂时点“昨天”");
        (await SayAsync("history", "09", "--from", $"form:{Form9}", "--docx", PathOf("x.docx"))).Says(6, "没有变动");
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var one = (await TrailQuery.ReadAsync(session.Main, Form9, Executed, long.MaxValue, default))[0];
        var e = await Assert.ThrowsAsync<CliException>(() =>
            new TrailSheet(session).MakeAsync(Form9, null, [.. Enumerable.Repeat(one, 5001)], default));
        Assert.Equal((ExitCodes.BadInput, true), (e.ExitCode, e.Message.Contains("共 5001 处变动，一份变更留痕表最多 5000 处", StringComparison.Ordinal)));
    }

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> ChangesAsync(string from) =>
        (await DoAsync("history", "09", "--from", from, "--json")).Json.List("changes");

    private async Task<int> CountAsync() => (await DoAsync("history", "09", "--json")).Json.List("changes").Count;

    private static System.Text.RegularExpressions.Regex Command() => new("perfledger history (.*?) --docx");
}
