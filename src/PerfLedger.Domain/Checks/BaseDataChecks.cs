using PerfLedger.Domain.Checks.BaseTables;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>Checks of the 基础数据表 within itself, against the form it feeds and against last year's.</summary>
public static class BaseDataChecks
{
    /// <summary>Compares; a blank cell is not checked.</summary>
    /// <param name="data">The table.</param>
    /// <param name="form">The form it feeds; null when there is none.</param>
    /// <param name="lastYear">The table filed a year before; null when there is none.</param>
    /// <param name="pack">Rule pack, for severities, rounding and the formulas of library rows.</param>
    /// <returns>Findings on the table (<c>/baseData/…</c>), then on the form.</returns>
    public static IReadOnlyList<Finding> Run(BaseData data, SelfEvaluation? form, BaseData? lastYear, RulePack pack)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(pack);
        var table = new Base(data, pack);
        return
        [
            .. ExpenditureTable.Check(table), .. ControlRates.Check(table),
            .. lastYear is null ? [] : ExpenditureTable.AgainstLastYear(table, lastYear),
            .. form is null ? [] : DerivedActual.Check(table, new Form(form, pack)),
        ];
    }
}
