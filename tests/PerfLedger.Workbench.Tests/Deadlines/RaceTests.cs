using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using Xunit.Abstractions;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>
/// Writes aimed at the due instant ± 5 ms, from eight writers at once, through the whole write path. The clock of a throw-away database runs
/// slowed down, so that all of them fall into those 10 ms, about as many before as after; and every transaction keeps the time it read, so
/// that what was accepted is judged by that and not by our own word. PERFLEDGER_RACE_WRITES=200000 for the full number (docs/deadlines.md).
/// </summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private const string Campaign = "campaign.2020.ZZ-CZJ.race";

    private const int Writers = 8, FormsAtOnce = 1000, WritesToAForm = 20, Trial = 400;

    private static readonly DateTimeOffset Due = DueDates.EndOf(new DateOnly(2031, 5, 15));

    private static readonly Actor Filler = new("f-01", "filler", "ZZ-JYJ", Assurance.Asserted);

    private static int Writes => int.TryParse(Environment.GetEnvironmentVariable("PERFLEDGER_RACE_WRITES"), CultureInfo.InvariantCulture, out var n) ? n : 2000;

    [LedgerFact]
    public async Task No_write_is_accepted_after_the_due_instant()
    {
        await using var database = await LedgerDatabase.CreateAsync();
        await RunAsync(database.Administrator, $"alter database {database.Name} set synchronous_commit = off"); // of interest is when, not whether it lasts
        var ledger = new EventLedger(database.App, Streams.Catalogue, LedgerSession.Projections);
        var forms = await OpenAsync(ledger, (Writes / WritesToAForm) + Writers);
        await RunAsync(database.Owner, "create table ledger.race (transaction xid, read timestamptz); grant insert on ledger.race to perfledger_app");
        await SlowAsync(database, TimeSpan.FromHours(9), slow: 1);
        var (_, _, pace) = await WriteAsync(ledger, forms, Writes, Trial);
        await RunAsync(database.Owner, "truncate ledger.race");

        // The window passes while the writes are made: refused ones are cheaper, so a little more than half of the time before the instant.
        var lasting = TimeSpan.FromSeconds(Writes / pace);
        await SlowAsync(database, lasting * 0.55, slow: lasting.TotalMilliseconds / 10);
        var (accepted, refused, _) = await WriteAsync(ledger, forms, 0, Writes);

        output.WriteLine($"{Writes} writes in 10 ms round the instant, slowed down {lasting.TotalMilliseconds / 10:0} times: {accepted} accepted, {refused} refused");
        Assert.Equal(Writes, accepted + refused);
        Assert.InRange(accepted, Writes / 10, Writes - (Writes / 10));
        Assert.Equal((long)accepted, await ScalarAsync(database, "select count(*) from ledger.race"));
        Assert.Equal(0, await ScalarAsync(database, $"""
            select count(*) from ledger.mt_events e join ledger.race r on r.transaction = e.xmin where r.read >= '{Due.UtcDateTime:O}'
            """));
        Assert.Equal((long)accepted, await ScalarAsync(database, $"""
            select count(*) from ledger.mt_events e join ledger.race r on r.transaction = e.xmin
            where r.read between timestamptz '{Due.UtcDateTime:O}' - interval '5 ms' and timestamptz '{Due.UtcDateTime:O}' - interval '1 us'
            """));
    }

    /// <summary>The clock reaches the due instant after this time, running slower by this factor and never leaving the instant ± 5 ms.</summary>
    private static Task SlowAsync(LedgerDatabase database, TimeSpan before, double slow) => RunAsync(database.Owner, string.Create(CultureInfo.InvariantCulture, $$"""
        do $make$ begin execute format($text$
            create or replace function ledger.clock() returns timestamptz language plpgsql volatile as $$
            declare now timestamptz := timestamptz '{{Due.UtcDateTime:O}}' + greatest(interval '-5 ms', least(interval '5 ms',
                (clock_timestamp() - timestamptz %L) / {{slow:R}}));
            begin
                insert into ledger.race values (pg_current_xact_id()::xid, now);
                return now;
            end $$ $text$, clock_timestamp() + interval '{{before.TotalMilliseconds:0}} ms');
        end $make$
        """));

    /// <summary>All writers go on until the number is reached, each write with a value of its own; accepted, refused, and writes a second.</summary>
    private static async Task<(int Accepted, int Refused, double Pace)> WriteAsync(EventLedger ledger, IReadOnlyList<string> forms, int from, int writes)
    {
        var (next, accepted, refused) = (0, 0, 0);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            var desk = new CommandDesk(ledger, Filler);
            var own = forms.Where((_, i) => i % Writers == w).ToList();
            for (int i; (i = Interlocked.Increment(ref next)) <= writes;)
            {
                if (await EnterAsync(desk, own[i / Writers % own.Count], from + i)) Interlocked.Increment(ref accepted);
                else Interlocked.Increment(ref refused);
            }
        })));
        return (accepted, refused, writes / clock.Elapsed.TotalSeconds);
    }

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
        const string form = "project-self-evaluation/2020-zhuzhou";
        ICampaignEvent[] order =
        [
            new CampaignOpened(2020, "ZZ-CZJ", "race", "争用", "cn-2020", [form], false, true), new UnitEnlisted("ZZ-JYJ", "株洲市教育局", "department"),
            new RouteLaid(form, "department", null, "教科文科", new DateOnly(2031, 5, 15), null),
        ];
        await desk.DecideAsync<Campaign, ICampaignEvent>(Streams.Campaigns, Campaign, _ => order, CancellationToken.None);
        var openings = Enumerable.Range(1, count).Select(i => new SelfEvaluationOpened(form, "cn-2020", 2020, new UnitRef("ZZ-JYJ", "株洲市教育局"),
            "株洲市教育局", null, new ProjectRef($"p{i}", "项目"), "万元", Campaign, null, false)).ToList();
        var streams = openings.ConvertAll(o => Streams.EvaluationOf(2020, o.Unit.Code, form, null, null, o.Project!.Code));
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
