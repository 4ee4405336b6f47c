using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Domain.Authority;

namespace PerfLedger.Browser.Tests.Filling.Sides;

/// <summary>Base-data tables, and a form that several people fill.</summary>
public sealed class TableTests(Workbench workbench) : FillingJourney(workbench)
{
    [BrowserFact]
    public async Task A_base_data_table_is_filled_by_paste_and_its_sums_follow_at_once()
    {
        var table = await Drafts.TableAsync(Site);
        await using var tab = await OpenAsync(table);
        var before = await PrintedAsync(table, "expenditure.threePublic.final");
        await PasteAsync(tab, "expenditure.vehicleBuy.final", "10.5\n20.25");
        await StateAsync(tab, "expenditure.vehicleRun.final", "saved");
        Assert.Equal(("10.5", "20.25"),
            (await PrintedAsync(table, "expenditure.vehicleBuy.final"), await PrintedAsync(table, "expenditure.vehicleRun.final")));
        // The sum as entered no longer holds: what it should be stands at its cell, and a finding.
        await Assertions.Expect(Cell(tab, "expenditure.vehicle.final")).ToContainTextAsync("计算 30.75");
        await Assertions.Expect(Cell(tab, "expenditure.vehicle.final").Locator(".mark")).ToHaveCountAsync(1);
        await TypeAsync(tab, "expenditure.vehicle.final", "");
        await Assertions.Expect(Entry(tab, "expenditure.vehicle.final")).ToHaveAttributeAsync("placeholder", "30.75");
        await TypeAsync(tab, "staff.actual", "很多");
        await StateAsync(tab, "staff.actual", "refused");
        Assert.Equal(before, await PrintedAsync(table, "expenditure.threePublic.final"));
    }

    [BrowserFact]
    public async Task A_row_is_added_to_a_table_renamed_and_withdrawn_without_a_script()
    {
        var table = await Drafts.TableAsync(Site);
        await using var tab = await OpenAsync(table, script: false);
        await tab.Page.Locator("#form-rows summary").ClickAsync();
        await tab.Page.Locator("#row-add-slot").SelectOptionAsync("building");
        await tab.Page.Locator("#row-add-name").FillAsync("学生公寓");
        await tab.Page.Locator("form[action$='/row-add'] button").ClickAsync();
        await SaysAsync(tab, "行已增加");
        var row = (await Drafts.ReadAsync(Site, table)).RowsIn("building").Last().Row;
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "学生公寓", Exact = true }).ClickAsync();
        await tab.Page.Locator("#act-row-rename-beside summary").ClickAsync();
        await tab.Page.Locator("#row-rename-name").FillAsync("学生公寓（二期）");
        await tab.Page.Locator("form[action$='/row-rename'] button").ClickAsync();
        await SaysAsync(tab, "名称已改");
        await Entry(tab, $"{row}.actualArea").FillAsync("1,200");
        await tab.Page.Locator(".save-bar button").ClickAsync();
        Assert.Equal("1,200", await PrintedAsync(table, $"{row}.actualArea"));
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "学生公寓（二期）", Exact = true }).ClickAsync();
        await tab.Page.Locator("#act-row-withdraw-beside summary").ClickAsync();
        await tab.Page.Locator("form[action$='/row-withdraw'] button").ClickAsync();
        await SaysAsync(tab, "行已撤销");
        Assert.Equal(0, await Cell(tab, $"{row}.actualArea").CountAsync());
    }

    [BrowserFact]
    public async Task Statistics_stand_under_their_projects_as_on_paper()
    {
        var table = await Drafts.TableAsync(Site, "base-data-special");
        await using var tab = await OpenAsync(table);
        var group = tab.Page.Locator(".table-block th.merged", new() { HasText = "教师队伍建设" });
        Assert.Equal("21", await group.GetAttributeAsync("rowspan"));
        Assert.Equal("5", await tab.Page.Locator(".table-block th.merged", new() { HasText = "省培计划" }).GetAttributeAsync("rowspan"));
        var whole = tab.Page.Locator(".table-block th.merged", new() { HasText = "民办教育发展" }).First;
        Assert.Equal("2", await whole.GetAttributeAsync("colspan"));
        await PasteAsync(tab, "statistic.001.target", "120\t118\n95%\t96%");
        await StateAsync(tab, "statistic.002.actual", "saved");
        Assert.Equal("96%", await PrintedAsync(table, "statistic.002.actual"));
    }

    [BrowserFact]
    public async Task A_block_of_another_person_is_shown_with_the_name_and_is_not_open_until_the_head_takes_it()
    {
        var form = await Drafts.MakeAsync(Site);
        var (name, password) = await Site.PersonAsync(Site.Unit, [Role.Filler]);
        await Drafts.AssignAsync(Site, form, Block.Indicators, name, new DateOnly(2021, 4, 30));
        await using var other = await OpenAsync(form);
        Assert.Equal(0, await Entry(other, "indicator.i-001.actual").CountAsync());
        Assert.Equal(1, await Entry(other, "funds.total.executed").CountAsync());
        var said = await other.Page.Locator("main .notice").First.InnerTextAsync();
        Assert.Contains($"指标部分由 测试员{name[2..]} 填（2021-04-30 前）", said, StringComparison.Ordinal);
        Assert.Equal(0, await other.Page.GetByRole(AriaRole.Button, new() { Name = "指标部分填好" }).CountAsync());
        await using var own = await Browser.OpenAsync(Site);
        await own.SignInAsync(name, password);
        await own.GoAsync($"/evaluations/{form}");
        Assert.Equal(1, await Entry(own, "indicator.i-001.actual").CountAsync());
        Assert.Contains("未填", await own.Page.Locator("#form-tasks").InnerTextAsync(), StringComparison.Ordinal);
        await own.Page.GetByRole(AriaRole.Button, new() { Name = "指标部分填好" }).ClickAsync();
        await SaysAsync(own, "已报告填好");
        Assert.Contains("填好", await own.Page.Locator("#form-tasks .badge-done").InnerTextAsync(), StringComparison.Ordinal);
        await using var head = await OpenAsync(form, Role.Head);
        Assert.Equal(1, await Entry(head, "indicator.i-001.actual").CountAsync());
    }
}
