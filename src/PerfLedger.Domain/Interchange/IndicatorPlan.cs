using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>The events about rows, not about their cells: withdrawn, added, renamed, moved, classified, status.</summary>
internal sealed class IndicatorPlan(SelfEvaluation state, Ground ground, Action<ISelfEvaluationEvent, string> add)
{
    public void Plan(IReadOnlyList<(StatedIndicator Row, string Id)> rows, string at)
    {
        var kept = rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in state.IndicatorsInOrder.Where(i => !kept.Contains(i.Id)))
            add(new IndicatorWithdrawn(gone.Id, ground.Reason, ground.Document, ground.On), at);
        var place = 0;
        foreach (var (row, id) in rows)
        {
            place = Place(row, id, place);
            Classify(row, id);
            Status(row, id);
        }
    }

    /// <summary>Rows keep their order number where they can: a row that went leaves a gap, only a row out of order moves.</summary>
    private int Place(StatedIndicator row, string id, int before)
    {
        if (!state.Indicators.TryGetValue(id, out var known))
        {
            add(new IndicatorAdded(id, row.Names.Level1, row.Names.Level2, row.Names.Name, before + 1), row.At);
            return before + 1;
        }
        if (known.Names != row.Names)
            add(new IndicatorRenamed(id, known.Names, row.Names, ground.Reason, ground.Document, ground.On), row.At);
        if (known.Order > before) return known.Order;
        add(new IndicatorMoved(id, known.Order, before + 1), row.At);
        return before + 1;
    }

    private void Classify(StatedIndicator row, string id)
    {
        var known = state.Indicators.GetValueOrDefault(id);
        string? Stated(string trait, string? now) => row.Traits.TryGetValue(trait, out var text) ? text : now;
        var now = new IndicatorClassified(id, known?.Kind, known?.Better, known?.RuleRef, known?.Unit, known?.Sign);
        var stated = new IndicatorClassified(
            id, Stated("kind", now.Kind), Stated("better", now.Better), Stated("ruleRef", now.RuleRef),
            Stated("unit", now.Unit), Stated("sign", now.Sign));
        if (stated != now) add(stated, row.At);
    }

    private void Status(StatedIndicator row, string id)
    {
        if (!row.Traits.TryGetValue("status", out var word)) return;
        var stated = StatusWords.Read(word);
        if (stated != (state.Indicators.GetValueOrDefault(id)?.Status ?? IndicatorStatus.CarriedOut))
            add(new IndicatorStatusSet(id, stated, ground.Reason), $"{row.At}/status");
    }
}

/// <summary>The words of the format for a status; null is the ordinary case.</summary>
internal static class StatusWords
{
    public static IndicatorStatus Read(string? word) => word switch
    {
        "notCarriedOut" => IndicatorStatus.NotCarriedOut,
        "notApplicable" => IndicatorStatus.NotApplicable,
        _ => IndicatorStatus.CarriedOut,
    };

    public static string? Write(IndicatorStatus status) => status switch
    {
        IndicatorStatus.NotCarriedOut => "notCarriedOut",
        IndicatorStatus.NotApplicable => "notApplicable",
        _ => null,
    };
}
