using PerfLedger.Domain.Checks.BaseTables;
using PerfLedger.Domain.Checks.Values;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>Checks of a 基础数据表 within itself, against the one filed a year before, and of the form it feeds against it.</summary>
public static class BaseDataChecks
{
    /// <summary>The table by itself: its sums and quotients (BAS-01 to 04), blank cells aside, and its foot (WFL-07).</summary>
    /// <param name="table">The table.</param>
    /// <param name="pack">Rule pack, for severities and rounding.</param>
    /// <returns>Findings in table order; none for a form that is no table.</returns>
    public static IReadOnlyList<Finding> Run(SelfEvaluation table, RulePack pack) => Run(table, null, pack);

    /// <summary>The table by itself and against the one filed a year before (BAS-06).</summary>
    /// <param name="table">The table.</param>
    /// <param name="lastYear">The table of the year before as it was filed; null when none was.</param>
    /// <param name="pack">Rule pack, for severities and rounding.</param>
    public static IReadOnlyList<Finding> Run(SelfEvaluation table, SelfEvaluation? lastYear, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pack);
        if (table.Layout is not { } layout) return [];
        var looked = new Table(table, layout, pack);
        var place = looked.Codes.Select((code, n) => (code, n)).ToDictionary(c => c.code, c => c.n, StringComparer.Ordinal);
        return
        [
            .. TableSums.Check(looked).Concat(TableQuotients.Check(looked)).Concat(Signers.Check(looked))
                .Concat(lastYear is null ? [] : CarriedFigures.Check(looked, lastYear))
                .OrderBy(f => place.GetValueOrDefault(f.Figure!)),
        ];
    }

    /// <summary>The sums and quotients of a table as they follow from its other cells, by figure.</summary>
    /// <param name="table">The table.</param>
    /// <param name="pack">Rule pack, for the decimals.</param>
    public static IReadOnlyDictionary<string, string> Computed(SelfEvaluation table, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pack);
        if (table.Layout is not { } layout) return new Dictionary<string, string>(StringComparer.Ordinal);
        var looked = new Table(table, layout, pack);
        return TableSums.Of(looked).Select(s => (s.Figure, Printed: looked.Amount(s.Amount))).Concat(TableQuotients.Of(looked))
            .ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);
    }

    /// <summary>The actual values of a form that follow from its table (BAS-05, VAL-09).</summary>
    /// <param name="form">The form.</param>
    /// <param name="table">Its table, as it stood at the same position of the ledger.</param>
    /// <param name="pack">Rule pack, for severities, rounding and the formulas of library rows.</param>
    /// <param name="library">The library its indicators are picked from; null = none.</param>
    public static IReadOnlyList<Finding> Feeds(
        SelfEvaluation form, SelfEvaluation table, RulePack pack, IndicatorLibrary? library = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(pack);
        var derived = library is null ? [] : DerivationChecks.Run(form, library, pack, code => table[code].Value);
        return [.. DerivedActual.Check(new Form(form, pack), table), .. derived];
    }
}
