using System.Collections.Immutable;
using System.Text;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Imports;

using Decider = System.Func<PerfLedger.Domain.SelfEvaluations.SelfEvaluation,
    PerfLedger.Domain.Decision<PerfLedger.Domain.SelfEvaluations.ISelfEvaluationEvent>>;

namespace PerfLedger.Workbench.Features.Demo;

/// <summary>Plays the invented history through the same deciders and the same ledger as everybody else.</summary>
internal sealed class DemoPlay(LedgerSession session, DemoSamples samples)
{
    private readonly Dictionary<string, string> _evidence = new(StringComparer.Ordinal);

    public async Task SetUpAsync(CancellationToken ct)
    {
        var organiser = samples.People.People.First(p => p.Role == Role.Organiser);
        var desk = Desk(organiser.Id);
        await desk.DecideAsync([.. samples.People.People.Select(p => StreamWork.Of<Person, IPersonEvent>(
            Streams.People, StreamIds.Person(p.Id), new RegisterPerson(p.Id, p.Name, p.Unit.Code, [p.Role]).Decide))], null, ct);
        await desk.DecideAsync(Streams.Campaigns, samples.Campaign.Stream, samples.Campaign.Decide, ct);
    }

    public async Task ImportDraftAsync(CancellationToken ct)
    {
        var draft = samples.History.DraftOf(samples.Filing);
        var import = new FileImport(session, Desk(samples.History.Draft.By))
        {
            Retrospective = true,
            Campaign = samples.Campaign.Stream,
        };
        var file = InterchangeFiles.Read(draft, "初稿");
        var outcome = await import.RunAsync(file, draft, Ground.None, line => Console.WriteLine("  " + line), ct);
        Console.WriteLine($"  共 {outcome.Events} 条事件，位置 {outcome.Accepted.FirstPosition}–{outcome.Accepted.LastPosition}");
    }

    public async Task PlayAsync(CancellationToken ct)
    {
        foreach (var step in samples.History.Steps)
        {
            var events = 0;
            var desk = Desk(step.By);
            foreach (var (form, decide) in await DecisionsAsync(step, ct))
                events += (await desk.DecideAsync(Streams.Evaluations, samples.StreamOf(form), decide, ct)).Events;
            Console.WriteLine($"  {samples.Person(step.By).Name}：{DemoText.Of(step)}（{events} 条）");
        }
    }

    /// <summary>The forms now stand as filed: what the ledger exports is the sample, byte for byte.</summary>
    public async Task RequireFiledFiguresAsync(CancellationToken ct)
    {
        var exported = await FileExport.WriteAsync(session, [], ct);
        if (!exported.AsSpan().SequenceEqual(samples.Filing))
            throw new InvalidOperationException("After the demo's history the ledger does not export the sample it was made from.");
        Console.WriteLine("  台账导出与 samples/zhuzhou-2020/filing.json 逐字节相同");
    }

    /// <summary>Files every form by the filler who drafted it and writes form and receipt.</summary>
    public async Task<IReadOnlyList<FilingRow>> FileAllAsync(string folder, CancellationToken ct)
    {
        var rows = new List<FilingRow>();
        var desk = Desk(samples.History.Draft.By);
        foreach (var form in samples.File.Forms)
        {
            var row = await new FilingDesk(session).FileAsync(FileImport.Stream(form.Identity), desk, ct);
            var name = $"{form.Identity.Project!.Code}_{form.Identity.Project.Name}";
            await DemoFiles.WriteAsync(session, row, folder, name, ct);
            rows.Add(row);
        }

        return rows;
    }

    private async Task<IReadOnlyList<(string Form, Decider Decide)>> DecisionsAsync(DemoStep step, CancellationToken ct)
    {
        var who = new Who(step.By, step.Role);
        switch (step)
        {
            case DemoAttach a:
                return [(a.Form, await AttachAsync(a, ct))];
            case DemoEnter e:
                var ground = new Ground(e.Reason, [.. e.Evidence.Select(n => _evidence[n])], e.Document, e.On);
                return [(e.Form, s => new EnterFigures(Inputs(e, s), ground).Decide(s))];
            case DemoBook b:
                return [(b.Form, s => Book(b, s))];
            case DemoApprove p:
                return [.. p.Forms.Select(f => (f, (Decider)(s => new LoadApprovedTargets(p.Document, p.On, Standing(s)).Decide(s))))];
            case DemoSubmit m:
                return [.. m.Forms.Select(f => (f, (Decider)(s => new Submit(Entry.OpenErrors(s)).Decide(s))))];
            case DemoReturn r:
                return [(r.Form, s => new Return(who, r.Opinions, r.AnswerBy).Decide(s))];
            case DemoAccept c:
                return [.. c.Forms.Select(f => (f, (Decider)(s => new Accept(who).Decide(s))))];
            case DemoAcknowledge k:
                return [.. k.Forms.Select(f => (f, (Decider)(s => Acknowledge(k, who, s))))];
            default:
                throw new InvalidOperationException($"The demo has no step {step.GetType().Name}.");
        }
    }

    private async Task<Decider> AttachAsync(DemoAttach a, CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(a.Content);
        var sha = _evidence[a.Name] = await session.Archive.PutAsync(bytes, a.MediaType, ct);
        return new AttachEvidence(sha, a.Name, a.MediaType, bytes.Length, a.Figures, a.Note).Decide;
    }

    private static ImmutableArray<FigureInput> Inputs(DemoEnter e, SelfEvaluation s) =>
        [.. e.Figures.Select(f => new FigureInput(f.Figure, Entry.Read(s, f.Figure, f.Value)))];

    private static ImmutableArray<ApprovedTarget> Standing(SelfEvaluation s) =>
        [.. s.IndicatorsInOrder.Select(i => new ApprovedTarget(i.Names, s[i.Id, "target"], s[i.Id, "weight"]))];

    private static Decision<ISelfEvaluationEvent> Book(DemoBook b, SelfEvaluation s) =>
        new BookAdjustment(Entry.Amount(b.Amount, s.Opened!.MoneyUnit), b.Reason, b.Document, b.On, b.Document is null).Decide(s);

    private static Decision<ISelfEvaluationEvent> Acknowledge(DemoAcknowledge k, Who who, SelfEvaluation s)
    {
        var assessment = Assessment.Of(s);
        var needed = k.Scope == DemoScope.Errors ? assessment.Errors.Length > 0 : assessment.All.Length > 0 && s.Acknowledgement is null;
        return needed
            ? new AcknowledgeFindings(assessment.All, assessment.Code, k.Reason, who.Id, who).Decide(s)
            : Decision<ISelfEvaluationEvent>.Nothing;
    }

    private CommandDesk Desk(string person) => samples.Desk(session, person);
}
