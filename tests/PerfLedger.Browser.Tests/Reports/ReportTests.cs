using Microsoft.Playwright;
using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Browser.Tests.Reports;

/// <summary>Writing a report, section by section, with the numbers of the ledger in it.</summary>
public sealed class ReportTests(Workbench workbench) : FillingJourney(workbench)
{
    private const string Executed = "funds.total.executed";

    [BrowserFact]
    public async Task A_figure_put_into_a_section_prints_as_it_stands_and_is_marked_when_its_source_changes()
    {
        var (report, form, section) = await ReportDrafts.MakeAsync(Site);
        await using var tab = await ReportAsync(report);
        var figure = $"section.{section}.text";
        await Entry(tab, figure).FillAsync("全年执行");
        await Entry(tab, figure).PressAsync("End");
        await tab.Page.GetByLabel("名称中的字").FillAsync("年度资金总额·全年执行");
        await tab.Page.Locator("#picker-list button", new() { HasText = "年度资金总额·全年执行数" }).ClickAsync();
        await Entry(tab, figure).PressSequentiallyAsync("万元。");
        await Entry(tab, figure).PressAsync("Control+s");
        await StateAsync(tab, figure, "saved");
        Assert.Equal($"全年执行{{{{ 甲.{Executed} | 万元 }}}}万元。\n", (await ReportDrafts.ReadAsync(Site, report)).TextOf(section));
        var numbers = tab.Page.Locator($"[id='n-{section}']");
        await Assertions.Expect(numbers.Locator("strong")).ToHaveTextAsync("118.96");
        await Assertions.Expect(numbers.Locator(".printed .prose")).ToContainTextAsync("全年执行118.96万元。");

        await using var theirs = await OpenAsync(form);
        await TypeAsync(theirs, Executed, "117");
        await StateAsync(theirs, Executed, "saved");
        await tab.GoAsync($"/reports/{report}");
        Assert.Contains("写后有变", await numbers.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("写这一节时是 118.96", await numbers.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("117", await numbers.Locator("strong").InnerTextAsync());
        await numbers.Locator("a").First.ClickAsync();
        Assert.Contains($"/history?figure={Executed}", tab.Path, StringComparison.Ordinal);
        Assert.Contains("117", await tab.Page.Locator(".timeline").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Two_people_in_one_section_see_both_texts_and_choose()
    {
        var (report, _, section) = await ReportDrafts.MakeAsync(Site, "第一稿");
        var figure = $"section.{section}.text";
        await using var mine = await ReportAsync(report);
        await using var theirs = await ReportAsync(report);
        await Assertions.Expect(mine.Page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await Entry(mine, figure).FillAsync("我的一稿");
        await Entry(theirs, figure).FillAsync("对方的一稿");
        await Entry(theirs, figure).PressAsync("Control+s");
        await StateAsync(theirs, figure, "saved");
        await StateAsync(mine, figure, "conflict", 4_000);
        Assert.Contains("对方写的：\n对方的一稿", await Cell(mine, figure).Locator(".cell-message").InnerTextAsync(), StringComparison.Ordinal);
        await Cell(mine, figure).GetByRole(AriaRole.Button, new() { Name = "用我的" }).ClickAsync();
        await StateAsync(mine, figure, "saved");
        Assert.Equal("我的一稿\n", (await ReportDrafts.ReadAsync(Site, report)).TextOf(section));
        await mine.GoAsync($"/reports/{report}/history?section={section}");
        var history = await mine.Page.Locator(".timeline").InnerTextAsync();
        foreach (var draft in new[] { "第一稿", "对方的一稿", "我的一稿" }) Assert.Contains(draft, history, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Without_a_script_a_report_is_opened_linked_written_and_submitted_and_what_was_typed_is_kept()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await ReportAsync("new", script: false);
        await Press(tab, "新建");
        Assert.Contains("请选报告的式样", await tab.Page.Locator("[role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        await tab.Page.Locator("[value='special-report/2019-hunan']").CheckAsync();
        await tab.Page.Locator("#fund").FillAsync("无脚本专项");
        await Press(tab, "新建");
        Assert.StartsWith("/reports/report.2020.", tab.Path, StringComparison.Ordinal);
        var report = tab.Path.Split('/')[2].Split('?')[0];
        await tab.Page.Locator($"[name=source][value='{form}']").CheckAsync();
        await tab.Page.Locator($"[name='alias-{form}']").FillAsync("乙");
        await Press(tab, "关联");
        Assert.Contains("来源已关联", await tab.Page.Locator(".notice").First.InnerTextAsync(), StringComparison.Ordinal);
        var sections = (await ReportDrafts.ReadAsync(Site, report)).Outline!.Sections;
        var (first, second) = ($"section.{sections[0].Id}.text", $"section.{sections[1].Id}.text");
        await Entry(tab, first).FillAsync("执行 {{ 乙.funds.total.executed | 万元 }} 万元。");
        await Entry(tab, second).FillAsync("没有这个数 {{ 丙.funds.total.executed }}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "保存" }).First.ClickAsync();
        Assert.Contains("引用的数不存在：丙", await tab.Page.Locator("[role=alert]").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("丙.funds", await Entry(tab, second).InputValueAsync(), StringComparison.Ordinal);
        Assert.NotNull((await ReportDrafts.ReadAsync(Site, report)).TextOf(sections[0].Id)); // each section by itself
        await tab.Page.Locator("summary", new() { HasText = "送审" }).ClickAsync();
        await Press(tab, "送审");
        Assert.Contains("REV", await tab.Page.Locator("[role=alert]").First.InnerTextAsync(), StringComparison.Ordinal); // errors stand
        await tab.GoAsync($"/reports/{report}/figures?text=全年执行");
        Assert.Contains("{{ 乙.funds.total.executed | 万元 }}", await tab.Page.Locator("#figures").InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Only_people_of_the_unit_write_and_strangers_see_nothing()
    {
        var (report, _, section) = await ReportDrafts.MakeAsync(Site, "只给本单位看的一段");
        await using var office = await ReportAsync(report, Role.Organiser);
        Assert.Equal(0, await office.Page.Locator(".entry").CountAsync());
        Assert.Contains("只给本单位看的一段", await office.Page.Locator($"[id='s-{section}']").InnerTextAsync(), StringComparison.Ordinal);
        var (name, password) = await Site.PersonAsync("ZZ-WJJ", [Role.Filler]);
        await using var stranger = await Browser.OpenAsync(Site);
        await stranger.SignInAsync(name, password);
        foreach (var view in new[] { "", "/figures", "/history", "/live" })
            Assert.Equal(403, await stranger.GoAsync($"/reports/{report}{view}"));
        Assert.Equal(404, await stranger.GoAsync("/reports/nonsense"));
        Assert.Equal(200, await stranger.GoAsync("/reports"));
        Assert.Contains("没有符合的报告", await stranger.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task<Tab> ReportAsync(string report, Role role = Role.Filler, bool script = true)
    {
        var tab = await OpenAsync(Site.Form9, role, script);
        Assert.Equal(200, await tab.GoAsync($"/reports/{report}"));
        return tab;
    }

    private static Task Press(Tab tab, string name) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
}
