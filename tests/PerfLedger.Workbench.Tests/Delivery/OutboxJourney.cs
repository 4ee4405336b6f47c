using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Reminders;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Delivery;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Tests.Jobs;

namespace PerfLedger.Workbench.Tests.Delivery;

/// <summary>A ledger in which reminders were issued to persons with addresses.</summary>
public abstract class OutboxJourney : Journey
{
    private protected const string Campaign = "campaign.2020.ZZ-CZJ.2021-5";
    private protected const string Domain = "perfledger.example.org";

    private protected static Actor Job { get; } = new("job.reminders", "system", "ZZ-CZJ", Assurance.Job);

    /// <summary>A thousandth of the pauses that are served: the same logic, the same number of attempts.</summary>
    private protected static WorkerSettings Hasty { get; } = Node.Quick with
    {
        OutboundAtOnce = 12,
        OutboundPauses = [.. new WorkerSettings().OutboundPauses.Select(p => p / 1000)],
    };

    /// <summary>The clock of the ledger stands at a time of Shanghai.</summary>
    private protected async Task ClockAsync(string local)
    {
        await using var replace = Database.Owner.CreateCommand(
            $"create or replace function ledger.clock() returns timestamptz language sql volatile as $$select timestamptz '{local}+08'$$");
        await replace.ExecuteNonQueryAsync();
    }

    private protected Task<LedgerSession> SessionAsync() => LedgerSession.OpenAsync(Database.Name, [], default);

    /// <summary>Persons with these addresses, registered in one command; their id is the local part.</summary>
    private protected static async Task RegisterAsync(LedgerSession session, IReadOnlyList<string> addresses)
    {
        var desk = new CommandDesk(session.Ledger, new Actor(Organiser, "organiser", "ZZ-CZJ", Assurance.Asserted));
        foreach (var some in addresses.Chunk(500))
        {
            await desk.DecideAsync([.. some.Select(a => StreamWork.Of(Streams.People, StreamIds.Person(IdOf(a)),
                (Person p) => new RegisterPerson(IdOf(a), "收件人", "ZZ-JYJ", [Role.Filler]).Decide(p)))], null, default);
            await desk.DecideAsync([.. some.Select(a => StreamWork.Of(Streams.People, StreamIds.Person(IdOf(a)),
                (Person p) => new GiveContact(new(Organiser, Role.Organiser), IdOf(a), a, null).Decide(p)))], null, default);
        }
    }

    private protected static string IdOf(string address) => address.Split('@')[0];

    private protected static ReminderIssued Reminder(string recipient, int step = 3) => new(
        CampaignStage.SelfEvaluation, "project-self-evaluation/2020-zhuzhou", null, null, new DateOnly(2031, 5, 15), ReminderKind.Ahead,
        step, recipient, Role.Filler, new DateOnly(2031, 5, 12), "2031@0?");

    private protected static async Task RemindAsync(LedgerSession session, params IReadOnlyList<ReminderIssued> reminders)
    {
        foreach (var some in reminders.Chunk(1000))
            await new CommandDesk(session.Ledger, Job).DecideAsync(
                Streams.Reminders, StreamIds.Reminder(Campaign, "ZZ-JYJ"), new IssueReminders(some).Decide, default);
    }

    private protected static JobKind Mail(LedgerSession session, int port) => Channels.Mail(session, Transport(port), Domain, null);

    private protected static SmtpTransport Transport(int port, double patience = 3) => new(Settings(
        ("HOST", "127.0.0.1"), ("PORT", $"{port}"), ("TLS", "none"), ("FROM", $"perfledger@{Domain}")) with
    {
        Patience = TimeSpan.FromSeconds(patience),
    });

    private protected static MailSettings Settings(params (string Name, string Value)[] variables)
    {
        var (settings, off, _) = MailSettings.Read(n => variables.FirstOrDefault(v => "PERFLEDGER_SMTP_" + v.Name == n).Value);
        Assert.Null(off);
        return settings!;
    }

    private protected Task<IReadOnlyList<string>> RowsAsync(string sql) => Effects.ColumnAsync(Database.App, sql);
}
