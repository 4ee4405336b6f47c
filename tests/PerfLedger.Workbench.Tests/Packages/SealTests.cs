namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>Stamped paper comes back to exactly the version whose code it shows.</summary>
public sealed class SealTests : FiledJourney
{
    private protected override int Form => 9;

    [LedgerFact]
    public async Task A_filing_waits_for_its_stamp_and_then_has_it()
    {
        Assert.Contains("待盖章", (await DoAsync("filings")).Out, StringComparison.Ordinal);
        Assert.EndsWith("09@1  待盖章", (await DoAsync("seals")).Out.TrimEnd(), StringComparison.Ordinal);
        string[] attach =
        [
            "seal", "attach", "09", Scan("盖章.jpg", Scans.Jpeg(2480, 3508)), Scan("第2页.png", Scans.Png(1240, 1754)), "--code", Code,
        ];
        Assert.Contains("已附 2 件，已盖章", (await FillAsync(attach)).Out, StringComparison.Ordinal);
        Assert.Contains("没有新记录", (await FillAsync(attach)).Out, StringComparison.Ordinal);
        Assert.Equal("sealed", (await DoAsync("filings", "--json")).Json.List("filings")[0].Text("seal"));
        await DoAsync("seal", "paper", "09", "--on", "2021-05-20", "--kept-at", "档案室第3柜", "--as", Reviewer);
        var seals = (await DoAsync("seals")).Out;
        Assert.Contains("纸质件收讫（2021-05-20，r-01）", seals, StringComparison.Ordinal);
        Assert.Contains("档案室第3柜", seals, StringComparison.Ordinal);
        Assert.Contains("逐字节一致 1 份", (await DoAsync("regenerate", "--all")).Out, StringComparison.Ordinal);
        await DoAsync("rebuild", "--check");
    }

    [LedgerFact]
    public async Task A_correction_awaits_its_own_stamp_and_voids_the_one_before()
    {
        await FillAsync("seal", "attach", "09", Scan("1.pdf", Scans.Pdf(2)), "--code", Code);
        var second = await CorrectAsync("funds.total.executed", "118.69");
        var filings = (await DoAsync("filings")).Out;
        Assert.Contains("盖章作废（已更正）", filings, StringComparison.Ordinal);
        Assert.Contains("待盖章", filings, StringComparison.Ordinal);
        (await SayAsync("seal", "attach", "09", PathOf("1.pdf"), "--code", Code, "--as", Filler)).Says(4, "第1版的校验码", $"这一版为 {second}");
        await FillAsync("seal", "attach", "09", Scan("2.pdf", Scans.Pdf(3, packed: true)), "--code", second);
        Assert.Equal(["void", "sealed"], (await DoAsync("filings", "--json")).Json.List("filings").Select(f => f.Text("seal")!));
    }

    [LedgerFact]
    public async Task Several_forms_in_one_scan_are_bound_page_by_page()
    {
        await ImportAsync(10);
        await AcceptAsync("10");
        var other = await FileFormAsync("10");
        var scan = Scan("合订.pdf", Scans.Pdf(4));
        await FillAsync("seal", "attach", "09", scan, "--code", Code, "--pages", "1-2");
        (await SayAsync("seal", "attach", "10", scan, "--code", other, "--pages", "2-3", "--as", Filler)).Says(4, "第1–2页已附在", "09@1");
        await FillAsync("seal", "attach", "10", scan, "--code", other, "--pages", "3-4");
        Assert.Equal(1, await ScalarAsync<long>("select count(*) from ledger.archive_blob where media_type = 'application/pdf'"));
        (await SayAsync("seal", "attach", "09", Scan("9.pdf", Scans.Pdf(1)), "--code", other, "--as", Filler))
            .Says(4, "它属于 filing.", "10@1");
    }

    [LedgerFact]
    public async Task A_wrong_code_is_refused_and_its_scan_is_not_kept()
    {
        var (position, blobs) = (await PositionAsync(), await ScalarAsync<long>("select count(*) from ledger.archive_blob"));
        var scan = Scan("1.pdf", Scans.Pdf(1));
        (await SayAsync("seal", "attach", "09", scan, "--code", "0123456789abcdef", "--as", Filler)).Says(4, "另一个台账", "FIL-08");
        (await SayAsync("seal", "attach", "09", scan, "--code", Code[..8], "--as", Filler)).Says(2, "不是校验码");
        (await SayAsync("seal", "attach", "09", scan, "--code", Code, "--as", Reviewer)).Says(4, "FIL-07");
        (await SayAsync("seal", "attach", "09", scan, "--code", Code, "--pages", "2", "--as", Filler)).Says(2, "有 1 页");
        (await SayAsync("seal", "paper", "09", "--on", "2021-05-20", "--kept-at", "柜", "--as", Filler)).Says(4, "FIL-10");
        (await SayAsync("seal", "paper", "09", "--on", "2999-01-01", "--kept-at", "柜", "--as", Reviewer)).Says(4, "2999-01-01", "FIL-21");
        (await SayAsync("seal", "paper", "09", "--on", "2021-05-20", "--kept-at", "柜", "--received-by", "x-99", "--as", Reviewer))
            .Says(6, "x-99");
        Assert.Equal((position, blobs), (await PositionAsync(), await ScalarAsync<long>("select count(*) from ledger.archive_blob")));
    }

    [LedgerFact]
    public async Task A_scan_is_judged_by_what_it_holds()
    {
        (string Name, byte[] Bytes, string Says)[] wrong =
        [
            ("a.pdf", "PK\u0003\u0004 Word"u8.ToArray(), "不是 PDF、JPG 或 PNG"), ("b.jpg", Scans.Jpeg(2480, 3508)[..30], "已残缺"),
            ("c.png", Scans.Png(40_000, 100), "40000×100"), ("d.pdf", Scans.Pdf(1, trailer: "/Encrypt 8 0 R"), "已加密"),
            ("e.pdf", Scans.Pdf(1, catalog: "/OpenAction<</S/JavaScript/JS(1)>>"), "JavaScript"),
            ("f.pdf", Scans.Pdf(1, packed: true, catalog: "/Names<</EmbeddedFiles 7 0 R>>"), "EmbeddedFiles"),
            ("g.pdf", Scans.Pdf(1, catalog: "/OpenAction<</S/#4aavaScript>>"), "JavaScript"),
            ("h.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray(), "读不出页数"), ("i.pdf", [], "是空的"),
        ];
        foreach (var (name, bytes, says) in wrong)
            (await SayAsync("seal", "attach", "09", Scan(name, bytes), "--code", Code, "--as", Filler)).Says(2, name, says, "没有写入");
    }
}
