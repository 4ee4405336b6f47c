using System.Globalization;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.People;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using Xunit.Abstractions;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>
/// Writes aimed at the due instant ± 5 ms, from eight writers at once, through the whole write path. The clock of a throw-away database
/// goes on with the writes done, so that all of them fall into those 10 ms, half before and half after, on any machine; and every
/// transaction keeps the time it read, so that what was accepted is judged by that and not by our own word. The full number:
/// docs/deadlines.md.
/// </summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private const string Campaign = "campaign.2020.ZZ-CZJ.race";

    private const int Writers = 8, FormsAtOnce = 1000, WritesToAForm = 20, Window = 10_000; // microseconds

    private static readonly DateTimeOffset Due = DueDates.EndOf(new DateOnly(2031, 5, 15));

    private static readonly Actor Filler = new("f-01", "filler", "ZZ-JYJ", Assurance.Asserted);

    private static readonly int Writes = int.Parse(
        Environment.GetEnvironmentVariable("PERFLEDGER_RACE_WRITES") ?? "2000", CultureInfo.InvariantCulture);

    [LedgerFact]
    public async Task No_write_is_accepted_after_the_due_instant()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        // Of interest is when something is recorded, not whether it lasts.
        await RunAsync(database.Administrator, $"alter database {database.Name} set synchronous_commit = off");
        var ledger = new EventLedger(database.App, Streams.Catalogue, LedgerSession.Projections);
        var forms = await OpenAsync(ledger, (Writes / WritesToAForm) + Writers);
        await RunAsync(database.Owner, Clock);
        var (accepted, refused) = await WriteAsync(database, ledger, forms);
        output.WriteLine($"{Writes} writes in 10 ms round the instant: {accepted} accepted, {refused} refused");
        Assert.Equal(Writes, accepted + refused);
        Assert.InRange(accepted, Writes * 4 / 10, Writes * 6 / 10);
        // Commands of one moment may ride in one transaction: each event is judged by the time its transaction read.
        Assert.Equal((long)accepted, await RecordedAsync(database, "true"));
        Assert.Equal(0, await RecordedAsync(database, $"r.read >= '{Due.UtcDateTime:O}'"));
        Assert.Equal((long)accepted, await RecordedAsync(database, $"""
            r.read between timestamptz '{Due.UtcDateTime:O}' - interval '5 ms' and timestamptz '{Due.UtcDateTime:O}' - interval '1 us'
            """));
    }

    /// <summary>Events whose transaction read a time for which the condition holds.</summary>
    private static Task<long> RecordedAsync(LedgerDatabase database, string condition) => ScalarAsync(database, $"""
        select count(*) from ledger.mt_events e
        where exists (select from ledger.race r where r.transaction = e.xmin and {condition})
        """);

    // The clock stands where it was last put; whoever reads it leaves time and transaction behind.
    private static readonly string Clock = $"""
        create table ledger.race_clock as select timestamptz '{Due.UtcDateTime:O}' - interval '5 ms' as now;
        create table ledger.race (transaction xid, read timestamptz);
        grant select on ledger.race_clock to perfledger_app;
        grant select, insert on ledger.race to perfledger_app;
        create or replace function ledger.clock() returns timestamptz language sql volatile as $$
            insert into ledger.race select pg_current_xact_id()::xid, now from ledger.race_clock returning read
        $$
        """;

    /// <summary>All writers go on until the number is reached, each write with a value of its own.</summary>
    private static async Task<(int Accepted, int Refused)> WriteAsync(
        LedgerDatabase database, EventLedger ledger, IReadOnlyList<string> forms)
    {
        var (next, accepted, refused) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            var desk = new CommandDesk(ledger, Filler);
            var own = forms.Where((_, i) => i % Writers == w).ToList();
            for (int i; (i = Interlocked.Increment(ref next)) <= Writes;)
            {
                if (i % Math.Max(1, Writes / Window) == 0) await PutAsync(database, (long)i * Window / Writes);
                if (await EnterAsync(desk, own[i / Writers % own.Count], i)) Interlocked.Increment(ref accepted);
                else Interlocked.Increment(ref refused);
            }
        })));
        return (accepted, refused);
    }

    private static Task PutAsync(LedgerDatabase database, long microseconds) => RunAsync(database.Owner, $"""
        update ledger.race_clock set now = greatest(now, timestamptz '{Due.UtcDateTime:O}' + interval '{microseconds - (Window / 2)} us')
        """);

    private static async Task<bool> EnterAsync(CommandDesk desk, string form, int value)
    {
        var printed = value.ToString(CultureInfo.InvariantCulture);
        var input = new FigureInput("funds.total.executed", new FigureValue(ValueKind.Money, printed, value * 10_000m, "万元"));
        try
        {
            await desk.DecideAsync(Streams.Evaluations, form, new EnterFigure(input, Ground.None).Decide, CancellationToken.None);
            return true;
        }
        catch (CliException e) when (e.ExitCode == ExitCodes.Refused && e.Message.Contains("DUE-01", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> OpenAsync(EventLedger ledger, int count)
    {
        var desk = new CommandDesk(ledger, Filler);
        var organiser = new CommandDesk(ledger, new Actor("o-01", "organiser", "ZZ-CZJ", Assurance.Asserted));
        RegisterPerson[] people = [new("o-01", "组一", "ZZ-CZJ", [Role.Organiser]), new("f-01", "填一", "ZZ-JYJ", [Role.Filler])];
        await organiser.DecideAsync([.. people.Select(p =>
            StreamWork.Of<Person, IPersonEvent>(Streams.People, StreamIds.Person(p.Id), p.Decide))], null, CancellationToken.None);
        const string form = "project-self-evaluation/2020-zhuzhou";
        ICampaignEvent[] order =
        [
            new CampaignOpened(2020, "ZZ-CZJ", "race", "争用", "cn-2020", [form], false, true),
            new UnitEnlisted("ZZ-JYJ", "株洲市教育局", "department"),
            new RouteLaid(form, "department", null, "教科文科", new DateOnly(2031, 5, 15), null),
        ];
        await organiser.DecideAsync<Campaign, ICampaignEvent>(Streams.Campaigns, Campaign, _ => order, CancellationToken.None);
        var unit = new UnitRef("ZZ-JYJ", "株洲市教育局");
        var openings = Enumerable.Range(1, count).Select(i => new SelfEvaluationOpened(form, "cn-2020", 2020, unit, unit.Name, null,
            new ProjectRef($"p{i}", "项目"), "万元", Campaign, null, false)).ToList();
        var streams = openings.ConvertAll(o => Streams.EvaluationOf(2020, unit.Code, form, null, null, o.Project!.Code));
        foreach (var some in openings.Zip(streams).Chunk(FormsAtOnce))
            await desk.DecideAsync([.. some.Select(f => StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(
                Streams.Evaluations, f.Second, new OpenSelfEvaluation(f.First).Decide))], null, CancellationToken.None);
        return streams;
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> ScalarAsync(LedgerDatabase database, string sql)
    {
        await using var command = database.Administrator.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
