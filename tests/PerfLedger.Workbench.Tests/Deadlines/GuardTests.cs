using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;

namespace PerfLedger.Workbench.Tests.Deadlines;

/// <summary>What happens to the campaign between the reading and the append of a command.</summary>
public sealed class GuardTests : DeadlineJourney
{
    private static readonly Actor Person = new(Filler, "filler", "ZZ-JYJ", Assurance.Asserted);

    private EventLedger? ledger;

    private EventLedger Ledger => ledger ??= new EventLedger(Database.App, Streams.Catalogue, LedgerSession.Projections);

    [LedgerFact]
    public async Task A_command_that_read_the_campaign_before_it_changed_is_a_conflict()
    {
        await SubmitAsync();
        await ReturnAsync();
        var decided = await Score("9").Decide(Ledger, CancellationToken.None);
        var deadline = await CommandDeadline.OfAsync(Ledger, [decided], CancellationToken.None);
        var (version, position) = (Assert.Single(deadline.Guards).Version, await PositionAsync());
        await GrantAsync("2031-05-20");
        var late = new Command(Guid.NewGuid(), Guid.NewGuid(), Person, "digest", [decided.Append], deadline.Guards, deadline.NotAfter);
        Assert.Equal(new AppendResult.Conflict(Campaign, version, version + 1), await Ledger.AppendAsync(late));
        Assert.Equal(position + 1, await PositionAsync());
    }

    [LedgerFact]
    public async Task An_extension_granted_while_a_command_is_decided_counts_for_it()
    {
        await SubmitAsync();
        await ReturnAsync();
        await ClockAsync(Instant);
        var desk = new CommandDesk(Ledger, Person);
        var meanwhile = new StreamWork(Form9, async (l, ct) =>
        {
            var decided = await Score("9").Decide(l, ct);
            await GrantAsync("2031-05-20");
            return decided;
        });
        await desk.DecideAsync([meanwhile], null, CancellationToken.None);
        Assert.Equal("9", (await DoAsync("history", "09", "indicator.i-014.score", "--json")).Json.List("changes")[^1].Text("after"));
    }

    [LedgerFact]
    public async Task The_last_moment_of_a_command_is_the_microsecond_before_the_due_instant()
    {
        await SubmitAsync();
        await ReturnAsync();
        var decided = await Score("9").Decide(Ledger, CancellationToken.None);
        var deadline = await CommandDeadline.OfAsync(Ledger, [decided], CancellationToken.None);
        Assert.Equal(new DateTimeOffset(2031, 5, 15, 16, 0, 0, TimeSpan.Zero).AddMicroseconds(-1), deadline.NotAfter);
        Assert.Equal(Bearing.Content, deadline.Lock?.Bearing);
    }

    private Task<Answer> GrantAsync(string until) => DoAsync("extend", "grant", "09", "--to", until, "--document", "株财绩函〔2031〕5号",
        "--reason", "受灾停课，核对需时", "--as", Organiser);

    private static StreamWork Score(string printed)
    {
        var value = new FigureValue(ValueKind.Points, printed, decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture));
        return StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, Form9, new EnterFigure(
            new FigureInput("indicator.i-014.score", value), Ground.Because("reviewOpinion", "按审核意见与国库对账单核对")).Decide);
    }
}
