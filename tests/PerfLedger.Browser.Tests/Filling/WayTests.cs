using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>The way of a form between people, and what stands behind its figures.</summary>
public sealed class WayTests(Workbench workbench) : FillingJourney(workbench)
{
    [BrowserFact]
    public async Task A_form_is_submitted_returned_with_an_opinion_on_a_cell_answered_with_a_reason_and_accepted()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var filler = await OpenAsync(form, Role.Head);
        Assert.Contains("个错误还没有确认", await filler.Page.Locator("#form-way").InnerTextAsync(), StringComparison.Ordinal);
        await AcknowledgeAsync(filler);
        await PressAsync(filler, "送审");
        await SaysAsync(filler, "已送审");
        Assert.Equal(0, await filler.Page.Locator(".entry").CountAsync());
        await using var office = await OpenAsync(form, Role.Reviewer);
        await office.Page.GetByText("退回并附意见").ClickAsync();
        await office.Page.Locator("#place-0").FillAsync("年度资金总额·全年执行数");
        await office.Page.Locator("#opinion-0").FillAsync("与决算不符，请核对");
        await PressAsync(office, "退回");
        await SaysAsync(office, "已退回");
        await filler.Page.ReloadAsync();
        await filler.Page.Locator("#form-opinions a", new() { HasText = "年度资金总额·全年执行数" }).ClickAsync();
        Assert.EndsWith("#c-funds.total.executed", filler.Page.Url, StringComparison.Ordinal);
        await TypeAsync(filler, "funds.total.executed", "118.69");
        var dialog = filler.Page.Locator("dialog");
        await dialog.GetByLabel("原因类别").SelectOptionAsync("reviewOpinion");
        await dialog.GetByLabel("原因（至少五个字）").FillAsync("按审核意见与决算核对");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await StateAsync(filler, "funds.total.executed", "saved");
        await filler.GoAsync($"/evaluations/{form}");
        await AcknowledgeAsync(filler); // a changed value ends the acknowledgement
        await PressAsync(filler, "送审");
        await office.GoAsync($"/evaluations/{form}");
        await PressAsync(office, "审核通过");
        Assert.Equal(Stage.Accepted, (await Drafts.ReadAsync(Site, form)).Stage);
    }

    [BrowserFact]
    public async Task The_sheet_of_findings_is_signed_on_paper_and_recorded_by_its_code()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await UploadAsync(tab, "签字页.pdf", "%PDF-1.7 signed"u8.ToArray());
        await SaysAsync(tab, "佐证材料已存档");
        await tab.GoAsync($"/evaluations/{form}/confirmation");
        var sheet = await tab.Page.Locator(".paper").InnerTextAsync();
        Assert.Contains("未确认", sheet, StringComparison.Ordinal);
        var code = await tab.Page.Locator(".paper-heading code").InnerTextAsync();
        await tab.Page.Locator("#act-acknowledge").EvaluateAsync("d => d.open = true");
        await tab.Page.Locator("#acknowledge-head").SelectOptionAsync("p-04");
        await tab.Page.Locator("#acknowledge-pageCode").FillAsync("12345678");
        await tab.Page.Locator("#acknowledge-reason").FillAsync("按原报告录入，差异已逐条核对");
        await PressAsync(tab, "登记");
        await Assertions.Expect(tab.Page.Locator("main .notice-alarm").First).ToContainTextAsync("确认码");
        Assert.Equal("12345678", await tab.Page.Locator("#acknowledge-pageCode").InputValueAsync());
        await tab.Page.Locator("#acknowledge-pageCode").FillAsync(code);
        await tab.Page.Locator("#act-acknowledge button").ClickAsync();
        await SaysAsync(tab, "校验结果已确认");
        Assert.Equal("p-04", (await Drafts.ReadAsync(Site, form)).Acknowledgement!.Head);
        await tab.GoAsync($"/evaluations/{form}/confirmation");
        Assert.DoesNotContain("未确认", await tab.Page.Locator(".paper").InnerTextAsync(), StringComparison.Ordinal);
        var rows = await tab.Page.Locator("main table tbody").InnerTextAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "校验报告" }).ClickAsync();
        Assert.Equal(rows, await tab.Page.Locator("main table tbody").InnerTextAsync());
        await Assertions.Expect(tab.Page.Locator("main .digest-text").First).ToHaveTextAsync(code);
        await tab.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "确认单", Exact = true }).ClickAsync();
        Assert.EndsWith("/confirmation", tab.Path, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task An_act_that_is_refused_says_all_that_is_missing_and_keeps_what_was_typed()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form, script: false);
        await tab.Page.GetByText("登记一笔年中调整").ClickAsync();
        await tab.Page.Locator("#adjust-amount").FillAsync("很多");
        await tab.Page.Locator("form[action$='/adjust'] button").ClickAsync();
        var said = await tab.Page.Locator("main .notice-alarm").First.InnerTextAsync();
        Assert.Contains("“很多”不是金额", said, StringComparison.Ordinal);
        Assert.Contains("请填写原因", said, StringComparison.Ordinal);
        Assert.Equal("很多", await tab.Page.Locator("#adjust-amount").InputValueAsync());
        await tab.Page.Locator("#adjust-amount").FillAsync("-1.5");
        await tab.Page.Locator("#adjust-reason").FillAsync("按调整文件调减预算");
        await tab.Page.Locator("#adjust-document").FillAsync("株财预〔2020〕9号");
        await tab.Page.Locator("#adjust-on").FillAsync("2020-09-01");
        await tab.Page.Locator("form[action$='/adjust'] button").ClickAsync();
        await SaysAsync(tab, "预算调整已登记");
        Assert.Contains((await Drafts.ReadAsync(Site, form)).Adjustments, a => a.Amount.Printed == "-1.5");
    }

    [BrowserFact]
    public async Task Evidence_is_kept_under_its_digest_with_a_plain_name_and_a_program_is_refused()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await UploadAsync(tab, "..\\对账单\u202e.pdf", "%PDF-1.7 test"u8.ToArray());
        await SaysAsync(tab, "佐证材料已存档");
        var kept = (await Drafts.ReadAsync(Site, form)).Evidence[^1];
        Assert.Equal(("对账单.pdf", "application/pdf"), (kept.Name, kept.MediaType));
        Assert.Equal("%PDF-1.7 test"u8.ToArray(), await Site.Session.Archive.GetAsync(kept.Sha256));
        foreach (var (name, bytes) in new[] { ("对账单.pdf", "MZ program"u8.ToArray()), ("说明.docm", "PK\u0003\u0004"u8.ToArray()) })
        {
            await UploadAsync(tab, name, bytes);
            Assert.Contains("不收", await tab.Page.Locator("main .notice-alarm").First.InnerTextAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(kept.Sha256, (await Drafts.ReadAsync(Site, form)).Evidence[^1].Sha256);
    }

    [BrowserFact]
    public async Task A_reviewer_reads_and_a_person_of_another_unit_is_refused()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var office = await OpenAsync(form, Role.Reviewer);
        Assert.Equal(0, await office.Page.Locator(".entry").CountAsync());
        var (name, password) = await Site.PersonAsync("ZZ-WJJ", [Role.Filler]);
        await using var stranger = await Browser.OpenAsync(Site);
        await stranger.SignInAsync(name, password);
        foreach (var address in new[] { "cells", "submit", "evidence" })
        {
            var answer = await stranger.Page.Context.APIRequest.PostAsync(
                $"{Site.Url}/evaluations/{form}/{address}", new() { Data = "{}" });
            Assert.Equal(403, answer.Status);
        }

        Assert.Equal(403, (await stranger.Page.Context.APIRequest.GetAsync($"{Site.Url}/evaluations/{form}/live")).Status);
        Assert.Equal(Stage.Draft, (await Drafts.ReadAsync(Site, form)).Stage);
    }

    [BrowserFact]
    public async Task A_form_that_is_open_has_no_barrier_and_fits_the_window()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Returned);
        await using var tab = await OpenAsync(form, Role.Head);
        await TypeAsync(tab, "funds.total.executed", "很多");
        await StateAsync(tab, "funds.total.executed", "refused");
        foreach (var folded in await tab.Page.Locator("details").AllAsync()) await folded.EvaluateAsync("d => d.open = true");
        await CleanAsync(tab);
        foreach (var width in new[] { 320, 1280, 1920 })
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            var over = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(over <= 0, $"{over} px too wide at {width} px.");
        }

        await TypeAsync(tab, "funds.total.executed", "118");
        await Assertions.Expect(tab.Page.Locator("dialog")).ToBeVisibleAsync();
        await CleanAsync(tab);
        Assert.Empty(tab.Elsewhere);
        Assert.DoesNotContain(tab.Complaints, c => !c.Contains("status of 4", StringComparison.Ordinal));
    }

    private static async Task CleanAsync(Tab tab)
    {
        var barriers = await tab.BarriersAsync();
        Assert.True(barriers.Length == 0, string.Join("; ", barriers));
    }

    private static async Task AcknowledgeAsync(Tab tab)
    {
        await tab.Page.GetByText("确认校验结果（").ClickAsync();
        await tab.Page.Locator("#acknowledge-reason").FillAsync("按原报告录入，差异已逐条核对");
        await PressAsync(tab, "以单位负责人身份确认");
        await SaysAsync(tab, "校验结果已确认");
    }

    private static async Task UploadAsync(Tab tab, string name, byte[] bytes)
    {
        await tab.Page.Locator("details:has(#evidence-file)").EvaluateAsync("d => d.open = true");
        await tab.Page.Locator("#evidence-file").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "application/pdf", Buffer = bytes });
        await tab.Page.Locator("form[action$='/evidence'] button").ClickAsync();
    }

    private static Task PressAsync(Tab tab, string button) =>
        tab.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
