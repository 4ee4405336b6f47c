using PerfLedger.Domain;
using PerfLedger.Domain.Reports;

namespace PerfLedger.Workbench.Tests.Journeys;

/// <summary>A narrative report from its file to its filing, and its figures out of the ledger.</summary>
public sealed class ReportJourneyTests : Journey
{
    private const string Report = "self-evaluation-report";
    private const string Stream = "report.2020.ZZ-JYJ.self-evaluation-report.nhfz.none";

    private static readonly string[] Because = ["--reason", "按审核意见与国库对账单核对", "--reason-kind", "reviewOpinion"];

    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "report.json");

    private protected override async Task BeginAsync()
    {
        await ImportAllAsync();
        await FillAsync("report", "import", File, "--retrospective");
    }

    private async Task<string> PrintedAsync(string section, params string[] more) =>
        (await DoAsync(["report", "show", Report, section, .. more])).Out;

    private string Text(string text)
    {
        System.IO.File.WriteAllText(PathOf("section.txt"), text);
        return PathOf("section.txt");
    }

    private async Task AcceptReportAsync()
    {
        var acknowledged = await SayAsync("acknowledge", Report, "--as", Head, "--reason", "按原报告录入，差异已核对", "--reason-kind", "imported");
        if (acknowledged.Exit != 0) acknowledged.Says(4, "REV-01");
        await FillAsync("submit", Report);
        await DoAsync("accept", Report, "--as", Reviewer);
    }

    [LedgerFact]
    public async Task The_text_follows_the_ledger_and_stays_as_it_was_at_an_earlier_position()
    {
        Assert.Contains("执行率91.75%", await PrintedAsync("3-12"), StringComparison.Ordinal);
        var before = await PositionAsync();
        await FillAsync("enter", "12", "funds.total.executed", "18.53");
        var now = await PrintedAsync("3-12");
        Assert.Contains("实际支出18.53万元，执行率92.65%", now, StringComparison.Ordinal);
        Assert.Contains("4409.12万元", await PrintedAsync("2"), StringComparison.Ordinal);
        Assert.Contains("执行率91.75%", await PrintedAsync("3-12", "--as-of", "@" + before), StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_section_is_written_from_a_text_file_and_its_history_tells_each_paragraph()
    {
        await FillAsync("report", "write", Report, "5", Text("无。\n另见附件说明，不涉及金额。"));
        var changes = (await DoAsync("report", "history", Report, "5", "--json")).Json.List("changes");
        Assert.Equal(2, changes.Count);
        Assert.Equal("另见附件说明，不涉及金额。", Assert.Single(changes[1].List("paragraphs")).Text("text"));
        Assert.Equal(2, (await DoAsync("history", Report, "section.5.text", "--json")).Json.List("changes").Count);
        Assert.Contains("section.5.text", (await DoAsync("search", "--text", "另见附件说明", "--json")).Out, StringComparison.Ordinal);
        (await SayAsync("report", "write", Report, "5", Text("{{ 133套 }}\n}}"), "--as", Filler)).Says(2, "第1行", "第2行");
        (await SayAsync("report", "write", Report, "5", Text("又改。"), "--seen", "1", "--as", Other)).Says(5, "section.5.text");
        (await SayAsync("enter", Report, "funds.total.executed", "1", "--as", Filler)).Says(4);
    }

    [LedgerFact]
    public async Task A_link_to_nothing_is_an_error_that_stops_submission_until_the_head_answers_for_it()
    {
        await FillAsync("report", "write", Report, "5", Text("其他资金{{ 09.funds.other.executed | 万元 }}万元，另有133套设备。"));
        var check = (await SayAsync("report", "check", Report, "--json")).Is(1).Json.List("findings");
        Assert.Equal(["TXT-07", "TXT-01"], check.Select(f => f.Text("rule")));
        (await SayAsync("submit", Report, "--as", Filler)).Says(4, "TXT-07");
        await FillAsync("report", "write", Report, "5", Text("无。"));
        await DoAsync("report", "check", Report);
        await FillAsync("submit", Report);
    }

    [LedgerFact]
    public async Task A_report_is_filed_with_all_its_streams_at_one_position_and_made_again_byte_for_byte()
    {
        await AcceptReportAsync();
        var filing = (await FillAsync("file", Report, "--json")).Json.GetProperty("filing");
        Assert.Equal(Stream, filing.Text("subject"));
        var streams = await ScalarAsync<long>(
            "select jsonb_array_length(data->'freeze'->'streams')::bigint from ledger.mt_events where type = 'report_filed'");
        Assert.Equal(15, streams); // the report, 13 forms and the programme
        await FillAsync("enter", "12", "funds.total.executed", "18.53");
        Assert.Contains("逐字节一致 1 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        (await SayAsync("report", "write", Report, "5", Text("又改。"), "--as", Filler)).Says(4, "EVA-04");
        (await SayAsync("file", Report, "--as", Filler)).Says(4, "这份报告已报送（第1版）");
        await FillAsync(["correct", Report, .. Because]);
        await FillAsync(["report", "write", Report, "5", Text("已按审核意见更正。"), .. Because]);
        await AcceptReportAsync();
        await FillAsync("file", Report);
        Assert.Contains("逐字节一致 2 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        Assert.Contains("逐字节一致 1 份", (await DoAsync("regenerate", Report + "@1")).Out, StringComparison.Ordinal);
        await DoAsync("rebuild", "--check");
        await DoAsync("verify");
    }

    [LedgerFact]
    public async Task A_report_goes_out_as_a_file_and_comes_in_again_without_a_change()
    {
        await DoAsync("report", "export", Report, "--out", PathOf("out.json"));
        Assert.Contains("已是如此", (await FillAsync("report", "import", PathOf("out.json"))).Out, StringComparison.Ordinal);
        await DoAsync("report", "check", PathOf("out.json"), "--with", Sample.File);
        var alone = (await SayAsync("report", "check", PathOf("out.json"))).Is(1); // without the forms every link is broken
        Assert.Contains("--with", alone.Error, StringComparison.Ordinal);
        var lines = alone.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Distinct(), lines);
    }

    [LedgerFact]
    public async Task An_empty_report_is_opened_linked_and_its_attachments_stated()
    {
        const string Overall = "overall-report";
        await FillAsync("report", "open", "--form", "overall-report/2019-hunan", "--year", "2020", "--unit", "ZZ-JYJ",
            "--unit-name", "株洲市教育局");
        await FillAsync("report", "link", Overall, "09", "09");
        await FillAsync("report", "write", Overall, "1", Text("支出{{ 09.funds.total.executed | 万元 }}万元。"));
        await FillAsync("report", "attachment", Overall, "4", "--absent", "本单位无政府性基金预算");
        await FillAsync("report", "attachment", Overall, "3", "--stream", "09");
        await FillAsync("report", "attachment", Overall, "1", "--file", File);
        Assert.Contains("支出118.96万元", (await DoAsync("report", "show", Overall, "1")).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await DoAsync("report", "list", "--json")).Json.List("reports").Count);
        await DoAsync("render", Overall, "--out", PathOf("overall.docx"));
        Assert.Contains("无此项：本单位无政府性基金预算", DocumentText.Of(PathOf("overall.docx")), StringComparison.Ordinal);
        var told = (await DoAsync("history", Overall, "--json")).Json.List("changes").Select(c => c.Text("event")!).Distinct();
        var own = EventNames.All.Where(e => e.Type.Namespace == typeof(SectionWritten).Namespace).Select(e => e.Name);
        Assert.Equal(["source_unlinked", "section_corrected"], own.Except(told));
    }
}
