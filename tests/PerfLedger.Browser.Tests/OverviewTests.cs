using System.Globalization;
using System.IO.Compression;
using Microsoft.Playwright;
using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Browser.Tests;

/// <summary>All forms in one table, and from a printed page to the person who changed a figure.</summary>
[Collection(WorkbenchTests.Name)]
public sealed class OverviewTests(Workbench workbench)
{
    private Site Site => workbench.Site;

    [BrowserFact]
    public async Task Several_forms_are_submitted_at_once_and_each_has_its_result()
    {
        await using var tab = await FillerAsync(script: false);
        await tab.GoAsync("/overview");
        Assert.InRange(await tab.Page.Locator(".overview-grid tbody tr").CountAsync(), 13, int.MaxValue); // and drafts of other tests
        Assert.Contains("尾差", await tab.Page.Locator(".overview-grid tfoot").InnerTextAsync(), StringComparison.Ordinal);
        await TickAsync(tab, Site.Form9, Site.Form12);
        await PressAsync(tab, "送审");
        Assert.StartsWith("/batches/batch.", tab.Path, StringComparison.Ordinal);
        var rows = tab.Page.Locator("main .grid tbody tr");
        Assert.Equal(2, await rows.CountAsync());
        // Both are filed already: each is refused by itself, in the words of its rule.
        foreach (var said in await rows.AllInnerTextsAsync()) Assert.Contains("拒绝", said, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_table_is_sorted_and_narrowed_and_its_totals_stay_those_of_all_forms()
    {
        await using var tab = await FillerAsync(script: false);
        await tab.GoAsync("/overview");
        var total = await tab.Page.Locator(".overview-grid tfoot tr").First.InnerTextAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "全年执行", Exact = true }).ClickAsync();
        Assert.Equal("ascending", await tab.Page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        var executed = await tab.Page.Locator("td[data-column='executed']").AllInnerTextsAsync();
        var amounts = executed.Select(t => decimal.Parse(t, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(amounts.Order(), amounts);
        await tab.GoAsync("/overview?text=标准化");
        Assert.Equal(1, await tab.Page.Locator(".overview-grid tbody tr").CountAsync());
        Assert.Equal(total, await tab.Page.Locator(".overview-grid tfoot tr").First.InnerTextAsync());
    }

    [BrowserFact]
    public async Task Chosen_forms_are_downloaded_as_word_files_and_as_one_workbook_and_printed_page_by_page()
    {
        await using var tab = await FillerAsync();
        await tab.GoAsync("/overview");
        await TickAsync(tab, Site.Form9, Site.Form12);
        var word = await tab.Page.RunAndWaitForDownloadAsync(() => PressAsync(tab, "下载 Word（zip）"));
        await using (var zip = await ZipFile.OpenReadAsync(await word.PathAsync()))
        {
            Assert.Equal(2, zip.Entries.Count);
            var filed = (await FilingQuery.AllAsync(Site.Session.Main, default)).Last(f => f.Subject == Site.Form12);
            var entry = zip.Entries.Single(e => e.Name == FilingWords.FileName(Site.Form12, filed.Number));
            await using var bytes = await entry.OpenAsync();
            Assert.Equal(filed.ByteDigest, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(bytes)));
        }

        var book = await tab.Page.RunAndWaitForDownloadAsync(() => PressAsync(tab, "下载 Excel（一本）"));
        Assert.Equal("自评表.xlsx", book.SuggestedFilename);
        await PressAsync(tab, "合并打印");
        Assert.Equal(2, await tab.Page.Locator(".sheet").CountAsync());
        var paper = await tab.Page.PdfAsync(new() { Format = "A4" });
        Assert.InRange(System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(paper), "/Type /Page\\b"), 2, 8);
    }

    [BrowserFact]
    public async Task Chosen_forms_become_one_pdf_made_by_the_server_with_a_result_for_each()
    {
        if (!PdfConverters.Exists) return; // no LibreOffice here
        var draft = await Drafts.MakeAsync(Site);
        await using var tab = await FillerAsync();
        await tab.GoAsync("/overview");
        await TickAsync(tab, Site.Form12, draft);
        await PressAsync(tab, "合成一个 PDF");
        var bind = tab.Page.GetByRole(AriaRole.Link, new() { Name = "下载合订的 PDF（2 张）" });
        await Assertions.Expect(bind).ToBeVisibleAsync(new() { Timeout = 20_000 }); // the page asks again by itself
        var pages = (await tab.Page.Locator("main .grid tbody tr").AllInnerTextsAsync())
            .Select(t => System.Text.RegularExpressions.Regex.Match(t, @"已生成 (\d+) 页").Groups[1].Value)
            .Sum(n => int.Parse(n, CultureInfo.InvariantCulture));
        var bound = await tab.Page.RunAndWaitForDownloadAsync(() => bind.ClickAsync());
        var facts = PdfFacts.Read(await File.ReadAllBytesAsync(await bound.PathAsync()));
        Assert.Equal((pages, false, null), (facts.Pages, facts.IsEncrypted, facts.Active));
        Assert.InRange(pages, 2, 8);
    }

    [BrowserFact]
    public async Task An_office_accepts_many_and_returns_many_with_one_opinion_each_with_its_result()
    {
        string[] forms =
            [await Drafts.MakeAsync(Site, Stage.Submitted), await Drafts.MakeAsync(Site, Stage.Submitted), await Drafts.MakeAsync(Site)];
        var (name, password) = await Site.PersonAsync(Site.Office, [Role.Organiser]);
        await using var tab = await workbench.Browser.OpenAsync(Site);
        await tab.SignInAsync(name, password);
        await tab.EnrolAsync();
        await tab.GoAsync("/overview");
        await TickAsync(tab, forms);
        await PressAsync(tab, "审核通过");
        Assert.Equal(2, await tab.Page.Locator(".badge-done").CountAsync());
        Assert.Equal(1, await tab.Page.Locator(".badge-warning").CountAsync()); // a draft waits for no review
        await tab.GoAsync("/overview");
        await TickAsync(tab, forms[0], forms[1]);
        await tab.Page.GetByText("退回打勾的表").ClickAsync();
        await PressAsync(tab, "退回");
        Assert.Contains("退回须写明审核意见", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await tab.GoAsync("/overview");
        await TickAsync(tab, forms[0], forms[1]);
        await tab.Page.GetByText("退回打勾的表").ClickAsync();
        await tab.Page.Locator("[name=opinion]").FillAsync("执行数请附决算报表");
        await PressAsync(tab, "退回");
        Assert.Equal(2, await tab.Page.Locator(".badge-done").CountAsync());
        foreach (var form in forms.Take(2))
        {
            var state = await Drafts.ReadAsync(Site, form);
            Assert.Equal((Stage.Returned, "执行数请附决算报表"), (state.Stage, state.Opinions.Single().Text));
        }
    }

    [BrowserFact]
    public async Task Filing_many_asks_for_the_password_and_files_what_is_accepted()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Submitted);
        await using var tab = await FillerAsync();
        await tab.GoAsync("/overview");
        await TickAsync(tab, form);
        await PressAsync(tab, "报送");
        Assert.Contains("拒绝", await tab.Page.Locator("main .grid tbody tr").InnerTextAsync(), StringComparison.Ordinal); // not accepted yet
        Site.Clock.Ahead = TimeSpan.FromMinutes(6);
        try
        {
            await tab.GoAsync("/overview");
            await TickAsync(tab, form);
            await PressAsync(tab, "报送");
            Assert.StartsWith("/account/again", tab.Path, StringComparison.Ordinal);
        }
        finally
        {
            Site.Clock.Ahead = TimeSpan.Zero;
        }
    }

    [BrowserFact]
    public async Task Nothing_chosen_is_said_and_nobody_acts_on_forms_of_another_unit()
    {
        await using var tab = await FillerAsync();
        await tab.GoAsync("/overview");
        await PressAsync(tab, "下载 Excel（一本）");
        Assert.Contains("还没有选自评表", await tab.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await using var stranger = await FillerAsync("ZZ-WJJ");
        await stranger.GoAsync("/overview");
        Assert.Contains("没有符合的自评表", await stranger.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await tab.GoAsync("/overview");
        await TickAsync(tab, Site.Form9);
        await tab.Page.EvaluateAsync(
            "document.querySelector('input[name=form]:checked').value = 'evaluation.2020.ZZ-WJJ.project-self-evaluation.x.1'");
        await PressAsync(tab, "送审");
        Assert.Contains("不能办理", await tab.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task From_the_code_on_paper_to_the_filing_the_figure_and_the_person()
    {
        var filed = (await FilingQuery.AllAsync(Site.Session.Main, default)).First(f => f.Subject == Site.Form12);
        await using var tab = await FillerAsync();
        await tab.GoAsync("/trail");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "由校验码追溯" }).ClickAsync();
        await tab.Page.GetByLabel("校验码").FillAsync(filed.ModelDigest[..16].ToUpperInvariant());
        await PressAsync(tab, "追溯");
        var row = tab.Page.Locator("tr", new() { HasText = "年度资金总额·全年执行数" });
        Assert.Contains("18.35", await row.InnerTextAsync(), StringComparison.Ordinal);
        await row.GetByRole(AriaRole.Link).ClickAsync();
        var history = await tab.Page.Locator(".timeline").InnerTextAsync();
        Assert.Contains("18.53", history, StringComparison.Ordinal);
        Assert.Contains("18.35", history, StringComparison.Ordinal);
        await tab.GoAsync("/code?code=0000000000000000");
        Assert.Contains("没有校验码", await tab.Page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_search_is_exported_as_it_was_asked()
    {
        await using var tab = await FillerAsync();
        await tab.GoAsync("/trail?form=12&figure=funds.total.executed");
        var found = await tab.Page.Locator("main .grid tbody tr").CountAsync();
        Assert.InRange(found, 2, 20);
        var answer = await tab.Page.APIRequest.GetAsync(Site.Url + "/trail/excel?form=12&figure=funds.total.executed");
        Assert.True(answer.Ok, await answer.TextAsync());
        var book = await tab.Page.RunAndWaitForDownloadAsync(() => PressAsync(tab, "导出 Excel"));
        await using (var zip = await ZipFile.OpenReadAsync(await book.PathAsync()))
        {
            using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
            Assert.Equal(found + 3, (await sheet.ReadToEndAsync()).Split("<row ").Length - 1); // title, heads and a note
        }

        var paper = await tab.Page.RunAndWaitForDownloadAsync(() => PressAsync(tab, "导出 Word（留痕表）"));
        Assert.Equal("改动查询.docx", paper.SuggestedFilename);
        await tab.GoAsync("/trail?from=昨天&year=二〇&least=很多");
        Assert.Equal(3, await tab.Page.Locator("[role=alert] li").CountAsync());
    }

    [BrowserFact]
    public async Task What_changed_since_is_listed_and_marked_on_the_form()
    {
        await using var tab = await FillerAsync();
        await tab.GoAsync($"/evaluations/{Site.Form12}/versions");
        await tab.Page.Locator("main .acts .button", new() { HasText = "以来的改动" }).First.ClickAsync();
        var sections = await tab.Page.Locator("main .grid tbody td:first-child").AllInnerTextsAsync();
        Assert.All(sections, s => Assert.Equal("状态", s)); // filed, and no figure changed since
        await tab.GoAsync($"/evaluations/{Site.Form12}/history?figure=funds.total.executed");
        var corrected = await tab.Page.Locator(".timeline a[href*='?at=@']").First.GetAttributeAsync("href");
        var before = long.Parse(corrected!.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture) - 1;
        await tab.GoAsync($"/evaluations/{Site.Form12}?since=@{before}");
        var cell = tab.Page.Locator("td[data-figure='funds.total.executed']");
        Assert.Contains("changed", await cell.GetAttributeAsync("class"), StringComparison.Ordinal);
        Assert.Contains("18.53", await cell.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator("td.changed[data-figure='funds.total.initial']").CountAsync());
    }

    private async Task<Tab> FillerAsync(string unit = Site.Unit, bool script = true)
    {
        var (name, password) = await Site.PersonAsync(unit, [Role.Filler]);
        var tab = await workbench.Browser.OpenAsync(Site, script: script);
        await tab.SignInAsync(name, password);
        return tab;
    }

    private static async Task TickAsync(Tab tab, params string[] forms)
    {
        foreach (var form in forms) await tab.Page.Locator($"input[name=form][value='{form}']").CheckAsync();
    }

    private static Task PressAsync(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
}
