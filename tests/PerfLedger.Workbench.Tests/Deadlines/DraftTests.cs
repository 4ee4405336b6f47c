using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>The default rule: a draft stays writable and files as 逾期.</summary>
public sealed class DraftTests : DeadlineJourney
{
    [LedgerFact]
    public async Task A_late_draft_is_filled_in_and_files_as_overdue_by_the_days_it_was_late()
    {
        await ClockAsync("2031-05-18 00:00:00");
        (await EnterAsync("9")).Is(0);
        Assert.Equal(("late", -3), ((await DueAsync()).Text("standing"), (int)(await DueAsync()).Number("days")));
        await SubmitAsync();
        await ClockAsync("2031-06-02 09:00:00");
        await DoAsync("accept", "09", "--as", Reviewer);
        Assert.Contains("逾期3天", (await FillAsync("file", "09")).Out, StringComparison.Ordinal);
        Assert.Equal(3, (await DoAsync("filings", "--json")).Json.List("filings")[0].Number("overdueDays"));
        Assert.Contains("逾期3天", (await DoAsync("filings")).Out, StringComparison.Ordinal);
        Assert.Contains("逾期3天（期限 2031-05-15 24时）", (await DoAsync("receipt", "09")).Out, StringComparison.Ordinal);
        Assert.Equal(
            """{"due": "2031-05-15", "days": 3}""",
            await ScalarAsync<string>("select (data -> 'overdue')::text from ledger.mt_events where type = 'report_filed'"));
        await DoAsync("regenerate", "--all");
        await DoAsync("rebuild", "--check");
    }

    [LedgerFact]
    public async Task What_was_handed_in_within_the_last_microsecond_is_in_time_however_long_the_review_takes()
    {
        await DoAsync("acknowledge", "09", "--as", Head, "--reason", "按原报告录入，差异已核对");
        await ClockAsync(LastMoment);
        await FillAsync("submit", "09");
        await ClockAsync("2031-06-30 09:00:00");
        await DoAsync("accept", "09", "--as", Reviewer);
        await FillAsync("file", "09");
        Assert.False((await DoAsync("filings", "--json")).Json.List("filings")[0].Has("overdueDays"));
        Assert.DoesNotContain("逾期", (await DoAsync("receipt", "09")).Out, StringComparison.Ordinal);
        Assert.Equal("handedIn", (await DueAsync()).Text("standing"));
    }

    [LedgerFact]
    public async Task The_list_of_due_dates_says_the_date_the_instant_and_the_days_left()
    {
        var due = await DueAsync();
        Assert.Equal(("2031-05-15", "route", "open", 14L), (due.Text("due"), due.Text("ground"), due.Text("standing"), due.Number("days")));
        Assert.Equal("2031-05-16T00:00:00+08:00", due.Text("instant"));
        Assert.Contains("2031-05-15 24时", (await DoAsync("due")).Out, StringComparison.Ordinal);
        await ClockAsync(LastMoment);
        Assert.Contains("今天截止", (await DoAsync("due")).Out, StringComparison.Ordinal);
    }
}

/// <summary>补录: no due date binds.</summary>
public sealed class RetrospectiveTests : DeadlineJourney
{
    private protected override JsonObject Order(JsonObject campaign)
    {
        campaign["retrospective"] = true;
        campaign["lockAtDue"] = true;
        return campaign;
    }

    [LedgerFact]
    public async Task A_retrospective_campaign_has_no_lock_and_nothing_is_overdue()
    {
        await ClockAsync("2035-01-01 09:00:00");
        (await EnterAsync("9")).Is(0);
        Assert.Equal("notDue", (await DueAsync()).Text("standing"));
        (await SayAsync("extend", "ask", "09", "--to", "2036-01-01", "--as", Filler, "--reason", "受灾停课，核对需时")).Says(4, "EXT-01");
        await AcceptAsync();
        await FillAsync("file", "09");
        Assert.False((await DoAsync("filings", "--json")).Json.List("filings")[0].Has("overdueDays"));
        await FillAsync(["correct", "09", .. Because]);
        (await EnterAsync("8", Because)).Is(0);
    }
}
