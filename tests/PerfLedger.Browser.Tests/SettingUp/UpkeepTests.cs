using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Workbench;

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
