using PerfLedger.Documents;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>What one form of the sample gives: its model and the digests of its document.</summary>
internal sealed record FormDigests(string Form, string Model, string Content, string Bytes);

/// <summary>
/// The 13 forms of the sample from a fixed fold without a ledger: fixed person, times, versions and positions. So a changed model
/// builder, calculation, template or engine changes a golden file, and nothing else does.
/// </summary>
internal static class FixedForms
{
    private static readonly DateTimeOffset At = new(2021, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<(string Form, byte[] Model)> Models()
    {
        var file = InterchangeReader.Read(File.ReadAllBytes(Front.Sample.File)).File!;
        return [.. file.Forms.Select(f => (f.Identity.Project!.Code, Model(f)))];
    }

    public static FormDigests Render(string form, byte[] model)
    {
        var document = DocumentEngines.Current.Render(Library.Template("project-self-evaluation/2020-zhuzhou").Docx, model);
        return new FormDigests(form, document.ModelDigest, document.CanonicalDigest, document.ByteDigest);
    }

    /// <summary>The state behind a form of the sample, numbered as in the report.</summary>
    public static (string Stream, SelfEvaluation State) State(string form)
    {
        var file = InterchangeReader.Read(File.ReadAllBytes(Front.Sample.File)).File!;
        return State(file.Forms.Single(f => f.Identity.Project!.Code == form));
    }

    private static byte[] Model(InterchangeForm form)
    {
        var (stream, state) = State(form);
        var pack = Library.RulePack(state.Opened!.RulePack).Pack;
        return ProjectSelfEvaluationModel.Build(
            state, Calc.Compute(state, pack), new ModelContext(stream, state.Version, state.Version, At, "f-01"));
    }

    private static (string Stream, SelfEvaluation State) State(InterchangeForm form)
    {
        var import = new ImportForm(form, new string('0', 64), Ground.None, Retrospective: true, Campaign: null);
        var events = ((Decision<ISelfEvaluationEvent>.Accepted)import.Decide(SelfEvaluation.Initial)).Events;
        var state = events.Aggregate(SelfEvaluation.Initial, (s, e) =>
            Evolution.Evolve(s, e, new EventMeta(s.Version + 1, s.Version + 1, At, "f-01")));
        return ("evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz." + form.Identity.Project!.Code, state);
    }
}
