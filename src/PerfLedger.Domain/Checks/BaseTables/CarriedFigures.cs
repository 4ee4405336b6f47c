using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.BaseTables;

/// <summary>
/// BAS-06: a column of last year repeats what the table filed last year said. Rows people added are the same by slot and name.
/// </summary>
internal static class CarriedFigures
{
    public static IEnumerable<Finding> Check(Table t, SelfEvaluation lastYear) =>
        from figure in t.Codes
        let carry = t.Layout.Find(figure)?.Column.Carries
        where carry is not null && t.State[figure].Value is not null
        let row = RowThen(t, figure, lastYear)
        where row is not null
        let filed = lastYear[$"{row}.{carry.From}"].Value
        where filed is not null && filed != t.State[figure].Value
        let then = t.Amount(filed.Value)
        from finding in t.Find(
            carry.Rule, figure, $"{t.Name(figure)}为{t.Amount(t.State[figure].Value!.Value)}，上年报送的为{then}", then, then)
        select finding;

    private static string? RowThen(Table t, string figure, SelfEvaluation lastYear) => TableRows.RowOf(figure) is not { } row
        ? figure[..figure.LastIndexOf('.')]
        : t.State.TableRows.GetValueOrDefault(row) is { } now ? TableRows.Named(lastYear, now.Slot, now.Name)?.Row : null;
}
