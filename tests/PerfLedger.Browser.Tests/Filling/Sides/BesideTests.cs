using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Browser.Tests.Filling.Sides;

/// <summary>The side column: the history of a cell, its acts, rows, opinions, versions.</summary>
public sealed class BesideTests(Workbench workbench) : FillingJourney(workbench)
{
    private const string Executed = "funds.total.executed";

    [BrowserFact]
    public async Task The_history_of_a_cell_opens_beside_it_by_a_key_and_gives_the_keyboard_back()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await TypeAsync(tab, Executed, "117");
        await StateAsync(tab, Executed, "saved");
        await Entry(tab, Executed).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Alt+h");
        await Assertions.Expect(tab.Page.Locator("#beside-title")).ToBeFocusedAsync();
        await Assertions.Expect(tab.Page.Locator("#beside-title")).ToHaveTextAsync("年度资金总额·全年执行数");
        var last = tab.Page.Locator("#beside .timeline > li").First;
        Assert.Equal("118.96", await last.Locator(".before").EvaluateAsync<string>("e => e.lastChild.textContent"));
        Assert.Contains("测试员", await last.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("（填报人，登录）", await last.InnerTextAsync(), StringComparison.Ordinal);
        var barriers = await tab.BarriersAsync();
        Assert.True(barriers.Length == 0, string.Join("; ", barriers));
        await tab.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("c-" + Executed, await tab.Page.EvaluateAsync<string>("document.activeElement.closest('[data-figure]')?.id"));
        Assert.Equal(0, await tab.Page.Locator("#beside").CountAsync());
    }

    [BrowserFact]
    public async Task The_side_column_follows_what_one_saves_and_what_another_saves_and_leaves_what_is_typed_in_it()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var mine = await OpenAsync(form);
        await using var theirs = await OpenAsync(form);
        await Entry(mine, Executed).FocusAsync();
        await mine.Page.Keyboard.PressAsync("Alt+h");
        await Assertions.Expect(mine.Page.Locator("#beside-title")).ToBeFocusedAsync();
        await TypeAsync(mine, Executed, "117");
        await StateAsync(mine, Executed, "saved");
        await Assertions.Expect(mine.Page.Locator("#beside-now strong")).ToHaveTextAsync("117");
        await Assertions.Expect(mine.Page.Locator("#beside .timeline > li").First.Locator(".before")).ToContainTextAsync("118.96");
        var typed = mine.Page.Locator("#evidence-cell-note");
        await typed.EvaluateAsync("e => e.closest('details').open = true");
        await typed.FillAsync("还没有送出的一句话");
        await Entry(mine, Executed).FocusAsync();
        await Assertions.Expect(mine.Page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await theirs.Page.ReloadAsync();
        await TypeAsync(theirs, Executed, "116");
        await StateAsync(theirs, Executed, "saved");
        await Assertions.Expect(mine.Page.Locator("#beside-now strong")).ToHaveTextAsync("116");
        await Assertions.Expect(typed).ToHaveValueAsync("还没有送出的一句话");
        Assert.Equal("c-" + Executed, await mine.Page.EvaluateAsync<string>("document.activeElement.closest('[data-figure]')?.id"));
    }

    [BrowserFact]
    public async Task Without_a_script_a_link_leads_to_the_same_and_from_there_to_the_event()
    {
        await using var tab = await OpenAsync(Site.Form12, script: false);
        await Cell(tab, Executed).Locator("a.value").ClickAsync();
        Assert.EndsWith($"?figure={Executed}#beside", tab.Page.Url, StringComparison.Ordinal);
        var last = tab.Page.Locator("#beside .timeline > li").First;
        Assert.Contains("18.35", await last.InnerTextAsync(), StringComparison.Ordinal);
        var evidence = await tab.Page.Context.APIRequest.GetAsync(
            Site.Url + await last.Locator("a[href*='/evidence/']").First.GetAttributeAsync("href"));
        Assert.Equal(200, evidence.Status);
        await last.GetByRole(AriaRole.Link, new() { Name = "事件" }).ClickAsync();
        var stored = await tab.Page.Locator("main").InnerTextAsync();
        foreach (var said in new[] { "figure_corrected", "顾知行（填报人，自述）", "18.53", "18.35" })
            Assert.Contains(said, stored, StringComparison.Ordinal);
        Assert.Equal(404, await tab.GoAsync($"/evaluations/{Site.Form12}/event?version=99999"));
        Assert.Equal(404, await tab.GoAsync($"/evaluations/{Site.Form12}?figure=indicator.i-999.actual"));
    }

    [BrowserFact]
    public async Task A_row_is_moved_renamed_classified_and_withdrawn_and_keeps_its_history()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await RowAsync(tab, "i-002");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "上移" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await SaysAsync(tab, "次序已调整");
        Assert.Equal("i-002", (await Drafts.ReadAsync(Site, form)).IndicatorsInOrder.First().Id);
        await FillAsync(tab, "rename", ("name", "改过名的指标"));
        await SaysAsync(tab, "指标名称已改");
        await Assertions.Expect(tab.Page.Locator("#row-i-002 .name")).ToContainTextAsync("改过名的指标");
        await OpenActAsync(tab, "classify");
        await tab.Page.Locator("#classify-indicatorKind").SelectOptionAsync("qualitative");
        await SendAsync(tab, "classify");
        await SaysAsync(tab, "类型已记");
        await FillAsync(tab, "survey", ("method", "问卷"), ("from", "2020-11-01"), ("to", "2020-11-20"),
            ("issued", "很多"), ("valid", "90"), ("satisfied", "88"));
        await Assertions.Expect(tab.Page.Locator("#act-survey-beside .cell-message")).ToContainTextAsync("“很多”不是整数");
        Assert.Equal("问卷", await tab.Page.Locator("#survey-method").InputValueAsync());
        await tab.Page.Locator("#survey-issued").FillAsync("100");
        await SendAsync(tab, "survey");
        await SaysAsync(tab, "满意度调查已登记");
        await OpenActAsync(tab, "withdraw");
        await SendAsync(tab, "withdraw");
        await SaysAsync(tab, "指标已撤销");
        Assert.Equal(0, await tab.Page.Locator("#row-i-002").CountAsync());
        await Assertions.Expect(tab.Page.Locator("#beside .timeline")).ToContainTextAsync("（撤销指标）");
        var state = await Drafts.ReadAsync(Site, form);
        Assert.DoesNotContain("i-002", state.Indicators.Keys);
    }

    [BrowserFact]
    public async Task A_score_is_set_against_the_rule_in_place_with_its_reason_and_marked()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await Entry(tab, "indicator.i-001.score").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Alt+h");
        await OpenActAsync(tab, "override");
        await tab.Page.Locator("#override-score").FillAsync("1.5");
        await tab.Page.Locator("#override-reason").FillAsync("年中停办一期，按实际期数扣分");
        await SendAsync(tab, "override");
        await SaysAsync(tab, "已改分");
        await Assertions.Expect(Cell(tab, "indicator.i-001.score")).ToContainTextAsync("人工改分");
        var figure = (await Drafts.ReadAsync(Site, form)).Figures["indicator.i-001.score"];
        Assert.Equal((true, "1.5"), (figure.Overridden, figure.Value.Printed));
    }

    [BrowserFact]
    public async Task A_remark_is_added_below_the_form_and_the_next_line_waits()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        var state = await Drafts.ReadAsync(Site, form);
        var next = 1 + state.Figures.Keys.Count(k => k.StartsWith("remark.", StringComparison.Ordinal));
        await TypeAsync(tab, $"remark.{next}", "本表金额含上年结转");
        await Assertions.Expect(Cell(tab, $"remark.{next + 1}")).ToBeVisibleAsync();
        Assert.Equal("本表金额含上年结转", await PrintedAsync(form, $"remark.{next}"));
    }

    [BrowserFact]
    public async Task A_cell_chosen_on_the_form_gets_an_opinion_which_stands_there_until_it_is_answered()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Submitted);
        await using var office = await OpenAsync(form, Role.Reviewer);
        await Cell(office, Executed).Locator("a.value").ClickAsync();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "对这一格提意见" }).ClickAsync();
        await Assertions.Expect(office.Page.Locator("#opinion-0")).ToBeFocusedAsync();
        Assert.Equal("年度资金总额·全年执行数", await office.Page.Locator("#place-0").InputValueAsync());
        await office.Page.Locator("#opinion-0").FillAsync("与决算不符，请核对");
        await office.Page.Locator("form[action$='/return'] button").ClickAsync();
        await SaysAsync(office, "已退回");
        await using var filler = await OpenAsync(form);
        Assert.Contains("1 条待答复", await filler.Page.Locator("#form-head .notice-alarm").InnerTextAsync(), StringComparison.Ordinal);
        await Cell(filler, Executed).Locator(".mark-opinion").ClickAsync();
        Assert.EndsWith("#o-1", filler.Page.Url, StringComparison.Ordinal);
        await filler.Page.Locator("#form-opinions a").ClickAsync();
        Assert.EndsWith($"#c-{Executed}", filler.Page.Url, StringComparison.Ordinal);
        await filler.Page.Locator("#ground-reason").EvaluateAsync("e => e.value = '按审核意见与决算核对'");
        await TypeAsync(filler, Executed, "118.69");
        await StateAsync(filler, Executed, "saved");
        await Assertions.Expect(filler.Page.Locator("#form-opinions")).ToContainTextAsync("已改为 118.69");
        await Drafts.MoveOnAsync(Site, form, Stage.Submitted);
        // It opens for the office on what changed since the return.
        await office.GoAsync($"/evaluations/{form}");
        await Assertions.Expect(office.Page.Locator("main > .notice").First).ToContainTextAsync("自上次退回以来改过的格");
        Assert.Contains("原 118.96", await Cell(office, Executed).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await office.Page.Locator(".indicator-block tbody .cell.changed").CountAsync());
        Assert.Equal(1, await office.Page.GetByRole(AriaRole.Button, new() { Name = "审核通过", Exact = true }).CountAsync());
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "不标改动" }).ClickAsync();
        Assert.Equal(0, await office.Page.Locator(".cell.changed").CountAsync());
    }

    [BrowserFact]
    public async Task The_last_versions_stand_beside_the_form_each_as_it_was_then()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await TypeAsync(tab, Executed, "117");
        await StateAsync(tab, Executed, "saved");
        await tab.Page.ReloadAsync();
        var newest = tab.Page.Locator("#form-versions li").First;
        Assert.Contains("更正", await newest.InnerTextAsync(), StringComparison.Ordinal);
        await newest.GetByRole(AriaRole.Link, new() { Name = "改过的格" }).ClickAsync();
        Assert.Contains("原 118.96", await Cell(tab, Executed).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator(".entry").CountAsync());
    }

    private static async Task RowAsync(Tab tab, string id)
    {
        await tab.Page.Locator($"#row-{id} .name a").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("#beside-title")).ToBeFocusedAsync();
    }

    private static Task OpenActAsync(Tab tab, string act) => tab.Page.Locator($"#act-{act}-beside > summary").ClickAsync();

    private static Task SendAsync(Tab tab, string act) => tab.Page.Locator($"#act-{act}-beside form button").ClickAsync();

    private static async Task FillAsync(Tab tab, string act, params (string Name, string Text)[] fields)
    {
        await OpenActAsync(tab, act);
        foreach (var (name, text) in fields) await tab.Page.Locator($"#{act}-{name}").FillAsync(text);
        await SendAsync(tab, act);
    }
}
