using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Domain;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Templates;

namespace PerfLedger.Browser.Tests.SettingUp;

/// <summary>Templates and jobs.</summary>
public sealed class UpkeepTests(Workbench workbench) : OfficeJourney(workbench)
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";

    [BrowserFact]
    public async Task A_template_with_faults_is_not_published_and_a_right_one_is_published_and_withdrawn()
    {
        await using var tab = await OpenAsync(Role.Organiser);
        await SendAsync(Library.Template("self-evaluation-report/2020-zhuzhou").Docx);
        Assert.NotEqual(0, await tab.Page.Locator(".notice-alarm .faults li").CountAsync());
        Assert.Equal("2031-01-01", await tab.Page.GetByLabel("启用日期").InputValueAsync());
        await SendAsync("no document"u8.ToArray());
        Assert.Contains("template.docx", await tab.Page.Locator(".notice-alarm").InnerTextAsync(), StringComparison.Ordinal);
        await SendAsync(Library.Template(Form).Docx);
        Assert.Contains("已发布", await tab.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await tab.Page.GetByText("与随程序的比较").First.ClickAsync();
        Assert.Contains("逐字相同", await tab.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await tab.Page.GetByText("撤回", new() { Exact = true }).First.ClickAsync();
        await tab.Page.GetByLabel("原因（至少五个字）").First.FillAsync("发错了版本，先行撤回");
        await PressAsync(tab, "撤回");
        Assert.Contains("已撤回", await tab.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);

        async Task SendAsync(byte[] docx)
        {
            await tab.GoAsync("/templates");
            await tab.Page.Locator("#form").SelectOptionAsync(Form);
            await tab.Page.GetByLabel("模板（.docx").SetInputFilesAsync(
                new FilePayload { Name = "template.docx", MimeType = "application/octet-stream", Buffer = docx });
            await tab.Page.GetByLabel("启用日期").FillAsync("2031-01-01");
            await PressAsync(tab, "发布");
        }
    }

    [BrowserFact]
    public async Task Files_as_large_as_may_be_are_judged_by_what_stands_in_them_and_one_byte_more_is_refused_with_a_sentence()
    {
        await using var tab = await OpenAsync(Role.Organiser, script: false);
        var path = Path.Combine(Directory.CreateTempSubdirectory("perfledger-").FullName, "big.docx");
        try
        {
            // A template is a Word file, of which 20 MB are read; a campaign file may be as large as any other.
            await TryAsync("/templates", "模板（.docx", "检查", 20, "文件不是 .docx", "超过上限 20 MB");
            await TryAsync("/campaigns/new", "评价工作文件", "读入为底稿", 50, "不是 JSON", "52428801 字节");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }

        async Task TryAsync(string address, string label, string button, int most, params string[] said)
        {
            for (var more = 0; more <= 1; more++)
            {
                await using (var file = System.IO.File.Create(path)) file.SetLength((most * 1024L * 1024) + more);
                await tab.GoAsync(address);
                await tab.Page.GetByLabel(label).SetInputFilesAsync(path);
                await PressAsync(tab, button);
                Assert.Contains(said[more], await tab.Page.Locator(".notice-alarm").InnerTextAsync(), StringComparison.Ordinal);
            }
        }
    }

    [BrowserFact]
    public async Task Two_templates_are_compared_in_every_place()
    {
        const string Report = "self-evaluation-report/2020-zhuzhou";
        var parts = PackageReader.Read(Library.Template(Report).Docx);
        var text = Encoding.UTF8.GetString(parts["word/document.xml"]);
        var places = Regex.Matches(text, "<w:t[^>]*>[^<{}]{4,}</w:t>");
        Assert.True(places.Count > 2);
        foreach (var place in new[] { places[^1], places[0] }) text = text.Insert(place.Index + place.Length - "</w:t>".Length, "（改）");
        parts["word/document.xml"] = Encoding.UTF8.GetBytes(text);
        var docx = PackageWriter.Write(parts);
        var desk = new CommandDesk(Site.Session.Ledger, new Actor("p-07", "organiser", Site.Office, Assurance.Asserted));
        var file = new TemplateFile(Report, docx, Library.Template(Report).Fields, new([], null));
        var (_, published) = await new TemplateDesk(Site.Session, desk).PublishAsync(file, docx, new DateOnly(2037, 1, 1), null, default);
        await using var tab = await OpenAsync(Role.Organiser);
        await tab.GoAsync($"/templates/compare?form={Uri.EscapeDataString(Report)}&from=shipped&to={published.Digest}");
        Assert.Contains("2 处不同", await tab.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await tab.Page.Locator("#changes tbody tr").CountAsync());
        foreach (var row in await tab.Page.Locator("#changes tbody tr td:nth-child(3)").AllInnerTextsAsync())
            Assert.Contains("（改）", row, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_job_is_paused_with_a_reason_and_resumed_and_run()
    {
        await using var tab = await OpenAsync(Role.Organiser);
        await tab.GoAsync("/jobs");
        await tab.Page.GetByLabel("暂停保管期限报告", new() { Exact = true }).ClickAsync();
        await PressAsync(tab, "确定暂停保管期限报告");
        Assert.Contains("请填写原因", await tab.Page.Locator(".notice-alarm").InnerTextAsync(), StringComparison.Ordinal);
        await tab.Page.Locator("#pause-retention").FillAsync("年底盘点期间暂停");
        await PressAsync(tab, "确定暂停保管期限报告");
        Assert.Contains("已暂停（测试员", await tab.Page.Locator(".grid").InnerTextAsync(), StringComparison.Ordinal);
        await PressAsync(tab, "恢复保管期限报告");
        await PressAsync(tab, "现在运行保管期限报告");
        Assert.Contains("已排入", await tab.Page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await using var query = Site.Session.Main.CreateCommand(
            "select count(*) from ledger.work where kind = 'retention' and key like 'retention@request-%'");
        Assert.Equal(1L, await query.ExecuteScalarAsync());
        await using var head = await OpenAsync(Role.Head);
        foreach (var path in new[] { "/jobs", "/templates" }) Assert.Equal(403, await head.GoAsync(path));
    }
}
