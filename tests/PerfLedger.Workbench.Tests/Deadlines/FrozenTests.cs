namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>What was submitted is frozen at the due instant; a return, a correction or an extension opens it until its own date.</summary>
public sealed class FrozenTests : DeadlineJourney
{
    [LedgerFact]
    public async Task A_returned_form_is_written_until_the_last_microsecond_of_its_due_date()
    {
        await SubmitAsync();
        await ReturnAsync();
        await ClockAsync(LastMoment);
        (await EnterAsync("9", Because)).Is(0);
        await ClockAsync(Instant);
        await TooLateAsync(["enter", "09", "indicator.i-014.score", "8", "--as", Filler, .. Because]);
        Assert.Equal("locked", (await DueAsync()).Text("standing"));
        await SubmitAsync(); // handing in what stands is not refused, it is late
        await DoAsync("accept", "09", "--as", Reviewer);
        Assert.Contains("逾期1天", (await FillAsync("file", "09")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_return_after_the_due_date_opens_the_form_until_its_answer_date_and_is_not_overdue()
    {
        await SubmitAsync();
        await ClockAsync("2031-05-20 10:00:00");
        await RefusedAsync("DUE-02", "return", "09", "--as", Reviewer, "--opinion", "请与国库对账单核对");
        await RefusedAsync("DUE-02", "return", "09", "--as", Reviewer, "--opinion", "请与国库对账单核对", "--answer-by", "2031-05-19");
        await ReturnAsync("--answer-by", "2031-05-25");
        await ClockAsync("2031-05-25 23:59:59.999999");
        (await EnterAsync("9", Because)).Is(0);
        await ClockAsync("2031-05-26 00:00:00");
        await TooLateAsync(["enter", "09", "indicator.i-014.score", "8", "--as", Filler, .. Because]);
    }

    [LedgerFact]
    public async Task An_answer_within_its_own_date_files_without_overdue()
    {
        await SubmitAsync();
        await ClockAsync("2031-05-20 10:00:00");
        await ReturnAsync("--answer-by", "2031-05-25");
        (await EnterAsync("9", Because)).Is(0);
        await AcceptAsync();
        await FillAsync("file", "09");
        Assert.False((await DoAsync("filings", "--json")).Json.List("filings")[0].Has("overdueDays"));
        Assert.Contains("2031-05-25 24时前答复", (await DoAsync("history", "09", "stage")).Out, StringComparison.Ordinal);
    }

    [LedgerFact]
    public async Task A_correction_after_the_due_date_is_opened_by_the_office_until_a_date_of_its_own()
    {
        await AcceptAsync();
        await FillAsync("file", "09");
        await ClockAsync("2031-09-01 10:00:00");
        await RefusedAsync("DUE-02", ["correct", "09", "--as", Filler, .. Because]);
        (await SayAsync(["correct", "09", "--as", Filler, "--answer-by", "2031-09-10", .. Because])).Says(4, "DUE-03");
        await DoAsync(["correct", "09", "--as", Reviewer, "--answer-by", "2031-09-10", .. Because]);
        await ClockAsync("2031-09-10 23:59:59.999990");
        (await EnterAsync("9", Because)).Is(0);
        await AcceptAsync();
        await FillAsync("file", "09");
        Assert.False((await DoAsync("filings", "--json")).Json.List("filings")[1].Has("overdueDays"));
        await ClockAsync("2031-09-11 00:00:00");
        await DoAsync(["correct", "09", "--as", Reviewer, "--answer-by", "2031-09-20", .. Because]);
        await ClockAsync("2031-09-21 00:00:00");
        await TooLateAsync(["enter", "09", "indicator.i-014.score", "8", "--as", Filler, .. Because]);
    }
}
