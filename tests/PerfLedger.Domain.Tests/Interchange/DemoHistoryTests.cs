using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Demo;

namespace PerfLedger.Domain.Tests.Interchange;

public class DemoHistoryTests
{
    private static readonly DemoHistory History = DemoHistory.Read(Repository.Sample("history.json"));
    private static readonly DemoPeople People = DemoPeople.Read(Repository.Sample("people.json"));
    private static readonly byte[] Filing = Repository.Sample("filing.json");

    [Fact]
    public void After_all_steps_the_thirteen_forms_stand_as_filed()
    {
        var forms = Fold.Read(History.DraftOf(Filing))
            .Forms.ToDictionary(f => f.Identity.Project!.Code, Fold.Imported, StringComparer.Ordinal);
        foreach (var step in History.Steps)
            foreach (var form in FormsOf(step)) forms[form] = forms[form].Apply(Events(step, forms[form]));
        var file = Fold.Read(Filing);
        var written = InterchangeWriter.Write(file.Programme!, file.Forms.Select(f => forms[f.Identity.Project!.Code]));
        Assert.Equal(Encoding.UTF8.GetString(Filing), Encoding.UTF8.GetString(written));
        Assert.All(forms.Values, f => Assert.Equal((Stage.Accepted, true), (f.Stage, f.Approval is not null)));
        Assert.All(file.Forms, f => Assert.Empty(forms[f.Identity.Project!.Code].Import(f).Accepted()));
    }

    [Fact]
    public void The_draft_differs_from_the_filing_in_the_listed_figures_and_the_adjustments_only()
    {
        var draft = Fold.Read(History.DraftOf(Filing)).Forms;
        var filed = Fold.Read(Filing).Forms;
        var differences = draft.Zip(filed).SelectMany(pair => Fold.Imported(pair.First).Import(pair.Second).Accepted()
            .Select(e => (Form: pair.First.Identity.Project!.Code, Figure: e is FigureCorrected c ? c.Figure : e is FigureEntered n
                ? n.Figure : null, Event: e))).ToList();
        Assert.Equal(
            History.Draft.Figures.Select(f => $"{f.Form} {f.Figure}").Order(StringComparer.Ordinal),
            differences.Where(d => d.Figure is not null).Select(d => $"{d.Form} {d.Figure}").Order(StringComparer.Ordinal));
        Assert.Equal(7, differences.Count(d => d.Event is BudgetAdjusted));
        Assert.All(differences, d => Assert.True(d.Event is FigureCorrected or FigureEntered or BudgetAdjusted));
    }

    [Fact]
    public void Everyone_is_invented_says_so_and_acts_in_a_role_of_theirs()
    {
        var roles = People.People.ToDictionary(p => p.Id, p => p.Role, StringComparer.Ordinal);
        Assert.All(People.People, p => Assert.Equal("虚构", p.Note));
        Assert.All(History.Steps, s => Assert.Equal(roles[s.By], s.Role));
        Assert.Equal(Role.Filler, roles[History.Draft.By]);
        var report = History.Report;
        Assert.Equal([Role.Filler, Role.Head, Role.Reviewer], new[] { report.By, report.Head, report.Reviewer }.Select(p => roles[p]));
        Assert.Equal([3, 1, 2, 1], new[] { Role.Filler, Role.Head, Role.Reviewer, Role.Organiser }.Select(r =>
            roles.Values.Count(v => v == r)));
        Assert.Equal("虚构的过程，终值与报告一致", History.Note);
    }

    [Fact]
    public void One_reviewer_returns_two_forms_and_every_correction_gives_a_reason()
    {
        var returns = History.Steps.OfType<DemoReturn>().ToList();
        Assert.Equal(["06", "13"], returns.Select(r => r.Form));
        Assert.Single(returns.Select(r => r.By).Distinct());
        Assert.All(History.Steps.OfType<DemoEnter>(), e =>
            Assert.True(e.Reason is { Text.Length: >= 5 } r && ReasonCategories.All.ContainsKey(r.Category)));
        Assert.Contains("推定", Assert.Single(History.Steps.OfType<DemoApprove>()).Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"steps\":[]", "\"steps\":[{\"do\":\"vanish\"}]")]
    [InlineData("\"figures\":[]", "\"figures\":[],\"more\":1")]
    [InlineData("history/1", "history/2")]
    [InlineData("\"note\":\"\",", "")]
    public void A_history_that_does_not_fit_is_not_played(string sound, string broken)
    {
        const string Sound = """
            {"schema":"perfledger/demo-history/1","note":"","file":"","draft":{"by":"","note":"","figures":[]},"steps":[],
             "report":{"file":"","by":"","head":"","reviewer":"","reason":{"category":"judgement","text":""}}}
            """;
        Assert.Empty(DemoHistory.Read(Encoding.UTF8.GetBytes(Sound)).Steps);
        var changed = Encoding.UTF8.GetBytes(Sound.Replace(sound, broken, StringComparison.Ordinal));
        Assert.ThrowsAny<JsonException>(() => DemoHistory.Read(changed));
    }

    private static ImmutableArray<string> FormsOf(DemoStep step) => step switch
    {
        DemoEnter s => [s.Form],
        DemoAttach s => [s.Form],
        DemoBook s => [s.Form],
        DemoReturn s => [s.Form],
        DemoApprove s => s.Forms,
        DemoSubmit s => s.Forms,
        DemoAccept s => s.Forms,
        DemoAcknowledge s => s.Forms,
        _ => throw new InvalidOperationException(step.ToString()),
    };

    /// <summary>What the command of a step records; the deciders themselves are specified elsewhere.</summary>
    private static List<ISelfEvaluationEvent> Events(DemoStep step, SelfEvaluation form) => step switch
    {
        DemoEnter s => Entered(s, form),
        DemoAttach s => [new EvidenceAttached("e0", s.Name, s.MediaType, s.Content.Length, s.Figures, s.Note)],
        DemoBook s => [new BudgetAdjusted($"a-{form.Adjustments.Count + 1:D3}",
            FigureReader.Read(ValueKind.Money, s.Amount, form.Opened!.MoneyUnit).Value!,
            s.Reason, s.Document, s.On, s.Document is null)],
        DemoApprove s => [new TargetsApproved(s.Document, s.On)],
        DemoSubmit => [Writable(form, new EvaluationSubmitted(form.Rounds + 1))],
        DemoReturn s => [At(form, Stage.Submitted, new EvaluationReturned(form.Rounds, s.Opinions, s.AnswerBy))],
        DemoAccept => [At(form, Stage.Submitted, new EvaluationAccepted(form.Rounds))],
        DemoAcknowledge s => [new FindingsAcknowledged([], "", s.Reason, s.By, null)],
        _ => throw new InvalidOperationException(step.ToString()),
    };

    private static List<ISelfEvaluationEvent> Entered(DemoEnter step, SelfEvaluation form)
    {
        var ground = new Ground(step.Reason, step.Evidence, step.Document, step.On);
        var changes = step.Figures.Select(f => Writable(form, FigureChange.Plan(
            form, f.Figure, FigureReader.ReadFigure(f.Figure, f.Value, form.Opened!.MoneyUnit).Value!, ground)!)).ToList();
        Assert.All(changes, Assert.NotNull);
        return [.. changes, .. FigureChange.Voided(form, changes)];
    }

    private static ISelfEvaluationEvent Writable(SelfEvaluation form, ISelfEvaluationEvent e)
    {
        Assert.True(form.IsWritable);
        return e;
    }

    private static ISelfEvaluationEvent At(SelfEvaluation form, Stage stage, ISelfEvaluationEvent e)
    {
        Assert.Equal(stage, form.Stage);
        return e;
    }
}
