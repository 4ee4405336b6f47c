using System.Collections.Immutable;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.BaseData;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>A 基础数据表: attachment 2 for a whole department, attachment 6 for a special fund. Its layout is pinned like a rule pack.</summary>
/// <param name="family">Family of its forms.</param>
/// <param name="builder">Version of its model builder.</param>
/// <param name="build">The model builder.</param>
internal sealed class BaseDataKind(string family, string builder, Func<SelfEvaluation, TableLayout, ModelContext, byte[]> build)
    : IReportKind
{
    public string Builder => builder;

    public string Calculation => Calc.Version;

    public bool Makes(object state) =>
        state is SelfEvaluation { Layout: not null, Opened: { } o } && StreamIds.FormFamily(o.Form) == family;

    public IEnumerable<string> Sources(object state) => Neighbours.StreamsOf((SelfEvaluation)state);

    public IEnumerable<(string Kind, string Name)> Materials(Cut cut) =>
        [(Filings.Materials.RulePackKind, Opened(cut).RulePack), (Filings.Materials.TableLayoutKind, Opened(cut).Form)];

    public ReportFrame Frame(Cut cut)
    {
        var (s, opened) = (Of(cut), Opened(cut));
        return new ReportFrame(
            opened.Form, $"{s.Layout!.Title}（{opened.Project?.Name ?? opened.Unit.Name}）", opened.CompetentDepartment,
            opened.Project?.Name ?? opened.SpecialFund ?? "部门整体", opened.Campaign, opened.Retrospective,
            s.Acknowledgement?.Head, s.Filings);
    }

    public IReadOnlyList<Finding> Check(Cut cut, Materials materials) =>
        Neighbours.Among(Of(cut), cut.Find<SelfEvaluation>).Check(Of(cut), materials.RulePack(Opened(cut).RulePack), null);

    public byte[] Model(Cut cut, Materials materials, string author)
    {
        var opened = Opened(cut);
        var layout = LayoutReader.Read(materials.Get(Filings.Materials.TableLayoutKind, opened.Form)).Layout!.For(opened.FiscalYear);
        return build(Of(cut), layout, new ModelContext(cut.Own.Stream, cut.Own.Version, cut.Position, cut.At, author));
    }

    public Overdue? Overdue(Campaign campaign, Cut cut) => DueDates.OverdueOf(campaign, cut.Own.Stream, Of(cut));

    public StreamWork File(Cut cut, string filing, ImmutableArray<AcknowledgedFinding> errors) => FormFiling.Work(cut, filing, errors);

    private static SelfEvaluation Of(Cut cut) => (SelfEvaluation)cut.Own.State;

    private static SelfEvaluationOpened Opened(Cut cut) => Of(cut).Opened!;
}
