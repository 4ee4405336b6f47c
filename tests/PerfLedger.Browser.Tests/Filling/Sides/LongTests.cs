using System.Security.Cryptography;
using Microsoft.Playwright;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Browser.Tests.Filling.Sides;

/// <summary>What is large: evidence at its limit, a form of two hundred indicators; and ways that are long.</summary>
public sealed class LongTests(Workbench workbench) : FillingJourney(workbench)
{
    private const string Executed = "funds.total.executed";

    [BrowserFact]
    public async Task Evidence_of_just_fifty_megabytes_is_kept_and_one_byte_more_is_refused_in_a_sentence()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form);
        var file = Path.Combine(Path.GetTempPath(), $"evidence-{Guid.NewGuid():N}.pdf");
        try
        {
            var bytes = new byte[BlobArchive.MostBytes + 1];
            "%PDF-1.7"u8.CopyTo(bytes);
            RandomNumberGenerator.Fill(bytes.AsSpan(1024, 4096)); // another digest at every run
            await File.WriteAllBytesAsync(file, bytes);
            await UploadAsync(tab, file);
            await Assertions.Expect(tab.Page.Locator("main .notice-alarm").First).ToContainTextAsync("一份佐证材料最多 50 MB");
            var before = (await Drafts.ReadAsync(Site, form)).Evidence.Count;
            await File.WriteAllBytesAsync(file, bytes[..^1]);
            await UploadAsync(tab, file);
            await SaysAsync(tab, "佐证材料已存档");
            var state = await Drafts.ReadAsync(Site, form);
            var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(..^1)));
            Assert.Equal((before + 1, digest, BlobArchive.MostBytes, "application/pdf"),
                (state.Evidence.Count, state.Evidence[^1].Sha256, state.Evidence[^1].Size, state.Evidence[^1].MediaType));
            Assert.Contains(digest, await tab.Page.Locator("#form-evidence").InnerTextAsync(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [BrowserFact]
    public async Task A_filed_form_is_corrected_with_its_reason_and_what_was_filed_stands_beside_what_is_changed()
    {
        var form = await Drafts.MakeAsync(Site);
        await Drafts.FileAsync(Site, form);
        await using var tab = await OpenAsync(form, Role.Head);
        Assert.Equal(0, await tab.Page.Locator(".entry").CountAsync());
        await tab.Page.Locator("#act-correct summary").ClickAsync();
        await tab.Page.Locator("form[action$='/correct'] button").ClickAsync();
        await Assertions.Expect(tab.Page.Locator("main .notice-alarm").First).ToContainTextAsync("请填写原因");
        await tab.Page.Locator("#correct-kind").SelectOptionAsync("settlement");
        await tab.Page.Locator("#correct-reason").FillAsync("决算批复后执行数有调整");
        await tab.Page.Locator("form[action$='/correct'] button").ClickAsync();
        await SaysAsync(tab, "已打开更正");
        await tab.Page.Locator("#ground-reason").EvaluateAsync("e => e.value = '按决算批复更正执行数'");
        await TypeAsync(tab, Executed, "118.69");
        await StateAsync(tab, Executed, "saved");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "自第 1 版报送以来的改动" }).ClickAsync();
        Assert.Contains("原 118.96", await Cell(tab, Executed).InnerTextAsync(), StringComparison.Ordinal);
        var state = await Drafts.ReadAsync(Site, form);
        Assert.Equal((Stage.Correcting, "118.96"), (state.Stage, state.AsFiled![Executed].Printed));
    }

    [BrowserFact]
    public async Task A_form_is_filled_asked_for_its_history_and_submitted_with_the_keyboard_alone()
    {
        var form = await Drafts.MakeAsync(Site);
        await using var tab = await OpenAsync(form, Role.Head);
        await TabToAsync(tab, $"document.activeElement.closest('[data-figure]')?.id === 'c-{Executed}'");
        await tab.Page.Keyboard.TypeAsync("117");
        await tab.Page.Keyboard.PressAsync("Alt+h");
        await Assertions.Expect(tab.Page.Locator("#beside-title")).ToBeFocusedAsync();
        await StateAsync(tab, Executed, "saved");
        await tab.Page.Keyboard.PressAsync("Escape");
        await TabToAsync(tab, "document.activeElement.matches('#act-acknowledge summary')");
        await tab.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(tab, "document.activeElement.id === 'acknowledge-reason'");
        await tab.Page.Keyboard.TypeAsync("按原报告录入，差异已逐条核对");
        await TabToAsync(tab, "document.activeElement.matches('#act-acknowledge button')");
        await tab.Page.Keyboard.PressAsync("Enter");
        await SaysAsync(tab, "校验结果已确认");
        await TabToAsync(tab, "document.activeElement.matches('#act-submit button')");
        await tab.Page.Keyboard.PressAsync("Enter");
        await SaysAsync(tab, "已送审");
        Assert.Equal(Stage.Submitted, (await Drafts.ReadAsync(Site, form)).Stage);
    }

    [BrowserFact]
    public async Task A_form_of_two_hundred_indicators_opens_saves_a_cell_and_shows_it()
    {
        var form = await Drafts.MakeAsync(Site, indicators: 200);
        await using var tab = await OpenAsync(form);
        Assert.Equal(200, await tab.Page.Locator(".indicator-block tbody tr").CountAsync());
        var figure = "indicator.i-200.actual";
        await TypeAsync(tab, figure, "98%");
        await StateAsync(tab, figure, "saved");
        Assert.Equal("98%", await PrintedAsync(form, figure));
        await Entry(tab, figure).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Alt+h");
        await Assertions.Expect(tab.Page.Locator("#beside .timeline")).ToContainTextAsync("98%");
        await Assertions.Expect(tab.Page.Locator("#beside")).ToBeInViewportAsync();
    }

    private static async Task UploadAsync(Tab tab, string file)
    {
        await tab.Page.Locator("details:has(#evidence-file)").EvaluateAsync("d => d.open = true");
        await tab.Page.Locator("#evidence-file").SetInputFilesAsync(file);
        await tab.Page.Locator("form[action$='/evidence'] button").ClickAsync();
    }

    private static async Task TabToAsync(Tab tab, string condition)
    {
        for (var n = 0; n < 400; n++)
        {
            if (await tab.Page.EvaluateAsync<bool>($"!!({condition})")) return;
            await tab.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not come to {condition}.");
    }
}
