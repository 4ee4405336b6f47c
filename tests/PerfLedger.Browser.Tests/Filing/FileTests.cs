using Microsoft.Playwright;
using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench;

namespace PerfLedger.Browser.Tests.Filing;

/// <summary>Preview, 确认单 and 报送.</summary>
public sealed class FileTests(Workbench workbench) : FilingJourney(workbench)
{
    [BrowserFact]
    public async Task What_is_filed_is_to_the_byte_what_the_page_showed()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Accepted);
        await using var tab = await OpenAsync(Role.Filler);
        Assert.Equal(200, await tab.GoAsync($"/evaluations/{form}/preview"));
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "核对并报送" }).ClickAsync();
        var shown = await FactAsync(tab, "文件 SHA-256");
        Assert.Contains("教科文科", await FactAsync(tab, "收件单位"), StringComparison.Ordinal);
        var link = await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Word 文件，与报送件逐字节相同" }).GetAttributeAsync("href");
        Assert.Equal(shown, Digest(await TakeAsync(tab, link!)));
        await using (var other = await OpenAsync(Role.Head)) await FileAsync(other); // others write on meanwhile
        await PressAsync(tab, "报送");
        await SaysAsync(tab, "已报送");
        Assert.Equal(shown, await FactAsync(tab, "文件 SHA-256"));
        Assert.Equal(shown, Digest(await TakeAsync(tab, tab.Path.Split('?')[0] + "/document")));
        Assert.Equal(shown, (await StateAsync(tab.Path.Split('?')[0])).Latest!.Pins.ByteDigest);
    }

    [BrowserFact]
    public async Task Filed_twice_by_two_persons_or_by_a_page_sent_again_is_one_filing()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Accepted);
        await using var first = await OpenAsync(Role.Filler, script: false);
        await using var second = await OpenAsync(Role.Head);
        await first.GoAsync($"/evaluations/{form}/file");
        await second.GoAsync($"/evaluations/{form}/file");
        await first.Page.Locator("main button.primary").DblClickAsync();
        await SaysAsync(first, "已报送");
        await PressAsync(second, "报送");
        await SaysAsync(second, "已由他人报送");
        Assert.Equal(first.Path.Split('?')[0], second.Path.Split('?')[0]);
        await second.GoAsync($"/evaluations/{form}/file"); // a reload leads to what is filed
        Assert.Equal(first.Path.Split('?')[0], second.Path.Split('?')[0]);
        Assert.Single((await StateAsync(first.Path.Split('?')[0])).Reports);
    }

    [BrowserFact]
    public async Task What_changed_since_the_page_was_opened_is_named_and_nothing_is_filed()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Accepted);
        await using var tab = await OpenAsync(Role.Filler);
        await tab.GoAsync($"/evaluations/{form}/file");
        var version = (await Drafts.ReadAsync(Site, form)).Version;
        await Drafts.ReturnAsync(Site, form);
        await PressAsync(tab, "报送");
        await SaysAsync(tab, $"由版本 {version} 变为版本 {version + 1}");
        await Assertions.Expect(tab.Page.Locator(".against")).ToContainTextAsync("还没有审核通过");
        Assert.Equal(Stage.Returned, (await Drafts.ReadAsync(Site, form)).Stage);
    }

    [BrowserFact]
    public async Task All_that_stands_against_filing_is_said_at_once_and_nothing_can_be_pressed()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(Role.Reviewer);
        await tab.GoAsync($"/evaluations/{form}/preview");
        var against = await tab.Page.Locator(".against li").AllInnerTextsAsync();
        Assert.Contains(against, a => a.Contains("还没有审核通过", StringComparison.Ordinal));
        Assert.Contains(against, a => a.Contains("个错误没有处理", StringComparison.Ordinal));
        Assert.Contains(against, a => a.Contains("RGT-", StringComparison.Ordinal));
        await tab.GoAsync($"/evaluations/{form}/file");
        Assert.Equal(0, await tab.Page.GetByRole(AriaRole.Button, new() { Name = "报送", Exact = true }).CountAsync());
    }

    [BrowserFact]
    public async Task Filing_asks_for_the_password_again()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Accepted);
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await using var tab = await Browser.OpenAsync(Site);
        await tab.SignInAsync(name, password);
        try
        {
            Site.Clock.Ahead = TimeSpan.FromMinutes(6);
            await tab.GoAsync($"/evaluations/{form}/file");
            Assert.StartsWith("/account/again", tab.Path, StringComparison.Ordinal);
            await tab.Page.GetByLabel("密码").FillAsync(password);
            await PressAsync(tab, "确认");
            Assert.Equal($"/evaluations/{form}/file", tab.Path);
        }
        finally
        {
            Site.Clock.Ahead = TimeSpan.Zero;
        }
    }

    [BrowserFact]
    public async Task A_narrative_report_is_previewed_checked_and_filed_with_all_its_streams()
    {
        var report = await Reports.AcceptedAsync(Site);
        await using var tab = await OpenAsync(Role.Filler);
        Assert.Equal(200, await tab.GoAsync($"/evaluations/{report}/preview"));
        Assert.True(await tab.Page.Locator(".report section").CountAsync() > 5);
        Assert.True(await tab.Page.Locator(".report table").CountAsync() > 0);
        Assert.Equal(200, await tab.GoAsync($"/evaluations/{report}/findings"));
        Assert.Equal(200, await tab.GoAsync($"/evaluations/{report}/file"));
        var shown = await FactAsync(tab, "文件 SHA-256");
        await PressAsync(tab, "报送");
        await SaysAsync(tab, "已报送");
        var address = tab.Path.Split('?')[0];
        Assert.Equal(shown, await FactAsync(tab, "文件 SHA-256"));
        Assert.Equal(15, (await StateAsync(address)).Latest!.Freeze.Streams.Length);
        Assert.Equal(404, await tab.GoAsync("/evaluations/report.2020.ZZ-JYJ.nothing/preview"));
        Assert.Equal(404, await tab.GoAsync("/evaluations/nonsense/preview"));
    }

    [BrowserFact]
    public async Task Preview_files_are_of_the_position_of_the_page()
    {
        await using var tab = await OpenAsync(Role.Filler);
        var form = await Drafts.MakeAsync(Site);
        await tab.GoAsync($"/evaluations/{form}/preview");
        var links = new Dictionary<string, string>();
        foreach (var kind in new[] { "Word", "PDF", "Excel" })
        {
            var link = tab.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = kind, Exact = true });
            links[kind] = (await link.GetAttributeAsync("href"))!;
        }

        var first = Digest(await TakeAsync(tab, links["Word"]));
        await Drafts.MakeAsync(Site);
        Assert.Equal(first, Digest(await TakeAsync(tab, links["Word"])));
        Assert.Equal("PK"u8.ToArray(), (await TakeAsync(tab, links["Excel"]))[..2]);
        var pdf = await AwaitAsync(tab, links["PDF"]);
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.Equal(Digest(pdf), Digest(await AwaitAsync(tab, links["PDF"]))); // one conversion, kept
        Assert.Equal(404, await tab.GoAsync($"/evaluations/{form}/preview/document?at=99999999"));
    }
}
