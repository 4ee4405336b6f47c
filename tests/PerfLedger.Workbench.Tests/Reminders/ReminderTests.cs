namespace PerfLedger.Workbench.Tests.Reminders;

/// <summary>Who is reminded of what, through the program: a season of form 9.</summary>
public sealed class ReminderTests : ReminderJourney
{
    [LedgerFact]
    public async Task A_season_is_reminded_step_by_step_and_each_step_once()
    {
        Assert.Equal("f-01 ahead 10 2031-05-15 | f-02 ahead 10 2031-05-15", await IssuedByAsync("2031-05-01 09:30:00"));
        Assert.Equal("", await IssuedByAsync("2031-05-01 10:00:00"));
        Assert.Equal("", await IssuedByAsync("2031-05-09 17:00:00"));
        Assert.Equal("f-01 ahead 3 2031-05-15 | f-02 ahead 3 2031-05-15", await IssuedByAsync("2031-05-12 09:00:00"));
        Assert.Equal("f-01 ahead 1 2031-05-15 | f-02 ahead 1 2031-05-15 | h-01 ahead 1 2031-05-15",
            await IssuedByAsync("2031-05-14 09:00:00"));
        Assert.Equal("f-01 ahead 0 2031-05-15 | f-02 ahead 0 2031-05-15 | h-01 ahead 0 2031-05-15",
            await IssuedByAsync("2031-05-15 17:00:00"));
        Assert.Equal("f-01 overdue -1 2031-05-15 | f-02 overdue -1 2031-05-15 | h-01 overdue -1 2031-05-15",
            await IssuedByAsync("2031-05-16 09:00:00")); // a Friday
        Assert.Equal("", await IssuedByAsync("2031-05-19 09:00:00"));
        Assert.Equal("f-01 overdue -2 2031-05-15 | f-02 overdue -2 2031-05-15 | h-01 overdue -2 2031-05-15",
            await IssuedByAsync("2031-05-20 09:00:00"));
    }

    [LedgerFact]
    public async Task Nothing_goes_out_at_night_or_on_a_day_off_and_the_next_morning_makes_up_for_it()
    {
        Assert.Contains("不在提醒时间内", await RoundAsync("2031-05-12 08:59:59"), StringComparison.Ordinal);
        Assert.Contains("2031-05-12 09:00 再发", await RoundAsync("2031-05-12 08:59:59.5"), StringComparison.Ordinal);
        Assert.Contains("2031-05-13 09:00 再发", await RoundAsync("2031-05-12 17:30:00"), StringComparison.Ordinal);
        Assert.Equal("", await IssuedAsync());
        Assert.Contains("发出提醒 2 条", await RoundAsync("2031-05-13 09:00:00"), StringComparison.Ordinal);
        Assert.Equal("f-01 ahead 3 2031-05-15 | f-02 ahead 3 2031-05-15", await IssuedAsync());
        Assert.Contains("2031-05-19 09:00 再发", await RoundAsync("2031-05-17 10:00:00"), StringComparison.Ordinal); // a Saturday
    }

    [LedgerFact]
    public async Task After_an_outage_of_three_days_the_latest_step_is_issued_and_what_was_missed_lapses()
    {
        await RoundAsync("2031-05-01 09:30:00");
        // Nobody ran from the 12th to the 14th: T-3 and T-1 came and went.
        Assert.Equal("f-01 ahead 0 2031-05-15 | f-02 ahead 0 2031-05-15 | h-01 ahead 0 2031-05-15",
            await IssuedByAsync("2031-05-15 09:00:00"));
        Assert.Equal("", await IssuedByAsync("2031-05-15 09:30:00"));
    }

    [LedgerFact]
    public async Task Who_has_it_is_reminded_the_office_after_the_submission_and_the_unit_again_after_the_review()
    {
        await RoundAsync("2031-05-01 09:30:00");
        await SubmitAsync();
        Assert.Equal("r-01 ahead 3 2031-05-15", await IssuedByAsync("2031-05-12 09:00:00"));
        await DoAsync("accept", "09", "--as", Reviewer);
        Assert.Equal("f-01 ahead 3 2031-05-15 | f-02 ahead 3 2031-05-15 | h-01 ahead 3 2031-05-15",
            await IssuedByAsync("2031-05-13 09:00:00"));
        await FillAsync("file", "09");
        Assert.Equal("", await IssuedByAsync("2031-05-15 09:00:00"));
        Assert.Equal("", await IssuedByAsync("2031-05-20 09:00:00"));
        Assert.Equal(0L, await CountAsync("late_units_escalated"));
    }

    [LedgerFact]
    public async Task A_return_is_told_at_once_with_its_day_and_that_day_has_steps_of_its_own()
    {
        await RoundAsync("2031-05-01 09:30:00");
        await SubmitAsync();
        await ClockAsync("2031-05-14 15:00:00");
        await ReturnAsync("--answer-by", "2031-05-19");
        Assert.Equal("f-01 returned 1 2031-05-19 | f-02 returned 1 2031-05-19", await IssuedByAsync("2031-05-14 15:30:00"));
        Assert.Equal("", await IssuedByAsync("2031-05-15 09:00:00"));
        Assert.Equal("f-01 ahead 1 2031-05-19 | f-02 ahead 1 2031-05-19 | h-01 ahead 1 2031-05-19",
            await IssuedByAsync("2031-05-16 09:00:00"));
        await SubmitAsync();
        await ReturnAsync("--answer-by", "2031-05-19");
        Assert.Equal("f-01 returned 2 2031-05-19 | f-02 returned 2 2031-05-19", await IssuedByAsync("2031-05-16 10:00:00"));
    }

    [LedgerFact]
    public async Task An_extension_is_a_new_deadline_with_steps_of_its_own()
    {
        await RoundAsync("2031-05-14 09:00:00");
        await DoAsync("extend", "grant", "09", "--to", "2031-05-20", "--document", "株财绩函〔2031〕5号", "--reason", "受灾停课，核对需时",
            "--as", Organiser);
        Assert.Equal("f-01 ahead 10 2031-05-20 | f-02 ahead 10 2031-05-20", await IssuedByAsync("2031-05-14 09:30:00"));
        Assert.Equal("f-01 ahead 3 2031-05-20 | f-02 ahead 3 2031-05-20", await IssuedByAsync("2031-05-15 09:00:00"));
    }

    [LedgerFact]
    public async Task A_closed_campaign_reminds_nobody()
    {
        await DoAsync("campaign", "close", Campaign, "--as", Organiser);
        Assert.Equal("", await IssuedByAsync("2031-05-12 09:00:00"));
        Assert.Equal("", await IssuedByAsync("2031-05-20 09:00:00"));
        Assert.Equal(0L, await CountAsync("late_units_escalated"));
    }

    [LedgerFact]
    public async Task A_cancelled_campaign_reminds_nobody_any_more_and_what_was_issued_stays()
    {
        Assert.NotEqual("", await IssuedByAsync("2031-05-12 09:00:00"));
        var issued = await CountAsync("reminder_issued");
        await DoAsync("campaign", "cancel", Campaign, "--document", "示例撤销通知", "--reason", "年度评价并入专项检查", "--as", Organiser);
        await RoundAsync("2031-05-14 09:00:00");
        await RoundAsync("2031-05-20 09:00:00");
        Assert.Equal(issued, await CountAsync("reminder_issued"));
        Assert.Equal(0L, await CountAsync("late_units_escalated"));
    }

    [LedgerFact]
    public async Task The_organisers_are_told_of_late_units_on_the_next_working_day_and_then_weekly()
    {
        await RoundAsync("2031-05-16 09:00:00");
        await RoundAsync("2031-05-16 09:30:00");
        await RoundAsync("2031-05-22 09:00:00");
        Assert.Equal(1L, await CountAsync("late_units_escalated"));
        await RoundAsync("2031-05-23 09:00:00");
        Assert.Equal($"1 2031-05-15 o-01 ZZ-JYJ {Form9} 1 | 2 2031-05-15 o-01 ZZ-JYJ {Form9} 8", await ScalarAsync<string>("""
            select string_agg(concat_ws(' ', data ->> 'step', data ->> 'due', data -> 'recipients' ->> 0, data -> 'late' -> 0 ->> 'unit',
                data -> 'late' -> 0 ->> 'subject', data -> 'late' -> 0 ->> 'days'), ' | ' order by seq_id)
            from ledger.mt_events where type = 'late_units_escalated'
            """));
    }
}
