using System.Text.Json;
using PerfLedger.Workbench.Tests.Deadlines;

namespace PerfLedger.Workbench.Tests.Trail;

/// <summary>逾期与延期、截止前24小时改动: each change against the due date in force when it was made.</summary>
public sealed class TimingTests : DeadlineJourney
{
    private const string LastDay = "截止前24小时改动", Late = "逾期与延期";

    [LedgerFact]
    public async Task Changes_of_the_last_24_hours_are_found_and_those_a_microsecond_earlier_are_not()
    {
        await AtAsync("2031-05-14 23:59:59.999999", "1"); // 24 hours and a microsecond
        await AtAsync("2031-05-15 00:00:00", "2");
        await AtAsync("2031-05-15 00:00:01", "3"); // 23:59:59
        Assert.Equal(["3", "2"], await AfterAsync(LastDay)); // while the due date is still to come
        await AtAsync(LastMoment, "4");
        await AtAsync(Instant, "5");
        Assert.Equal(["4", "3", "2"], await AfterAsync(LastDay));
        Assert.Equal(["5"], await AfterAsync(Late));
    }

    [LedgerFact]
    public async Task An_extension_is_found_asked_granted_and_refused_by_unit_and_form()
    {
        await DoAsync("extend", "ask", "09", "--to", "2031-05-18", "--as", Filler, "--reason", "国库对账单尚未取得");
        await DoAsync("extend", "refuse", "09", "--as", Organiser, "--reason", "材料已齐备，不予延期");
        await DoAsync("extend", "ask", "09", "--to", "2031-05-20", "--as", Filler, "--reason", "国库对账单尚未取得");
        await DoAsync("extend", "grant", "09", "--to", "2031-05-20", "--as", Organiser, "--reason", "对账单延迟出具",
            "--document", "延期批复〔2031〕示例1号", "--on", "2031-05-10");
        string[] events = ["extension_granted", "extension_asked", "extension_refused", "extension_asked"];
        Assert.Equal(events, (await FoundAsync(Late)).Select(h => h.GetProperty("change").Text("event")));
        Assert.Equal(4, (await FoundAsync(Late, "--unit", "ZZ-JYJ")).Count);
        Assert.Equal(4, (await FoundAsync(Late, "--evaluation", "09")).Count);
        Assert.Empty(await FoundAsync(Late, "--unit", "ZZ-CZJ")); // the campaign's issuer is not whom it is about
        var granted = (await FoundAsync(Late, "--text", "延期批复〔2031〕示例1号"))[0];
        Assert.Equal("extension", granted.Text("timing"));
        Assert.Equal(Campaign, granted.Text("evaluation"));
        Assert.Contains("批准延至", (await DoAsync("search", "--preset", Late, "--limit", "1")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_later_extension_makes_no_late_change_timely_and_moves_the_last_day()
    {
        await AtAsync("2031-05-15 12:00:00", "1");
        await AtAsync("2031-05-16 12:00:00", "2");
        await DoAsync("extend", "grant", "09", "--to", "2031-05-20", "--as", Organiser, "--reason", "对账单延迟出具",
            "--document", "延期批复〔2031〕示例1号", "--on", "2031-05-16");
        await AtAsync("2031-05-18 12:00:00", "3");
        await AtAsync("2031-05-20 12:00:00", "4");
        Assert.Equal(["4", "1"], await AfterAsync(LastDay));
        Assert.Equal(["2"], await AfterAsync(Late));
        var due = (await FoundAsync(Late, "--figure", "indicator"))[0].GetProperty("due").GetDateTimeOffset();
        Assert.Equal(DateTimeOffset.Parse("2031-05-16T00:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture), due);
    }

    [LedgerFact]
    public async Task An_answer_after_its_date_is_late_and_what_the_office_does_late_is_not()
    {
        await SubmitAsync();
        await ReturnAsync("--answer-by", "2031-05-20");
        await ClockAsync("2031-05-21 09:00:00");
        await SubmitAsync();
        await DoAsync("accept", "09", "--as", Reviewer);
        var late = await FoundAsync(Late);
        Assert.Contains("evaluation_submitted", late.Select(h => h.GetProperty("change").Text("event")));
        Assert.DoesNotContain("evaluation_accepted", late.Select(h => h.GetProperty("change").Text("event")));
        Assert.All(late, h => Assert.Equal("late", h.Text("timing")));
    }

    [LedgerFact]
    public async Task The_marks_are_what_a_rebuild_gives_and_damage_is_seen_and_mended()
    {
        await AtAsync("2031-05-15 12:00:00", "1");
        await FoundAsync(LastDay);
        await AtAsync("2031-05-17 12:00:00", "2");
        Assert.Contains("timing：与事件一致", (await DoAsync("rebuild", "--check")).Out, StringComparison.Ordinal);
        // A score, and the printed total and grade that are computed again from it: one row too many and one too few each.
        await TamperAsync("update ledger.timing set mark = 'late' where mark = 'last-day'");
        Assert.Contains("timing：6 处与事件不同", (await SayAsync("rebuild", "timing", "--check")).Is(1).Out, StringComparison.Ordinal);
        await DoAsync("rebuild", "timing");
        Assert.Equal(["1"], await AfterAsync(LastDay));
    }

    private async Task AtAsync(string clock, string score)
    {
        await ClockAsync(clock);
        (await EnterAsync(score)).Is(0);
    }

    private async Task<IEnumerable<string?>> AfterAsync(string preset) =>
        (await FoundAsync(preset, "--figure", "indicator")).Select(h => h.GetProperty("change").Text("after"));

    private async Task<IReadOnlyList<JsonElement>> FoundAsync(string preset, params string[] more) =>
        (await DoAsync(["search", "--preset", preset, "--json", .. more])).Json.List("changes");
}
