using System.Globalization;
using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Browser.Tests.Filling;

/// <summary>Filling in many forms in the 项目总表.</summary>
public sealed class GridTests(Workbench workbench) : FillingJourney(workbench)
{
    private const string Executed = "funds.total.executed", FullYear = "funds.total.fullYear";

    [BrowserFact]
    public async Task A_block_pasted_over_thirteen_forms_is_saved_form_by_form_and_one_bad_value_keeps_its_own_form_only()
    {
        var forms = await DraftsAsync(13);
        var stood = await PrintedAsync(forms[6], Executed);
        await using var tab = await GridAsync();
        var rows = forms.Select((_, n) => $"{100 + n}\t\t{100 + n}\t{(n == 6 ? "九十" : $"{90 + n}.5")}");
        await PasteAsync(tab, $"{forms[0]}/funds.total.initial", string.Join('\n', rows));
        await Assertions.Expect(tab.Page.Locator("#save-state")).ToContainTextAsync("13 张表中 12 张已保存，1 张没有写入");
        foreach (var (form, n) in forms.Select((f, n) => (f, n)))
            Assert.Equal(n == 6 ? stood : $"{90 + n}.5", await PrintedAsync(form, Executed));
        var bad = tab.Page.Locator("#grid-results li");
        Assert.Equal(1, await bad.CountAsync());
        Assert.Contains("“九十”不能填在这里", await bad.InnerTextAsync(), StringComparison.Ordinal);
        await StateAsync(tab, $"{forms[6]}/{FullYear}", "refused"); // all or none of its form
        Assert.NotEqual("106", await PrintedAsync(forms[6], FullYear));
        // Mended, the form is sent whole.
        await TypeAsync(tab, $"{forms[6]}/{Executed}", "96.5");
        await StateAsync(tab, $"{forms[6]}/{FullYear}", "saved");
        Assert.Equal("106", await PrintedAsync(forms[6], FullYear));
        Assert.Equal("96.5", await PrintedAsync(forms[6], Executed));
        // Rate and totals follow at once.
        await Assertions.Expect(Row(tab, forms[0])).ToContainTextAsync("90.50%");
        var operations = await OperationsAsync(forms[0], forms[1]);
        Assert.Equal(operations[0], operations[1]);
    }

    [BrowserFact]
    public async Task Totals_follow_a_cell_without_loading_the_page_again()
    {
        var form = (await DraftsAsync(1))[0];
        await using var tab = await GridAsync();
        var sum = tab.Page.Locator(".overview-grid tfoot tr").First.Locator("td").Nth(4);
        var before = decimal.Parse(await sum.InnerTextAsync(), CultureInfo.InvariantCulture);
        var stood = decimal.Parse((await PrintedAsync(form, Executed))!, CultureInfo.InvariantCulture);
        await tab.Page.EvaluateAsync("window.stays = true");
        await TypeAsync(tab, $"{form}/{Executed}", (stood - 10).ToString(CultureInfo.InvariantCulture));
        await Assertions.Expect(sum).Not.ToHaveTextAsync(await sum.InnerTextAsync());
        Assert.Equal(before - 10, decimal.Parse(await sum.InnerTextAsync(), CultureInfo.InvariantCulture));
        Assert.True(await tab.Page.EvaluateAsync<bool>("window.stays === true"));
    }

    [BrowserFact]
    public async Task One_reason_holds_for_all_forms_of_a_paste()
    {
        string[] forms =
            [await Drafts.MakeAsync(Site, Stage.Returned), await Drafts.MakeAsync(Site), await Drafts.MakeAsync(Site, Stage.Returned)];
        await using var tab = await GridAsync();
        await PasteAsync(tab, $"{forms[0]}/{Executed}", "77\n78\n79");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("原因（至少五个字）").FillAsync("按决算数核对更正");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        foreach (var (form, n) in forms.Select((f, n) => (f, n)))
        {
            await StateAsync(tab, $"{form}/{Executed}", "saved");
            Assert.Equal($"{77 + n}", await PrintedAsync(form, Executed));
        }
    }

    [BrowserFact]
    public async Task Two_people_in_the_table_see_each_other_and_nothing_is_written_over()
    {
        var form = (await DraftsAsync(1))[0];
        var cell = $"{form}/{Executed}";
        await using var mine = await GridAsync();
        await using var theirs = await GridAsync();
        await Assertions.Expect(mine.Page.Locator("html")).ToHaveAttributeAsync("data-live", "on");
        await TypeAsync(theirs, cell, "66");
        await StateAsync(theirs, cell, "saved");
        await StateAsync(mine, cell, "news", 2_500);
        Assert.Equal("66", await Entry(mine, cell).InputValueAsync());
        await Entry(mine, cell).FillAsync("68");
        await TypeAsync(theirs, cell, "67");
        await StateAsync(mine, cell, "conflict", 4_000);
        await Cell(mine, cell).GetByRole(AriaRole.Button, new() { Name = "用我的“68”" }).ClickAsync();
        await StateAsync(mine, cell, "saved");
        Assert.Equal("68", await PrintedAsync(form, Executed));
    }

    [BrowserFact]
    public async Task Only_cells_of_open_forms_of_the_person_are_editors_and_without_a_script_each_row_leads_to_its_form()
    {
        var form = (await DraftsAsync(1))[0];
        await using var tab = await GridAsync();
        Assert.Equal(5, await Row(tab, form).Locator(".entry").CountAsync());
        Assert.Equal(0, await Row(tab, Site.Form9).Locator(".entry").CountAsync()); // filed
        await using var plain = await GridAsync(script: false);
        Assert.Equal(0, await plain.Page.Locator(".entry").CountAsync());
        Assert.True(await Row(plain, form).Locator($"th a[href='/evaluations/{form}']").IsVisibleAsync());
        Assert.False(await plain.Page.Locator("#ground").IsVisibleAsync());
        await using var office = await GridAsync(Role.Organiser);
        Assert.Equal(0, await office.Page.Locator(".entry").CountAsync());
    }

    private async Task<Tab> GridAsync(Role role = Role.Filler, bool script = true)
    {
        var tab = await OpenAsync(Site.Form9, role, script);
        await tab.GoAsync("/overview?fund=" + Uri.EscapeDataString("各类教育内涵发展专项"));
        return tab;
    }

    private async Task<List<string>> DraftsAsync(int many)
    {
        var forms = new List<string>();
        for (var n = 0; n < many; n++) forms.Add(await Drafts.MakeAsync(Site));
        return forms;
    }

    private static ILocator Row(Tab tab, string form) => tab.Page.Locator($"[id='r-{form}']");

    private async Task<List<Guid>> OperationsAsync(params string[] forms)
    {
        var found = new List<Guid>();
        foreach (var form in forms)
        {
            await using var query = Site.Session.Main.CreateCommand(
                "select operation from ledger.trail where stream = $1 and figure = $2 order by version desc limit 1");
            query.Parameters.Add(new() { Value = form });
            query.Parameters.Add(new() { Value = Executed });
            found.Add((Guid)(await query.ExecuteScalarAsync())!);
        }

        return found;
    }
}
