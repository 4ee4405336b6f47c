using System.IO.Compression;
using System.Text;

namespace PerfLedger.Workbench.Tests.Reminders;

/// <summary>What people see of reminders: the plan, 催报名单, and that somebody rang.</summary>
public sealed class RemindWordTests : ReminderJourney
{
    [LedgerFact]
    public async Task The_plan_shows_what_went_out_and_what_is_to_come_by_which_calendar()
    {
        await RoundAsync("2031-05-01 09:30:00");
        var rows = (await DoAsync("remind", "plan", "--json")).Json.List("reminders");
        Assert.Equal(
            ["10 2031-05-01 f-01 f-02 True", "3 2031-05-12 f-01 f-02 False", "1 2031-05-14 f-01 f-02 h-01 False",
                "0 2031-05-15 f-01 f-02 h-01 False"],
            rows.Select(r => $"{r.GetProperty("step")} {r.Text("day")} {string.Join(' ', r.GetProperty("recipients").EnumerateArray())} "
                + r.Has("issuedAt")));
        Assert.Equal("2031@0?", rows[1].Text("calendar"));
        Assert.All(rows, r => Assert.True(r.GetProperty("provisional").GetBoolean()));
        var text = (await DoAsync("remind", "plan", "--campaign", Campaign, "--unit", "ZZ-JYJ")).Out;
        Assert.All(["T-10", "2031-05-01 09:30 已发（日历暂定）", "2031-05-12 周一  T-3", "将发", "填一（f-01）、填二（f-02）、责一（h-01）"],
            t => Assert.Contains(t, text, StringComparison.Ordinal));
        Assert.Contains("没有要提醒的", (await DoAsync("remind", "plan", "--unit", "ZZ-WSJ")).Out, StringComparison.Ordinal);
        (await SayAsync("remind", "plan", "--campaign", "campaign.2020.ZZ-CZJ.zp-1")).Says(6, "没有评价工作");
    }

    [LedgerFact]
    public async Task What_has_come_and_is_not_out_is_to_come_today_and_after_the_due_day_the_next_Tuesday_or_Friday()
    {
        await ClockAsync("2031-05-13 08:00:00");
        Assert.Contains("2031-05-12 周一  T-3", (await DoAsync("remind", "plan")).Out, StringComparison.Ordinal);
        Assert.Contains("待发", (await DoAsync("remind", "plan")).Out, StringComparison.Ordinal);
        await ClockAsync("2031-05-17 08:00:00");
        var text = (await DoAsync("remind", "plan")).Out;
        Assert.Contains("2031-05-16 周五  逾期第1次", text, StringComparison.Ordinal);
        Assert.Contains("2031-05-20 周二  逾期第2次", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task The_list_says_who_is_late_whom_to_ring_and_when_it_was_last_reminded_and_rung()
    {
        await DoAsync("person", "contact", Filler, "--phone", "0731-00000000", "--as", Organiser);
        await RoundAsync("2031-05-16 09:00:00");
        await DoAsync("remind", "called", "ZZ-JYJ", "--campaign", Campaign, "--note", "填一答应周一上午送来", "--person", Filler, "--as", Reviewer);
        var row = Assert.Single((await DoAsync("remind", "list", Campaign, "--json")).Json.List("rows"));
        Assert.Equal(("ZZ-JYJ", Form9, "open", "2031-05-15", 1), (row.Text("unit"), row.Text("subject"), row.Text("state"), row.Text("due"),
            row.GetProperty("days").GetInt32()));
        var text = (await DoAsync("remind", "list", Campaign)).Out;
        Assert.All(["株洲市教育局", "未报", "2031-05-15 周四", "逾期1天", "填一、填二", "0731-00000000", "2031-05-16 09:00", "审一（r-01）"],
            t => Assert.Contains(t, text, StringComparison.Ordinal));
        await SubmitAsync();
        Assert.Contains("都已报送", (await DoAsync("remind", "list", Campaign)).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_unit_sees_only_itself_and_an_office_sees_all()
    {
        Assert.Single((await DoAsync("remind", "list", Campaign, "--as", Filler, "--json")).Json.List("rows"));
        (await SayAsync("remind", "list", Campaign, "--as", Head, "--unit", "ZZ-WSJ")).Says(4, "只能看本单位（ZZ-JYJ）");
        await DoAsync("person", "add", "f-09", "--name", "填九", "--unit", "ZZ-WSJ", "--roles", "filler", "--as", Organiser);
        Assert.Empty((await DoAsync("remind", "list", Campaign, "--as", "f-09", "--json")).Json.List("rows"));
        Assert.Single((await DoAsync("remind", "list", Campaign, "--as", Reviewer, "--json")).Json.List("rows"));
    }

    [LedgerFact]
    public async Task The_list_as_a_workbook_keeps_what_looks_like_a_formula_a_text()
    {
        await DoAsync("person", "add", Filler, "--name", "=HYPERLINK(\"http://example.invalid\")", "--unit", "ZZ-JYJ", "--roles",
            "filler", "--as", Organiser);
        await DoAsync("remind", "list", Campaign, "--xlsx", PathOf("list.xlsx"));
        using var book = ZipFile.OpenRead(PathOf("list.xlsx"));
        var sheet = await TextAsync(book, "xl/worksheets/sheet1.xml");
        Assert.Contains("=HYPERLINK(", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.Contains("landscape", sheet, StringComparison.Ordinal);
        Assert.Contains("催报名单：", sheet, StringComparison.Ordinal);
        Assert.Contains("_xlnm.Print_Titles", await TextAsync(book, "xl/workbook.xml"), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_call_is_recorded_by_an_office_with_what_was_said_and_without_the_number()
    {
        string[] called = ["remind", "called", "ZZ-JYJ", "--campaign", Campaign, "--note"];
        await RuledOutAsync("REM-01", [.. called, "填一答应周一上午送来", "--as", Filler]);
        await RuledOutAsync("REM-02", [.. called, " 好 ", "--as", Reviewer]);
        (await SayAsync("remind", "called", "ZZ-WSJ", "--campaign", Campaign, "--note", "答应周一送来", "--as", Reviewer))
            .Says(6, "没有单位“ZZ-WSJ”");
        (await SayAsync([.. called, "答应周一送来", "--person", "f-77", "--as", Reviewer])).Says(6, "没有人员“f-77”");
        Assert.Contains("已电话催报", (await DoAsync([.. called, "填一答应周一上午送来", "--as", Organiser])).Out, StringComparison.Ordinal);
        Assert.Equal("""{"note": "填一答应周一上午送来"}""",
            await ScalarAsync<string>("select data::text from ledger.mt_events where type = 'unit_called'"));
        Assert.Empty((await DoAsync("rebuild", "--check")).Error);
    }

    private async Task RuledOutAsync(string code, string[] words)
    {
        var before = await PositionAsync();
        (await SayAsync(words)).Says(4, code);
        Assert.Equal(before, await PositionAsync());
    }

    private static async Task<string> TextAsync(ZipArchive book, string part)
    {
        using var reader = new StreamReader(book.GetEntry(part)!.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
