using System.Text.RegularExpressions;

namespace PerfLedger.Workbench.Tests.Journeys;

public sealed partial class FilingTests : Journey
{
    private protected override async Task BeginAsync()
    {
        await ImportAsync();
        await AcceptAsync();
    }

    [LedgerFact]
    public async Task A_filed_form_regenerates_byte_for_byte()
    {
        var filed = (await FillAsync("file", "09", "--out", PathOf("out") + "/", "--json")).Json;
        var row = filed.GetProperty("filing");
        Assert.Equal((1, Filler), (row.Number("number"), row.Text("filedBy")));
        var report = (await DoAsync("regenerate", "09", "--out", PathOf("again.docx"), "--json")).Json;
        Assert.True(report.GetProperty("identical").GetBoolean());
        var one = Assert.Single(report.List("filings"));
        Assert.Superset(new HashSet<string?>(["数据模型", "模板", "规则包", "内容（各部件）", "文件字节", "存档文件字节"]),
            one.List("checks").Select(c => c.Text("what")).ToHashSet());
        Assert.All(one.List("checks"), c => Assert.True(c.GetProperty("same").GetBoolean()));
        Assert.Equal(await File.ReadAllBytesAsync(filed.Text("path")!), await File.ReadAllBytesAsync(PathOf("again.docx")));
        Assert.Contains("逐字节一致 1 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task Filing_is_one_command_over_both_streams()
    {
        var (position, commands) = (await PositionAsync(), await ScalarAsync<long>("select count(*) from ledger.ledger_command"));
        await FillAsync("file", "09");
        Assert.Equal((position + 2, commands + 1),
            (await PositionAsync(), await ScalarAsync<long>("select count(*) from ledger.ledger_command")));
        (await SayAsync("file", "09", "--as", Filler)).Says(4, "已报送（第1版）", "perfledger correct");
        Assert.Equal(position + 2, await PositionAsync());
    }

    [LedgerFact]
    public async Task A_correction_makes_version_2_while_version_1_still_regenerates()
    {
        await FillAsync("file", "09");
        (await SayAsync("enter", "09", "funds.total.executed", "118.69", "--as", Filler)).Says(4, "已报送", "办理更正");
        (await SayAsync("correct", "09", "--as", Filler)).Says(2, "--reason");
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化", "--reason-kind", "settlement", "--document", "决算批复示例5号");
        await FillAsync("enter", "09", "funds.total.executed", "118.69", "--reason", "决算批复后执行数变化", "--reason-kind", "settlement");
        await AcceptAsync();
        await FillAsync("file", "09", "--out", PathOf("2.docx"));

        var filings = (await DoAsync("filings", "--json")).Json.List("filings");
        Assert.Equal([1L, 2L], filings.Select(f => f.Number("number")));
        Assert.NotEqual(filings[0].Text("byteDigest"), filings[1].Text("byteDigest"));
        Assert.Contains("逐字节一致 2 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        await DoAsync("regenerate", "09@1");
        Assert.Contains("已报送", (await DoAsync("list")).Out, StringComparison.Ordinal);
        Assert.Contains("第2版", (await DoAsync("list")).Out, StringComparison.Ordinal);
        Assert.Contains("更正第1版", (await DoAsync("receipt", "09@2")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_preview_files_nothing()
    {
        var position = await PositionAsync();
        var preview = await DoAsync("render", "09", "--out", PathOf("preview.docx"));
        Assert.Matches(@"位置 \d+，校验码 [0-9a-f]{16}；预览，未报送", preview.Out);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(PathOf("preview.docx")))[..2]);
        Assert.Equal(position, await PositionAsync());
        Assert.Contains("还没有报送", (await DoAsync("filings")).Out, StringComparison.Ordinal);
        (await SayAsync("render", "09", "--as-of", "@1", "--out", PathOf("early.docx"))).Says(6, "还没有建表");
    }

    [LedgerFact]
    public async Task The_receipt_binds_the_digests_to_the_head_of_the_ledger()
    {
        var row = (await FillAsync("file", "09", "--json")).Json.GetProperty("filing");
        var verified = (await DoAsync("verify", "--json")).Json.GetProperty("head");
        var receipt = (await DoAsync("receipt", "09", "--out", PathOf("receipt.docx"), "--json")).Json;
        var lines = receipt.List("lines").ToDictionary(l => l.Text("name")!, l => l.Text("text")!);
        Assert.Equal(row.Text("byteDigest"), lines["文件 SHA-256"]);
        Assert.Equal(row.Text("modelDigest")![..16], lines["表尾校验码"]);
        Assert.Equal("错误 6、提醒 5、提示 5", lines["校验结果"]);
        Assert.Equal($"填一（{Filler}，填报人，ZZ-JYJ）", lines["报送人"]);
        Assert.Equal(Head, lines["确认人"]);
        Assert.EndsWith(" cn-2020", lines["规则包"], StringComparison.Ordinal);
        Assert.Matches($"^[0-9a-f]{{64}} {Form9} 版本 [0-9]+$", lines["留痕凭证"]);
        Assert.Contains(lines["留痕凭证"][..64], DocumentText.Of(PathOf("receipt.docx")), StringComparison.Ordinal);
        // report_filed is the last event of its command: its leaf binds the filing of the form too.
        Assert.Equal($"{verified.Number("position")}", lines["台账位置"]);
        Assert.Contains(verified.Text("leaf"), lines.Where(l => l.Key.EndsWith("凭证", StringComparison.Ordinal)).Select(l => l.Value));
        var again = PathOf("again.docx");
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化");
        await DoAsync("receipt", "09@1", "--out", again);
        Assert.Equal(await File.ReadAllBytesAsync(PathOf("receipt.docx")), await File.ReadAllBytesAsync(again));
        (await SayAsync("receipt", "10")).Says(6, "没有报送“10”", "perfledger filings");
        (await SayAsync("receipt", "09@x")).Says(2, "09@1");
    }

    [LedgerFact]
    public async Task A_code_on_paper_leads_to_the_filing_and_to_who_changed_a_figure()
    {
        var row = (await FillAsync("file", "09", "--out", PathOf("form.docx"), "--json")).Json.GetProperty("filing");
        var code = row.Text("modelDigest")![..16];
        Assert.Contains(code, DocumentText.Of(PathOf("form.docx")), StringComparison.OrdinalIgnoreCase);
        var trace = (await DoAsync("trace", code.ToUpperInvariant(), "funds.total.executed", "--json")).Json;
        var change = Assert.Single(trace.List("changes"), c => c.Text("figure") == "funds.total.executed");
        Assert.Equal(("118.96", Filler), (change.Text("after"), change.Text("actor")));
        Assert.Equal(row.Text("filing"), trace.GetProperty("filing").Text("filing"));
        var text = (await DoAsync("trace", code[..8])).Out;
        Assert.Matches(Executed(), text);
        Assert.Contains($"perfledger trace {code}", text, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_trace_stops_at_the_filing_it_started_from()
    {
        var row = (await FillAsync("file", "09", "--json")).Json.GetProperty("filing");
        await FillAsync("correct", "09", "--reason", "决算批复后执行数变化");
        await FillAsync("enter", "09", "funds.total.executed", "118.69", "--reason", "决算批复后执行数变化");
        var trace = (await DoAsync("trace", row.Text("modelDigest")![..16], "funds.total.executed", "--json")).Json;
        Assert.Equal("118.96", Assert.Single(trace.List("changes"), c => c.Text("figure") == "funds.total.executed").Text("after"));
    }

    [LedgerFact]
    public async Task A_code_that_is_unknown_or_none_is_told_apart()
    {
        await FillAsync("file", "09");
        (await SayAsync("trace", "0123456789abcdef")).Says(6, "没有校验码为 0123456789abcdef 的报送", "另一个台账");
        (await SayAsync("trace", "0123456")).Says(2, "不是校验码", "16 位");
        (await SayAsync("trace", "表尾的码")).Says(2, "不是校验码");
        (await SayAsync("regenerate")).Says(2, "--all");
        (await SayAsync("regenerate", "09@3")).Says(6, "没有报送“09@3”");
    }

    [GeneratedRegex(@"funds\.total\.executed .*118\.96 +填一")]
    private static partial Regex Executed();
}
