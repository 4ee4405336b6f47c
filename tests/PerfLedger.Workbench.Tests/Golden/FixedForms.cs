using System.Collections.Immutable;
using PerfLedger.Documents;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>What one form of the sample gives: its model and the digests of its document.</summary>
internal sealed record FormDigests(string Form, string Model, string Content, string Bytes);

/// <summary>
/// The 13 forms of the sample of 2020 and the three of 2019 from a fixed fold without a ledger: fixed person, times, versions and
/// positions. So a changed model builder, calculation, template or engine changes a golden file, and nothing else does.
/// </summary>
internal static class FixedForms
{
    private static readonly DateTimeOffset At = new(2021, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly string[] Of2019 = ["overall", "project", "special"];

    public static IReadOnlyList<FixedForm> All() =>
    [
        .. Read(Front.Sample.File).Select(f => Fix(f.Identity.Project!.Code, f)),
        .. Of2019.Select(name => Fix("2019-" + name, Read(Front.Sample.Of2019(name))[0])),
    ];

    public static FormDigests Render(FixedForm form)
    {
        var document = DocumentEngines.Current.Render(Library.Template(form.Template).Docx, form.Model);
        return new FormDigests(form.Name, document.ModelDigest, document.CanonicalDigest, document.ByteDigest);
    }

    private static ImmutableArray<InterchangeForm> Read(string path) => InterchangeReader.Read(File.ReadAllBytes(path)).File!.Forms;

    /// <summary>The state behind a form of the sample, numbered as in the report.</summary>
    public static (string Stream, SelfEvaluation State) State(string form) =>
        State(Read(Front.Sample.File).Single(f => f.Identity.Project!.Code == form));

    private static FixedForm Fix(string name, InterchangeForm form)
    {
        var (stream, state) = State(form);
        var context = new ModelContext(stream, state.Version, state.Version, At, "f-01");
        var result = Calc.Compute(state, Library.Rules(state));
        var overall = FormDefinitions.Of(form.Identity.Form).ModelBuilder == OverallSelfEvaluationModel.Version;
        return new FixedForm(name, form.Identity.Form,
            overall ? OverallSelfEvaluationModel.Build(state, result, context) : ProjectSelfEvaluationModel.Build(state, result, context));
    }

    private static (string Stream, SelfEvaluation State) State(InterchangeForm form)
    {
        var import = new ImportForm(form, new string('0', 64), Ground.None, Retrospective: true, Campaign: null);
        var events = ((Decision<ISelfEvaluationEvent>.Accepted)import.Decide(SelfEvaluation.Initial)).Events;
        return (Features.Imports.FileImport.Stream(form.Identity), events.Aggregate(SelfEvaluation.Initial, (s, e) =>
            Evolution.Evolve(s, e, new EventMeta(s.Version + 1, s.Version + 1, At, "f-01"))));
    }
}

/// <summary>A form with its model and the template it is printed on.</summary>
internal sealed record FixedForm(string Name, string Template, byte[] Model);
