using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;

namespace PerfLedger.Workbench.Features.Reminders;

/// <summary>What a round issued.</summary>
/// <param name="Reminders">Reminders, one a person.</param>
/// <param name="Escalations">Lists of late units.</param>
/// <param name="Unread">Units that owe something and have nobody who fills in.</param>
internal sealed record RoundResult(int Reminders, int Escalations, IReadOnlyList<string> Unread);

/// <summary>
/// Issues what has come by today, a command a unit. The read model says where something is missing; the stream of the unit says whether
/// it really is, so that a second program, or a second run, adds nothing.
/// </summary>
/// <param name="session">The ledger.</param>
/// <param name="day">What the round rests on.</param>
/// <param name="desk">The desk for one command, by its stream and event.</param>
internal sealed class ReminderDesk(LedgerSession session, ReminderDay day, Func<string, string, CommandDesk> desk)
{
    /// <summary>So many units at once: they are written together.</summary>
    private const int AtOnce = 8;

    public async Task<RoundResult> IssueAsync(string stream, Campaign campaign, CancellationToken ct)
    {
        var duties = (await new DutyQuery(session).ReadAsync(stream, ct)).Where(d => d.IsOwed).ToList();
        var books = ReminderQuery.Books(await ReminderQuery.OfCampaignAsync(session.Reads, stream, ct));
        var round = day.Round(campaign);
        var issued = 0;
        await Parallel.ForEachAsync(duties.GroupBy(d => d.Unit, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (unit, stop) =>
            {
                var wanted = round.Of([.. unit]).Where(r => !Book(unit.Key).Has(r)).ToList();
                if (wanted.Count == 0) return;
                var decide = new IssueReminders(wanted).Decide;
                Interlocked.Add(ref issued, await AppendAsync(stream, unit.Key, ReminderRow.Issued, decide, stop));
            });
        var issuer = campaign.Opened!.Issuer;
        var late = round.Escalations(duties, issuer).Where(e => !Book(issuer).Has(e)).ToList();
        var escalated = late.Count == 0 ? 0
            : await AppendAsync(stream, issuer, ReminderRow.Escalated, new EscalateLateUnits(late).Decide, ct);
        return new RoundResult(issued, escalated, Unread(duties));

        ReminderBook Book(string unit) => books.GetValueOrDefault(unit, ReminderBook.Initial);
    }

    private List<string> Unread(List<Duty> duties) =>
    [
        .. duties.Where(d => d.Bearer == DutyBearer.Unit).Select(d => d.Unit).Distinct(StringComparer.Ordinal)
            .Where(unit => !day.Fillers(unit).Any()),
    ];

    private async Task<int> AppendAsync(
        string campaign, string unit, string what, Func<ReminderBook, Decision<IReminderEvent>> decide, CancellationToken ct)
    {
        var stream = StreamIds.Reminder(campaign, unit);
        return (await desk(stream, what).DecideAsync(Streams.Reminders, stream, decide, ct)).Events;
    }
}
