using System.Collections.Immutable;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Commands;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>
/// A narrative report: its own stream and every stream it draws figures from, frozen at one position. The forms of 2020 it links stand in
/// it whole.
/// </summary>
internal sealed class NarrativeKind : IReportKind
{
    private const string WholeForm = "project-self-evaluation/2020-zhuzhou";

    public string Builder => ReportModel.Version;

    public string Calculation => Calc.Version;

    public bool Makes(object state) => state is Report;

    public IEnumerable<string> Sources(object state)
    {
        var r = (Report)state;
        return r.Sources.Values.Concat(r.Attachments.Values.Select(a => a.Stream).OfType<string>()).Distinct(StringComparer.Ordinal);
    }

    public IEnumerable<(string Kind, string Name)> Materials(Cut cut) => cut.Frozen.SelectMany(s => s.State switch
    {
        Report r => [(Filings.Materials.RulePackKind, r.Form.Opened!.RulePack)],
        SelfEvaluation form => ReportKinds.For(form).Materials(cut with { Frozen = [s] }),
        _ => Enumerable.Empty<(string, string)>(),
    }).Distinct();

    public IEnumerable<string> Forms(Cut cut) =>
        cut.Frozen.Select(s => (s.State as SelfEvaluation)?.Opened?.Form).OfType<string>().Distinct(StringComparer.Ordinal);

    public ReportFrame Frame(Cut cut)
    {
        var (r, opened) = (Of(cut), Of(cut).Form.Opened!);
        return new ReportFrame(
            opened.Form, $"{opened.FiscalYear}年度{r.Outline!.Title}（{opened.Project?.Name ?? opened.SpecialFund ?? opened.Unit.Name}）",
            opened.CompetentDepartment, opened.Project?.Name ?? opened.SpecialFund ?? "部门整体", opened.Campaign, opened.Retrospective,
            r.Form.Acknowledgement?.Head, r.Form.Filings);
    }

    public IReadOnlyList<Finding> Check(Cut cut, Materials materials) =>
        ReportChecks.Run(Of(cut), Linked(cut, materials), materials.RulePack(Of(cut).Form.Opened!.RulePack));

    public byte[] Model(Cut cut, Materials materials, string author)
    {
        var report = Of(cut);
        var forms = from alias in report.Forms
                    let frozen = cut.Frozen.FirstOrDefault(s => s.Stream == report.Sources[alias])
                    let form = frozen?.State as SelfEvaluation
                    where form?.Opened?.Form == WholeForm
                    select new AttachedForm(form, Calc.Compute(form, materials.RulePack(form.Opened!.RulePack)),
                        new ModelContext(frozen!.Stream, frozen.Version, cut.Position, cut.At, author));
        return ReportModel.Build(report, Resolver.Print(report, Linked(cut, materials)), [.. forms],
            new ModelContext(cut.Own.Stream, cut.Own.Version, cut.Position, cut.At, author));
    }

    public Overdue? Overdue(Campaign campaign, Cut cut) => DueDates.OverdueOf(campaign, cut.Own.Stream, Of(cut).Form);

    public StreamWork File(Cut cut, string filing, ImmutableArray<AcknowledgedFinding> errors) =>
        StreamWork.Of<Report, ISelfEvaluationEvent>(Streams.Reports, cut.Own.Stream, r => r.Form.Version == cut.Own.Version
            ? FormFiling.Once(new FileEvaluation(filing, errors).Decide(r.Form), r.Form)
            : throw new FreezeMovedException());

    private static Dictionary<string, LinkedSource> Linked(Cut cut, Materials materials) =>
        ReportSources.Of(Of(cut), stream => cut.Find<object>(stream), materials.RulePack);

    private static Report Of(Cut cut) => (Report)cut.Own.State;
}
