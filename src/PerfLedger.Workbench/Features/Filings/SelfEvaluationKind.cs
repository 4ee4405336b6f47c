using System.Collections.Immutable;
using PerfLedger.Documents.Models;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.BaseData;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>A self-evaluation form; which forms it makes, the definition of each form says.</summary>
/// <param name="builder">The model builder as filings pin it.</param>
/// <param name="build">The model builder.</param>
internal sealed class SelfEvaluationKind(string builder, Func<SelfEvaluation, FormResult, ModelContext, byte[]> build) : IReportKind
{
    public string Builder => builder;

    public string Calculation => Calc.Version;

    public bool Makes(object state) =>
        state is SelfEvaluation { Layout: null } s && FormDefinitions.Of(s.Opened?.Form).ModelBuilder == builder;

    public IEnumerable<string> Sources(object state) => Neighbours.StreamsOf((SelfEvaluation)state);

    public IEnumerable<(string Kind, string Name)> Materials(Cut cut) =>
    [
        (Filings.Materials.RulePackKind, Of(cut).Opened!.RulePack),
        .. Of(cut).Library is { } library ? [(Library.IndicatorLibraryKind, library)] : Array.Empty<(string, string)>(),
    ];

    public ReportFrame Frame(Cut cut)
    {
        var (s, opened) = (Of(cut), Of(cut).Opened!);
        return new ReportFrame(
            opened.Form, $"{FormDefinitions.Of(opened.Form).TitleOf(opened.FiscalYear)}（{opened.Project?.Name ?? opened.Unit.Name}）",
            opened.CompetentDepartment,
            opened.Project?.Name ?? "部门整体", opened.Campaign, opened.Retrospective, s.Acknowledgement?.Head, s.Filings);
    }

    public IReadOnlyList<Finding> Check(Cut cut, Materials materials) =>
        Neighbours.Among(Of(cut), cut.Find<SelfEvaluation>).Check(
            Of(cut), Rules(cut, materials), Of(cut).Library is { } library ? materials.Library(library) : null);

    public byte[] Model(Cut cut, Materials materials, string author)
    {
        var context = new ModelContext(cut.Own.Stream, cut.Own.Version, cut.Position, cut.At, author);
        return build(Of(cut), Calc.Compute(Of(cut), Rules(cut, materials)), context);
    }

    public Overdue? Overdue(Campaign campaign, Cut cut) => DueDates.OverdueOf(campaign, cut.Own.Stream, Of(cut));

    public StreamWork File(Cut cut, string filing, ImmutableArray<AcknowledgedFinding> errors) => FormFiling.Work(cut, filing, errors);

    private static RulePack Rules(Cut cut, Materials materials)
    {
        var pack = materials.RulePack(Of(cut).Opened!.RulePack);
        return Of(cut).Library is { } library ? materials.Library(library).With(pack) : pack;
    }

    private static SelfEvaluation Of(Cut cut) => (SelfEvaluation)cut.Own.State;
}
