using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Reminders;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Imports;
using Decider = System.Func<PerfLedger.Domain.SelfEvaluations.SelfEvaluation,
    PerfLedger.Domain.Decision<PerfLedger.Domain.SelfEvaluations.ISelfEvaluationEvent>>;

namespace PerfLedger.Workbench.Features.Demo.Seasons;

/// <summary>What was refused, and so stands in no ledger.</summary>
internal sealed record Refused(DateTimeOffset At, string Who, string What, string Sentence);

/// <summary>
/// The weeks round 15 May 2020 over the 13 forms, invented but for the forms: everything goes through the deciders, the ledger and the
/// jobs that everybody else uses.
/// </summary>
internal sealed class Season(LedgerSession session, SeasonClock clock, DemoSamples samples, CampaignFile order)
{
    public const string Organiser = "p-07", Late = "p-08", LateUnit = "ZZ-SFX";

    private const string Head = "p-04";

    private static readonly (string By, string Reviewer, string[] Forms)[] Parts =
    [
        ("p-01", "p-05", ["01", "02", "03", "04", "05"]), ("p-02", "p-05", ["06", "07", "08"]), ("p-03", "p-06", ["09", "10", "11"]),
    ];

    /// <summary>Refusals in order.</summary>
    public List<Refused> Refusals { get; } = [];

    public string Campaign => order.Stream;

    public IReadOnlyList<CampaignFile.Unit> Units => order.Units;

    public async Task PlayAsync(CancellationToken ct)
    {
        await clock.BeginAsync("2020-04-20 09:30", ct);
        await OpenAsync(ct);
        await clock.UntilAsync("2020-04-21 10:00", ct);
        await ImportAsync(ct);
        await SubmitAsync("2020-05-07 15:20", Parts[0], ct);
        await clock.UntilAsync("2020-05-08 10:10", ct);
        await AcceptAsync(Parts[0], ct);
        await SubmitAsync("2020-05-11 16:40", Parts[1], ct);
        await clock.UntilAsync("2020-05-12 09:40", ct);
        await ExtendAsync("12", new DateOnly(2020, 5, 22), "就业补贴名册由人社部门月中返回，核对需时", ct);
        await clock.UntilAsync("2020-05-13 11:00", ct);
        await ReturnAsync("06", "参训率不是满意度，请补实际测评结果", new DateOnly(2020, 5, 20), ct);
        await SubmitAsync("2020-05-15 23:59:30", Parts[2], ct);
        await clock.UntilAsync("2020-05-16 08:30", ct);
        await TryAsync("p-02", "13", "改表13的全年执行数", Enter("funds.total.executed", "140"), ct);
        await TryAsync("p-02", "13", "表13送审", s => new Submit(Entry.OpenErrors(s)).Decide(s), ct);
        await clock.UntilAsync("2020-05-18 10:30", ct);
        await DoAsync("p-02", "06", Enter("indicator.i-017.actual", "95.2%", "按评价意见补录满意度测评"), ct);
        await clock.UntilAsync("2020-05-19 14:10", ct);
        await HandInAsync("p-02", "06", ct);
        await clock.UntilAsync("2020-05-20 09:50", ct);
        await CallAsync(ct);
        await ExtendAsync("13", new DateOnly(2020, 5, 27), "该支出方向经办人员变动，原始凭证正在移交", ct);
        await clock.UntilAsync("2020-05-21 15:00", ct);
        await HandInAsync("p-02", "12", ct);
        await clock.UntilAsync("2020-05-26 16:30", ct);
        await HandInAsync("p-02", "13", ct);
        await clock.UntilAsync("2020-05-27 10:00", ct);
        await AcceptAsync(("p-02", "p-05", ["06", "07", "08", "12", "13"]), ct);
        await AcceptAsync(Parts[2], ct);
        await clock.UntilAsync("2020-05-28 09:30", ct);
        await FileAsync(ct);
        await clock.UntilAsync("2020-05-29 09:05", ct);
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        var people = samples.People.People.Select(p => new RegisterPerson(p.Id, p.Name, p.Unit.Code, [p.Role]))
            .Append(new RegisterPerson(Late, "叶知秋", LateUnit, [Role.Filler]));
        var desk = Desk(Organiser);
        await desk.DecideAsync(
            [.. people.Select(p => StreamWork.Of<Person, IPersonEvent>(Streams.People, StreamIds.Person(p.Id), p.Decide))], null, ct);
        await desk.DecideAsync(Streams.Campaigns, Campaign, order.Decide, ct);
    }

    private async Task ImportAsync(CancellationToken ct)
    {
        var import = new FileImport(session, Desk(samples.History.Draft.By)) { Campaign = Campaign };
        await import.RunAsync(samples.File, samples.Filing, Ground.None, _ => { }, ct);
    }

    private async Task SubmitAsync(string at, (string By, string Reviewer, string[] Forms) part, CancellationToken ct)
    {
        await clock.UntilAsync(at, ct);
        foreach (var form in part.Forms) await HandInAsync(part.By, form, ct);
    }

    /// <summary>The head answers for what was found, the filler hands in.</summary>
    private async Task HandInAsync(string by, string form, CancellationToken ct)
    {
        await DoAsync(Head, form, s => Acknowledge(s), ct);
        await DoAsync(by, form, s => new Submit(Entry.OpenErrors(s)).Decide(s), ct);
    }

    private static Decision<ISelfEvaluationEvent> Acknowledge(SelfEvaluation s)
    {
        var found = Assessment.Of(s);
        return found.All.Length == 0 ? Decision<ISelfEvaluationEvent>.Nothing : new AcknowledgeFindings(
            found.All, found.Code, new Reason("imported", "按原报告录入，差异已逐项核对"), Head, new Who(Head, Role.Head)).Decide(s);
    }

    private async Task AcceptAsync((string By, string Reviewer, string[] Forms) part, CancellationToken ct)
    {
        foreach (var form in part.Forms) await DoAsync(part.Reviewer, form, new Accept(new Who(part.Reviewer, Role.Reviewer)).Decide, ct);
    }

    private Task<Outcome> ReturnAsync(string form, string opinion, DateOnly answerBy, CancellationToken ct) => DoAsync("p-05", form,
        new Return(new Who("p-05", Role.Reviewer), [new Opinion("indicator.i-017.actual", opinion)], answerBy).Decide, ct);

    /// <summary>The unit asks, the office replies the next moment with a document.</summary>
    private async Task ExtendAsync(string form, DateOnly until, string why, CancellationToken ct)
    {
        var stream = samples.StreamOf(form);
        var opened = (await session.Ledger.FoldAsync(Streams.Evaluations, stream, AsOf.Now, ct)).State.Opened!;
        var (scope, reason) = (new ExtensionScope(stream, opened), new Reason("other", why));
        await Desk("p-02").DecideAsync(Streams.Campaigns, Campaign, new AskExtension(scope, until, reason).Decide, ct);
        var day = DueDates.DayOf((await session.Ledger.HeadAsync(ct)).RecordedAt);
        await Desk(Organiser).DecideAsync(Streams.Campaigns, Campaign, new GrantExtension(
            new Who(Organiser, Role.Organiser), scope, until, $"株财绩函〔2020〕{form}号（虚构）", day, reason).Decide, ct);
    }

    private async Task CallAsync(CancellationToken ct)
    {
        var call = new CallUnit(new Who(Organiser, Role.Organiser), Late, "已电话催报，答复本周内开始填报");
        await Desk(Organiser).DecideAsync(Streams.Reminders, StreamIds.Reminder(Campaign, LateUnit), call.Decide, ct);
    }

    private async Task FileAsync(CancellationToken ct)
    {
        foreach (var form in samples.File.Forms)
            await new FilingDesk(session).FileAsync(FileImport.Stream(form.Identity), Desk(samples.History.Draft.By), ct);
    }

    private static Decider Enter(string figure, string value, string? why = null) => s => new EnterFigures(
        [new FigureInput(figure, Entry.Read(s, figure, value))],
        new Ground(new Reason("reviewOpinion", why ?? "核对原始凭证后更正"), [], null, null)).Decide(s);

    private Task<Outcome> DoAsync(string by, string form, Decider decide, CancellationToken ct) =>
        Desk(by).DecideAsync(Streams.Evaluations, samples.StreamOf(form), decide, ct);

    /// <summary>What the ledger must refuse.</summary>
    /// <exception cref="InvalidOperationException">It did not.</exception>
    private async Task TryAsync(string by, string form, string what, Decider decide, CancellationToken ct)
    {
        try
        {
            await DoAsync(by, form, decide, ct);
        }
        catch (CliException e) when (e.ExitCode == ExitCodes.Refused)
        {
            Refusals.Add(new Refused(clock.Now, by, what, e.Message));
            return;
        }

        throw new InvalidOperationException($"The ledger did not refuse: {what}.");
    }

    private CommandDesk Desk(string id) => id == Late
        ? new CommandDesk(session.Ledger, new Actor(Late, "filler", LateUnit, Assurance.Asserted))
        : samples.Desk(session, id);
}
