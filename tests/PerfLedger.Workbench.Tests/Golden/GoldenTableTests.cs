using PerfLedger.Documents;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>The base-data tables of 2019 as models and as digests of documents, pinned like the forms.</summary>
public sealed class GoldenTableTests
{
    private static readonly DateTimeOffset At = new(2020, 5, 11, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("base-data-overall")]
    [InlineData("base-data-special")]
    public void The_model_and_the_document_of_a_table_are_the_golden_ones(string sample)
    {
        var (form, model) = Model(sample);
        GoldenFiles.Compare($"models/{sample}.json", GoldenFiles.Indented(model));
        var document = DocumentEngines.Current.Render(Library.Template(form).Docx, model);
        GoldenFiles.Compare($"digests-{sample}.json",
            GoldenFiles.Text(new FormDigests(form, document.ModelDigest, document.CanonicalDigest, document.ByteDigest)));
    }

    private static (string Form, byte[] Model) Model(string sample)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "hunan-2019", sample + ".json");
        var form = Assert.Single(InterchangeReader.Read(File.ReadAllBytes(path), Library.Layouts).File!.Forms);
        var import = new ImportForm(form, new string('0', 64), Ground.None, Retrospective: false, Campaign: null);
        var initial = SelfEvaluation.Over(Library.Layouts);
        var state = ((Decision<ISelfEvaluationEvent>.Accepted)import.Decide(initial)).Events.Aggregate(initial, (s, e) =>
            Evolution.Evolve(s, e, new EventMeta(s.Version + 1, s.Version + 1, At, "f-01")));
        var i = form.Identity;
        var stream = Streams.EvaluationOf(i.FiscalYear, i.Unit.Code, i.Form, i.SpecialFundCode, i.SpecialFund, i.Project?.Code);
        var context = new ModelContext(stream, state.Version, state.Version, At, "f-01");
        return (i.Form, i.Form.StartsWith("overall", StringComparison.Ordinal)
            ? OverallBaseDataModel.Build(state, state.Layout!, context)
            : SpecialBaseDataModel.Build(state, state.Layout!, context));
    }
}
