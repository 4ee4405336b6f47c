using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;

namespace PerfLedger.Domain.SelfEvaluations.Commands;

/// <summary>
/// Opens the form of one project, unit and year; empty, or with the rows of another self-evaluation (last year's, or another project's):
/// names, levels, weights and units, targets when wished, never actuals, scores or reasons.
/// </summary>
/// <param name="Opening">What the form is for; its origin is filled in from <paramref name="From"/>.</param>
/// <param name="From">The other self-evaluation.</param>
public sealed record OpenSelfEvaluation(SelfEvaluationOpened Opening, OpenFrom? From = null)
{
    /// <summary>Decides.</summary>
    public Decision<ISelfEvaluationEvent> Decide(SelfEvaluation state)
    {
        var opened = Opening with { Origin = From is null ? null : new Origin(From.Evaluation, From.State.Version, From.WithTargets) };
        if (state.Opened == opened) return Decision<ISelfEvaluationEvent>.Nothing;
        if (state.Opened is { } standing) return Refusals.EvaluationIsOpen(standing);
        if (Missing() is { } what) return Refusals.OpeningIsIncomplete(what);
        if (From is { State.Opened: null }) return Refusals.OriginIsNotOpen(From.Evaluation);
        return new List<ISelfEvaluationEvent>([opened, .. Carried()]);
    }

    private string? Missing() => Opening switch
    {
        { Form: var f } when !StreamIds.IsSegment(StreamIds.FormFamily(f)) => "表式",
        { RulePack: var p } when string.IsNullOrWhiteSpace(p) => "规则包",
        { FiscalYear: < 2000 or > 2100 } => "评价年度",
        { Unit: var u } when !StreamIds.IsSegment(u.Code) || string.IsNullOrWhiteSpace(u.Name) => "预算单位（代码为字母、数字、连字符）",
        { Project: { } p } when !StreamIds.IsSegment(p.Code) || string.IsNullOrWhiteSpace(p.Name) => "项目（代码为字母、数字、连字符）",
        { Project: not null, Form: var f } when FormDefinitions.Find(f) is { ForProject: false } => "项目（部门整体自评表不分项目，应不写）",
        { Project: null, Form: var f } when FormDefinitions.Find(f) is { NeedsProject: true } => "项目（表头要印项目支出名称）",
        { SpecialFundCode: { } f } when !StreamIds.IsSegment(f) => "专项代码（字母、数字、连字符）",
        { MoneyUnit: not ("万元" or "元") } => "金额单位（万元或元）",
        { Campaign: { } c } when !StreamIds.IsCampaign(c) => "评价工作",
        _ => null,
    };

    private IEnumerable<ISelfEvaluationEvent> Carried()
    {
        if (From is null) yield break;
        var (ids, order) = (new IdSequence(SelfEvaluation.Initial), 0);
        foreach (var row in From.State.IndicatorsInOrder)
        {
            var id = ids.Next("i");
            yield return new IndicatorAdded(id, row.Names.Level1, row.Names.Level2, row.Names.Name, ++order);
            if ((row.Kind ?? row.Better ?? row.RuleRef ?? row.Unit ?? row.Sign) is not null)
                yield return new IndicatorClassified(id, row.Kind, row.Better, row.RuleRef, row.Unit, row.Sign);
            foreach (var cell in From.WithTargets ? (string[])["weight", "target"] : ["weight"])
                if (Entered(FigureCode.Indicator(id, cell).Path, From.State[row.Id, cell]) is { } entered) yield return entered;
        }
        foreach (var weight in From.State.Figures.Keys.Where(IsFrameWeight).Order(StringComparer.Ordinal))
            if (Entered(weight, From.State[weight]) is { } entered) yield return entered;
    }

    private static bool IsFrameWeight(string figure) =>
        figure == "execution.weight" || figure.StartsWith("quota.", StringComparison.Ordinal);

    private static ISelfEvaluationEvent? Entered(string figure, FigureValue value) =>
        FigureChange.Plan(SelfEvaluation.Initial, figure, value, Ground.None);
}

/// <summary>The self-evaluation whose rows are taken over.</summary>
/// <param name="Evaluation">Its stream id.</param>
/// <param name="State">Its state.</param>
/// <param name="WithTargets">True to take the targets too.</param>
public sealed record OpenFrom(string Evaluation, SelfEvaluation State, bool WithTargets);
