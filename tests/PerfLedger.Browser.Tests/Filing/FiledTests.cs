using System.IO.Compression;
using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Browser.Tests.Filing;

/// <summary>What becomes of a filing: its files, its stamp, its check, its public rendition.</summary>
public sealed class FiledTests(Workbench workbench) : FilingJourney(workbench)
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [BrowserFact]
    public async Task A_form_is_filed_stamped_downloaded_made_again_and_traced_from_its_code_to_the_person()
    {
        await using var tab = await OpenAsync(Role.Filler);
        var filing = await FileAsync(tab);
        var digest = await FactAsync(tab, "文件 SHA-256");
        Assert.Equal(digest, Digest(await TakeAsync(tab, filing + "/document")));
        var code = (await StateAsync(filing)).Latest!.Pins.ModelDigest[..16];
        await StampAsync(tab, "盖章.png", Png, "0123456789abcdef");
        await Assertions.Expect(tab.Page.Locator("main .notice-alarm")).ToContainTextAsync("纸面校验码 0123456789abcdef 不是这一版的");
        await Assertions.Expect(tab.Page.Locator("#seal-code")).ToHaveValueAsync("0123456789abcdef");
        Assert.Empty((await StateAsync(filing)).Seals);
        await StampAsync(tab, "盖章.png", "not a picture"u8.ToArray(), code);
        await Assertions.Expect(tab.Page.Locator("main .notice-alarm")).ToContainTextAsync("不是 PDF、JPG 或 PNG");
        await StampAsync(tab, "盖章.png", Png, code);
        await SaysAsync(tab, "盖章件已附到这一版");
        await Assertions.Expect(tab.Page.Locator(".heading .badge", new() { HasText = "已盖章" })).ToBeVisibleAsync();
        var scan = (await StateAsync(filing)).Seals.Single();
        Assert.Equal(Digest(Png), scan.Scan);
        Assert.Equal(Png, await TakeAsync(tab, $"{filing}/seal/{scan.Scan}"));
        foreach (var missing in new[] { $"/seal/{new string('0', 64)}", "/public/1", "/public/x" })
        {
            Assert.Equal(404, await tab.GoAsync(filing + missing));
            await Assertions.Expect(tab.Page.Locator("main")).ToContainTextAsync("打开。");
        }

        await tab.GoAsync(filing);
        await CheckAsync(tab, filing);
        await SaysAsync(tab, "逐字节一致");
        Assert.Equal(0, await tab.Page.GetByText("✗ 不同").CountAsync());
        await tab.GoAsync("/code");
        await tab.Page.GetByLabel("校验码").FillAsync(code);
        await PressAsync(tab, "追溯");
        var row = tab.Page.Locator("tr", new() { Has = tab.Page.GetByRole(AriaRole.Link, new() { Name = "年度资金总额·全年执行数" }) });
        await Assertions.Expect(row).ToContainTextAsync("118.96");
        await Assertions.Expect(row).ToContainTextAsync("填报人");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "年度资金总额·全年执行数" }).ClickAsync();
        Assert.Contains("/history?figure=funds.total.executed", tab.Path, StringComparison.Ordinal);
        await Assertions.Expect(tab.Page.Locator(".timeline li", new() { HasText = "118.96" }).First).ToContainTextAsync("沈砚禾");
    }

    [BrowserFact]
    public async Task The_office_takes_the_paper_in_and_nobody_else()
    {
        await using var filler = await OpenAsync(Role.Filler);
        var filing = await FileAsync(filler);
        Assert.Equal(0, await filler.Page.Locator("#paper-kept").CountAsync());
        await using var office = await OpenAsync(Role.Reviewer, script: false);
        await office.GoAsync(filing);
        Assert.Equal(0, await office.Page.Locator("#seal-file").CountAsync());
        await office.Page.GetByText("登记纸质件收讫").ClickAsync();
        await office.Page.Locator("#paper-on").FillAsync("2999-01-01");
        await office.Page.Locator("#paper-kept").FillAsync("档案室 3 柜");
        await PressAsync(office, "登记收讫");
        await Assertions.Expect(office.Page.Locator("main .notice-alarm")).ToContainTextAsync("2999-01-01");
        await Assertions.Expect(office.Page.Locator("#paper-kept")).ToHaveValueAsync("档案室 3 柜");
        await office.Page.Locator("#paper-on").FillAsync("2020-06-01");
        await PressAsync(office, "登记收讫");
        await SaysAsync(office, "纸质件收讫已登记");
        await Assertions.Expect(office.Page.Locator("#seal")).ToContainTextAsync("档案室 3 柜");
        Assert.Equal(200, await office.GoAsync("/filings?state=Received"));
        Assert.Equal(1, await office.Page.Locator($"tbody a[href='{filing}']").CountAsync());
    }

    [BrowserFact]
    public async Task Every_file_of_a_filing_can_be_had_without_a_script()
    {
        await using var tab = await OpenAsync(Role.Head, script: false);
        var filing = await FileAsync(tab);
        await tab.GoAsync(filing + "/pdf");
        await SaysAsync(tab, "还没有 PDF");
        await tab.GoAsync(filing);
        await PressAsync(tab, "转换为 PDF 并存档");
        var download = await tab.Page.RunAndWaitForDownloadAsync(() =>
            tab.Page.GetByRole(AriaRole.Link, new() { Name = "下载" }).ClickAsync());
        var pdf = (await StateAsync(filing)).Pdfs.Single();
        Assert.Equal(pdf.Digest, Digest(await File.ReadAllBytesAsync((await download.PathAsync())!)));
        Assert.Equal(pdf.Digest, Digest(await AwaitAsync(tab, filing + "/pdf")));
        foreach (var file in new[] { "/receipt", "/workbook", "/package" })
        {
            using var zip = new ZipArchive(new MemoryStream(await AwaitAsync(tab, filing + file)));
            Assert.NotEmpty(zip.Entries);
        }

        Assert.Equal("%PDF-"u8.ToArray(), (await AwaitAsync(tab, filing + "/receipt?form=pdf"))[..5]);
    }

    [BrowserFact]
    public async Task A_public_rendition_hides_what_was_found_and_is_published_with_its_place()
    {
        await using var tab = await OpenAsync(Role.Head);
        var filing = await FileAsync(tab);
        await tab.GoAsync(filing + "/public");
        await tab.Page.Locator("#texts").FillAsync("没有这样的文字");
        await tab.Page.Locator("#ground").FillAsync("含有未公开的内容");
        await PressAsync(tab, "制作");
        await Assertions.Expect(tab.Page.Locator("main .notice-alarm")).ToContainTextAsync("不在这份报告里");
        await Assertions.Expect(tab.Page.Locator("#texts")).ToHaveValueAsync("没有这样的文字");
        await Assertions.Expect(tab.Page.Locator("#ground")).ToHaveValueAsync("含有未公开的内容");
        await tab.Page.Locator("#texts").FillAsync("试填项目");
        await PressAsync(tab, "制作");
        await SaysAsync(tab, "公开版已制作");
        var made = (await StateAsync(filing)).Renditions.Single();
        Assert.NotEmpty(made.Places);
        Assert.All(made.Places, p => Assert.Equal((true, "含有未公开的内容"), (p.Hidden, p.Ground)));
        Assert.Equal(made.Pins.ByteDigest, Digest(await TakeAsync(tab, filing + "/public/1")));
        await tab.Page.Locator("#on").FillAsync("2020-08-30");
        await tab.Page.Locator("#where").FillAsync("https://www.example.org/jx");
        await PressAsync(tab, "登记已公开");
        await SaysAsync(tab, "公开已登记");
        await Assertions.Expect(tab.Page.Locator(".heading .badge", new() { HasText = "已公开" })).ToBeVisibleAsync();
        await using var filler = await OpenAsync(Role.Filler);
        await filler.GoAsync(filing + "/public");
        Assert.Equal(0, await filler.Page.Locator("main form").CountAsync());
    }

    [BrowserFact]
    public async Task A_changed_event_is_found_by_the_check_with_table_row_and_both_values()
    {
        await using var tab = await OpenAsync(Role.Filler);
        var filing = await FileAsync(tab);
        var form = (await StateAsync(filing)).Latest!.Freeze.Streams[0].Stream;
        var set = $"update ledger.mt_events set data = jsonb_set(data, '{{value,entered}}', $1::jsonb) where stream_id = '{form}' "
            + "and type = 'figure_entered' and data ->> 'figure' = 'indicator.i-003.actual'";
        var was = await Site.TamperAsync($"select data #>> '{{value,entered}}' from ledger.mt_events where stream_id = '{form}' "
            + "and type = 'figure_entered' and data ->> 'figure' = 'indicator.i-003.actual'");
        await Site.TamperAsync(set.Replace("$1", "'\"9999人\"'", StringComparison.Ordinal));
        try
        {
            await CheckAsync(tab, filing);
            await Assertions.Expect(tab.Page.Locator(".difference")).ToContainTextAsync("9999人");
            await Assertions.Expect(tab.Page.Locator(".difference")).ToContainTextAsync(was!);
            await Assertions.Expect(tab.Page.Locator(".difference dt")).ToContainTextAsync("行");
            Assert.True(await tab.Page.GetByText("✗ 不同").CountAsync() > 0);
        }
        finally
        {
            await Site.TamperAsync(set.Replace("$1", $"'\"{was}\"'", StringComparison.Ordinal));
        }

        await CheckAsync(tab, filing);
        await SaysAsync(tab, "逐字节一致");
    }

    [BrowserFact]
    public async Task A_damaged_file_in_the_archive_is_named_with_what_to_restore()
    {
        await using var tab = await OpenAsync(Role.Filler);
        var filing = await FileAsync(tab);
        var digest = (await StateAsync(filing)).Latest!.Pins.ByteDigest;
        await Site.TamperAsync($"delete from ledger.archive_blob where encode(sha256, 'hex') = '{digest}'");
        await CheckAsync(tab, filing);
        await Assertions.Expect(tab.Page.Locator("main .notice-alarm")).ToContainTextAsync("不一致");
        await Assertions.Expect(tab.Page.Locator(".difference")).ToContainTextAsync("存档文件字节缺失");
        await Assertions.Expect(tab.Page.Locator(".difference")).ToContainTextAsync("请从备份恢复存档");
        Assert.Equal(1, await tab.Page.Locator("tr", new() { HasText = "✗ 不同" }).CountAsync());
    }

    [BrowserFact]
    public async Task The_list_is_asked_by_name_state_year_and_code_and_leads_to_later_versions()
    {
        await using var tab = await OpenAsync(Role.Filler);
        var filing = await FileAsync(tab);
        var state = await StateAsync(filing);
        foreach (var (question, found) in new[]
        {
            ("year=2020", true), ("year=2019", false), ("state=Awaiting", true), ("state=Sealed", false), ("state=Corrected", false),
            ($"text={state.Latest!.Pins.ModelDigest[..16]}", true), ("text=没有这样的", false), ("state=nonsense", true),
        })
        {
            Assert.Equal(200, await tab.GoAsync("/filings?" + question));
            Assert.True(found == (await tab.Page.Locator($"tbody a[href='{filing}']").CountAsync() == 1), question);
        }

        await tab.GoAsync("/filings?text=没有这样的");
        await Assertions.Expect(tab.Page.Locator(".empty")).ToContainTextAsync("没有符合的报送");
    }

    [BrowserFact]
    public async Task A_filing_of_another_unit_shows_nothing_by_any_address()
    {
        await using var tab = await OpenAsync(Role.Filler);
        var filing = await FileAsync(tab);
        await using var stranger = await OpenAsync(Role.Filler, unit: "ZZ-WJJ");
        foreach (var file in new[] { "", "/document", "/receipt", "/pdf", "/workbook", "/package", "/check", "/public", "/public/1" })
            Assert.Equal(403, (await stranger.Page.Context.APIRequest.GetAsync(Site.Url + filing + file)).Status);
        var form = (await StateAsync(filing)).Latest!.Freeze.Streams[0].Stream;
        foreach (var page in new[] { "/preview", "/preview/document", "/preview/workbook", "/findings", "/findings/document", "/file" })
            Assert.Equal(403, (await stranger.Page.Context.APIRequest.GetAsync($"{Site.Url}/evaluations/{form}{page}")).Status);
    }

    [BrowserFact]
    public async Task Every_ready_question_of_the_trail_has_its_page_its_workbook_and_its_paper()
    {
        await using var tab = await OpenAsync(Role.Reviewer);
        foreach (var preset in SearchPreset.All)
        {
            Assert.Equal(200, await tab.GoAsync($"/trail?preset={preset.Name}"));
            var hits = await tab.Page.Locator("main tbody tr").CountAsync();
            Assert.True((hits > 0) == (await tab.Page.Locator("main .empty").CountAsync() == 0), preset.Name);
            foreach (var kind in new[] { "excel", "word" })
            {
                var answer = await tab.Page.Context.APIRequest.GetAsync(
                    $"{Site.Url}/trail/{kind}?preset={Uri.EscapeDataString(preset.Name)}");
                Assert.Equal(hits > 0 ? 200 : 404, answer.Status); // nothing found makes no file
                if (hits == 0) continue;
                using var file = new ZipArchive(new MemoryStream(await answer.BodyAsync()));
                Assert.NotEmpty(file.Entries);
            }
        }
    }

    private static async Task CheckAsync(Tab tab, string filing)
    {
        await tab.GoAsync(filing + "/check");
        await tab.Page.Locator("main form button").ClickAsync();
    }

    private static async Task StampAsync(Tab tab, string name, byte[] bytes, string code)
    {
        await tab.Page.Locator("details:has(#seal-file)").EvaluateAsync("d => d.open = true");
        await tab.Page.Locator("#seal-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = bytes });
        await tab.Page.Locator("#seal-code").FillAsync(code);
        await PressAsync(tab, "上传");
    }
}
