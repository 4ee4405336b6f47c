using Microsoft.Playwright;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>Filling in cell by cell, by paste, with a reason, without a script.</summary>
public sealed class FillInTests(Workbench workbench) : FillingJourney(workbench)
{
    [BrowserFact]
    public async Task A_cell_is_saved_as_it_is_left_and_what_follows_from_it_is_computed_at_once()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await TypeAsync(tab, "funds.total.executed", "60");
        await StateAsync(tab, "funds.total.executed", "saved");
        Assert.Equal("60", await PrintedAsync(form, "funds.total.executed"));
        await Assertions.Expect(tab.Page.Locator("#form-facts")).ToContainTextAsync("50");
        await Assertions.Expect(Entry(tab, "execution.rate")).ToHaveAttributeAsync("placeholder", "50.00%");
        await Assertions.Expect(tab.Page.Locator("#save-state")).ToContainTextAsync("已保存：年度资金总额·全年执行数。");
    }

    [BrowserFact]
    public async Task A_text_that_is_no_amount_is_refused_at_its_cell_and_stays_there_to_be_mended()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await TypeAsync(tab, "funds.total.executed", "很多");
        await StateAsync(tab, "funds.total.executed", "refused");
        Assert.Equal("true", await Entry(tab, "funds.total.executed").GetAttributeAsync("aria-invalid"));
        await Assertions.Expect(Cell(tab, "funds.total.executed").Locator(".cell-message")).ToContainTextAsync("应为金额");
        Assert.Equal("很多", await Entry(tab, "funds.total.executed").InputValueAsync());
        Assert.Equal("118.96", await PrintedAsync(form, "funds.total.executed"));
        await TypeAsync(tab, "funds.total.executed", "118.69");
        await StateAsync(tab, "funds.total.executed", "saved");
        Assert.Null(await Entry(tab, "funds.total.executed").GetAttributeAsync("aria-invalid"));
    }

    [BrowserFact]
    public async Task A_block_from_a_spreadsheet_fills_a_rectangle_as_one_command()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await PasteAsync(tab, "funds.total.initial", "1,120\t\"1,130\"\t1,118.96\r\n1,120\t1,130\t\r\n");
        await StateAsync(tab, "funds.total.executed", "saved");
        await StateAsync(tab, "funds.currentYearAppropriation.fullYear", "saved");
        var state = await Drafts.ReadAsync(Site, form);
        Assert.Equal(("1,120", 11_200_000m), (state["funds.total.initial"].Printed, state["funds.total.initial"].Value));
        Assert.Equal("1,130", state["funds.currentYearAppropriation.fullYear"].Printed);
        await using var query = Site.Session.Main.CreateCommand(
            "select count(distinct operation) from ledger.trail where stream = $1 and after in ('1,120', '1,130', '1,118.96')");
        query.Parameters.Add(new() { Value = form });
        Assert.Equal(1L, await query.ExecuteScalarAsync());
    }

    [BrowserFact]
    public async Task One_wrong_cell_of_a_block_holds_all_of_it_and_every_fault_is_shown()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await PasteAsync(tab, "funds.total.initial", "121\t一百三\t约118");
        await StateAsync(tab, "funds.total.fullYear", "refused");
        await StateAsync(tab, "funds.total.executed", "refused");
        Assert.Contains("同批", await Cell(tab, "funds.total.initial").Locator(".cell-message").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("120", await PrintedAsync(form, "funds.total.initial"));
        // What was held is saved together with what is mended.
        await TypeAsync(tab, "funds.total.fullYear", "130");
        await StateAsync(tab, "funds.total.executed", "refused");
        await TypeAsync(tab, "funds.total.executed", "118");
        await StateAsync(tab, "funds.total.initial", "saved");
        Assert.Equal("121 130 118", string.Join(' ', await PrintedAsync(form, "funds.total.initial"),
            await PrintedAsync(form, "funds.total.fullYear"), await PrintedAsync(form, "funds.total.executed")));
    }

    [BrowserFact]
    public async Task A_block_that_would_fall_beside_the_form_is_not_pasted_at_all()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        await PasteAsync(tab, "funds.other.executed", "1\t2\n3\t4");
        await Assertions.Expect(tab.Page.Locator("#save-state")).ToContainTextAsync("没有粘贴");
        Assert.Null(await PrintedAsync(form, "funds.other.executed"));
        Assert.Equal("", await Entry(tab, "funds.other.executed").InputValueAsync());
    }

    [BrowserFact]
    public async Task After_a_submission_a_change_asks_for_its_reason_once_for_all_that_follows()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Returned);
        await using var tab = await OpenAsync(form);
        await TypeAsync(tab, "funds.total.executed", "118.69");
        var dialog = tab.Page.Locator("dialog");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        Assert.Contains("每次改动都要写明原因", await dialog.InnerTextAsync(), StringComparison.Ordinal);
        await dialog.GetByLabel("原因（至少五个字）").FillAsync("修改");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog.Locator("[role=alert]")).ToContainTextAsync("没有说明为什么改");
        await dialog.GetByLabel("原因类别").SelectOptionAsync("settlement");
        await dialog.GetByLabel("原因（至少五个字）").FillAsync("与国库对账单核对后更正");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await StateAsync(tab, "funds.total.executed", "saved");
        await TypeAsync(tab, "funds.total.fullYear", "121");
        await StateAsync(tab, "funds.total.fullYear", "saved");
        await using var query = Site.Session.Main.CreateCommand(
            "select count(*) from ledger.trail where stream = $1 and reason = '与国库对账单核对后更正' and reason_kind = 'settlement'");
        query.Parameters.Add(new() { Value = form });
        Assert.Equal(2L, await query.ExecuteScalarAsync());
    }

    [BrowserFact]
    public async Task A_change_that_got_no_reason_is_not_written_and_stays_in_its_cell()
    {
        var form = await Drafts.MakeAsync(Site, Stage.Returned);
        await using var tab = await OpenAsync(form);
        await TypeAsync(tab, "funds.total.executed", "118.69");
        await tab.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "不保存" }).ClickAsync();
        await StateAsync(tab, "funds.total.executed", "refused");
        Assert.Equal("118.69", await Entry(tab, "funds.total.executed").InputValueAsync());
        Assert.Equal("118.96", await PrintedAsync(form, "funds.total.executed"));
    }

    [BrowserFact]
    public async Task The_keys_of_a_spreadsheet_move_and_never_change_a_figure()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        var before = (await Drafts.ReadAsync(Site, form)).Version;
        await Entry(tab, "funds.total.initial").FocusAsync();
        await Entry(tab, "funds.total.initial").EvaluateAsync("e => e.select()");
        foreach (var (key, figure) in new[]
        {
            ("ArrowRight", "funds.total.fullYear"), ("ArrowDown", "funds.currentYearAppropriation.fullYear"),
            ("ArrowUp", "funds.total.fullYear"), ("Enter", "funds.currentYearAppropriation.fullYear"),
            ("Shift+Enter", "funds.total.fullYear"), ("ArrowLeft", "funds.total.initial"), ("Tab", "funds.total.fullYear"),
        })
        {
            await tab.Page.Keyboard.PressAsync(key);
            Assert.Equal("c-" + figure, await tab.Page.EvaluateAsync<string>("document.activeElement.closest('[data-figure]').id"));
        }

        await tab.Page.Keyboard.TypeAsync("999");
        await tab.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("120", await Entry(tab, "funds.total.fullYear").InputValueAsync());
        await tab.Page.Keyboard.TypeAsync("121");
        await tab.Page.Keyboard.PressAsync("Enter");
        await StateAsync(tab, "funds.total.fullYear", "saved");
        Assert.Equal("121", await PrintedAsync(form, "funds.total.fullYear"));
        Assert.Contains("funds.total.fullYear", await ChangedSinceAsync(form, before), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Without_a_script_a_page_is_saved_as_one_and_a_refusal_stands_at_its_cell_with_what_was_typed()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form, script: false);
        await Entry(tab, "funds.total.executed").FillAsync("很多");
        await Entry(tab, "indicator.i-001.deviation").FillAsync("第一行\n第二行");
        await SaveAsync(tab);
        await Assertions.Expect(Cell(tab, "funds.total.executed").Locator(".cell-message")).ToContainTextAsync("应为金额");
        Assert.Equal("第一行\n第二行", await Entry(tab, "indicator.i-001.deviation").InputValueAsync());
        await Entry(tab, "funds.total.executed").FillAsync("118.69");
        await SaveAsync(tab);
        Assert.EndsWith("?saved=2", tab.Path, StringComparison.Ordinal);
        Assert.Contains("已保存 2 格", await tab.Page.Locator(".notice").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("118.69", await PrintedAsync(form, "funds.total.executed"));
        Assert.Equal("第一行\n第二行", await PrintedAsync(form, "indicator.i-001.deviation"));
    }

    [BrowserFact]
    public async Task Without_a_script_a_change_by_another_is_shown_before_it_is_written_over()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var mine = await OpenAsync(form, script: false);
        await using var theirs = await OpenAsync(form, script: false);
        await Entry(theirs, "funds.total.executed").FillAsync("117");
        await SaveAsync(theirs);
        await Entry(mine, "funds.total.executed").FillAsync("118");
        await SaveAsync(mine);
        Assert.Contains("已改为“117”", await Cell(mine, "funds.total.executed").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("117", await PrintedAsync(form, "funds.total.executed"));
        await SaveAsync(mine);
        Assert.Equal("118", await PrintedAsync(form, "funds.total.executed"));
    }

    private static Task SaveAsync(Tab tab) => tab.Page.Locator(".save-bar button").ClickAsync();

    private async Task<string> ChangedSinceAsync(string form, long version)
    {
        await using var query = Site.Session.Main.CreateCommand(
            "select string_agg(figure, ' ') from ledger.trail where stream = $1 and version > $2 and event = 'figure_corrected'");
        query.Parameters.Add(new() { Value = form });
        query.Parameters.Add(new() { Value = version });
        return (string)(await query.ExecuteScalarAsync())!;
    }
}
