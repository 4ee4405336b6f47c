using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>The sources of a report from the states of their streams.</summary>
public static class ReportSources
{
    /// <summary>Every linked stream that has a state at this moment; the others are left out and give broken links.</summary>
    /// <param name="report">The report.</param>
    /// <param name="find">The state of a stream; null when it was not begun.</param>
    /// <param name="pack">A rule pack by its name.</param>
    public static Dictionary<string, LinkedSource> Of(Report report, Func<string, object?> find, Func<string, RulePack> pack)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(pack);
        var unit = report.Form.Opened?.MoneyUnit ?? Figures.FigureReader.TenThousandYuan;
        var sources = new Dictionary<string, LinkedSource>(StringComparer.Ordinal);
        foreach (var (alias, stream) in report.Sources)
            if (find(stream) switch
            {
                SelfEvaluation { Opened: not null } s => LinkedSource.Of(alias, stream, s, Calc.Compute(s, pack(s.Opened.RulePack))),
                Programme p => LinkedSource.Of(alias, stream, p, unit),
                _ => null,
            } is { } source) sources.Add(alias, source);
        return sources;
    }
}
