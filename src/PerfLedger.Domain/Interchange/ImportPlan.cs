using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange.Tables;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>The events that bring a self-evaluation to what a file states, with the place in the file of each.</summary>
internal sealed class ImportPlan(SelfEvaluation state, InterchangeForm form, string sha256, Ground ground)
{
    /// <summary>The breakdown of the form lists what was executed.</summary>
    public const string PartsOf = "funds.total.executed";

    private readonly List<(ISelfEvaluationEvent Event, string At)> planned = [];
    private readonly IdSequence ids = new(state);

    /// <summary>The events in the order to record them.</summary>
    public IReadOnlyCollection<ISelfEvaluationEvent> Events => [.. planned.Select(p => p.Event)];

    /// <summary>Places in the file that differ from the ledger.</summary>
    public IEnumerable<string> Places => planned.Select(p => p.At).Distinct(StringComparer.Ordinal);

    /// <summary>Places that change what the approval of the targets locks (TGT-01).</summary>
    public IEnumerable<string> ChangesToApproved => planned.Where(p => p.Event switch
    {
        IndicatorAdded or IndicatorRenamed or IndicatorWithdrawn => true,
        FigureEntered x => Evolution.IsApproved(x.Figure),
        FigureCorrected x => Evolution.IsApproved(x.Figure),
        _ => false,
    }).Select(p => p.At);

    /// <summary>True when an adjustment the ledger has is gone from the file.</summary>
    public bool TakesBackAdjustments => planned.Exists(p => p.Event is BudgetAdjustmentWithdrawn);

    /// <summary>Fills the plan; a refusal when rows cannot be matched.</summary>
    public Refusal? Make()
    {
        if (UnknownQuota() is { } quota) return Refusals.ImportQuotaWithoutIndicators(quota.At, quota.Name);
        if (form.Indicators is { } rows)
        {
            var matching = new IndicatorMatching(state, rows, ids);
            if (matching.Refusal is { } refusal) return refusal;
            new IndicatorPlan(state, ground, Add).Plan(matching.Rows, $"{form.At}/indicators");
            foreach (var (row, id) in matching.Rows) Cells(row, id);
        }
        if (form.Rows is { } tableRows && new TableRowPlan(state, ids, ground, Add).Plan(tableRows, form.At, Set) is { } no) return no;
        foreach (var figure in form.Figures) Set(figure.Figure, figure.Value, figure.At);
        RemarksBeyond();
        if (form.Parts is { } parts) Parts(parts);
        if (form.Adjustments is { } adjustments) Adjustments(adjustments);
        return null;
    }

    private void Cells(StatedIndicator row, string id)
    {
        foreach (var (cell, value, at) in row.Cells) Set($"indicator.{id}.{cell}", value, at);
    }

    private void RemarksBeyond()
    {
        if (form.Remarks is not { } count) return;
        for (var n = count + 1; state.Figures.ContainsKey($"remark.{n}"); n++) Set($"remark.{n}", FigureValue.Blank, $"{form.At}/remarks");
    }

    private void Parts(ImmutableArray<StatedPart> stated)
    {
        var left = state.Parts.GetValueOrDefault(PartsOf)?.ToList() ?? [];
        foreach (var part in stated)
        {
            var match = left.FindIndex(p => p.Value.Name == part.Line.Name);
            var source = new FigureSource(sha256, part.At);
            if (match < 0) Add(new PartEntered(PartsOf, ids.Next("p"), part.Line, source), part.At);
            else if (!PartRule.Same(left[match].Value, part.Line))
                Add(new PartCorrected(PartsOf, left[match].Key, left[match].Value, part.Line, ground.Reason, source), part.At);
            if (match >= 0) left.RemoveAt(match);
        }
        foreach (var gone in left) Add(new PartWithdrawn(PartsOf, gone.Key, ground.Reason), $"{form.At}/breakdown");
    }

    private void Adjustments(ImmutableArray<StatedAdjustment> stated)
    {
        var left = state.Adjustments.ToList();
        foreach (var a in stated)
        {
            var match = left.FindIndex(b =>
                FigureChange.Same(a.Amount, b.Amount) && a.Reason == b.Reason.Text && a.Document == b.Document && a.On == b.On);
            if (match >= 0) left.RemoveAt(match);
            else Add(new BudgetAdjusted(ids.Next("a"), a.Amount, new Reason("budgetChange", a.Reason), a.Document, a.On,
                Assumed: a.Document is null), a.At);
        }
        // A missing reason is refused before anything is recorded.
        foreach (var gone in left) Add(new BudgetAdjustmentWithdrawn(gone.Id, ground.Reason!), $"{form.At}/adjustments");
    }

    private StatedQuota? UnknownQuota()
    {
        var levels = (form.Indicators?.Select(i => i.Names.Level1) ?? state.Indicators.Values.Select(i => i.Names.Level1))
            .Concat(Quotas.UsualNames);
        return form.Quotas.FirstOrDefault(q => !levels.Contains(q.Name, StringComparer.Ordinal));
    }

    private void Set(string figure, FigureValue value, string at)
    {
        if (FigureChange.Plan(state, figure, value, ground, new FigureSource(sha256, at)) is { } change) Add(change, at);
    }

    private void Add(ISelfEvaluationEvent e, string at) => planned.Add((e, at));
}
