using System.Collections.Immutable;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>项目支出绩效自评表 of 2020.</summary>
internal sealed class ProjectSelfEvaluationKind : IReportKind
{
    public string Builder => ProjectSelfEvaluationModel.Version;

    public string Calculation => Calc.Version;

    public bool Makes(object state) => state is SelfEvaluation { Layout: null };

    public IEnumerable<string> Sources(object state) => [];

    public IEnumerable<(string Kind, string Name)> Materials(Cut cut) =>
        [(Filings.Materials.RulePackKind, Of(cut).Opened!.RulePack)];

    public ReportFrame Frame(Cut cut)
    {
        var (s, opened) = (Of(cut), Of(cut).Opened!);
        return new ReportFrame(
            opened.Form, $"{opened.FiscalYear}年度项目支出绩效自评表（{opened.Project?.Name ?? opened.Unit.Name}）", opened.CompetentDepartment,
            opened.Project?.Name ?? "部门整体", opened.Campaign, opened.Retrospective, s.Acknowledgement?.Head, s.Filings);
    }

    public IReadOnlyList<Finding> Check(Cut cut, Materials materials) =>
        FormChecks.Run(Of(cut), materials.RulePack(Of(cut).Opened!.RulePack));

    public byte[] Model(Cut cut, Materials materials, string author)
    {
        var result = Calc.Compute(Of(cut), materials.RulePack(Of(cut).Opened!.RulePack));
        return ProjectSelfEvaluationModel.Build(Of(cut), result,
            new ModelContext(cut.Own.Stream, cut.Own.Version, cut.Position, cut.At, author));
    }

    public Overdue? Overdue(Campaign campaign, Cut cut) => DueDates.OverdueOf(campaign, cut.Own.Stream, Of(cut));

    public StreamWork File(Cut cut, string filing, ImmutableArray<AcknowledgedFinding> errors) => FormFiling.Work(cut, filing, errors);

    private static SelfEvaluation Of(Cut cut) => (SelfEvaluation)cut.Own.State;
}
