using PerfLedger.Workbench.Tests.Deadlines;

namespace PerfLedger.Workbench.Tests.Reminders;

/// <summary>The campaign of form 9, due on Thursday 15 May 2031. That year has no notice: Monday to Friday are worked.</summary>
public abstract class ReminderJourney : DeadlineJourney
{
    /// <summary>One round at a time of Shanghai, by the job as a person asks for it.</summary>
    private protected async Task<string> RoundAsync(string local)
    {
        await ClockAsync(local);
        return (await DoAsync("jobs", "run", "reminders", "--as", Organiser)).Out;
    }

    /// <summary>What was issued since a position: recipient, kind, step, due, a line each.</summary>
    private protected async Task<string> IssuedAsync(long since = 0) => await ScalarAsync<string>($"""
        select coalesce(string_agg(concat_ws(' ', data ->> 'recipient', data ->> 'kind', data ->> 'step', data ->> 'due'), ' | '
            order by seq_id), '') from ledger.mt_events where type = 'reminder_issued' and seq_id > {since}
        """);

    /// <summary>A round, and what it issued.</summary>
    private protected async Task<string> IssuedByAsync(string local)
    {
        var before = await PositionAsync();
        await RoundAsync(local);
        return await IssuedAsync(before);
    }

    private protected Task<long> CountAsync(string type) =>
        ScalarAsync<long>($"select count(*) from ledger.mt_events where type = '{type}'");
}
