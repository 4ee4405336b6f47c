namespace PerfLedger.Domain.Checks.Programmes;

/// <summary>BUD-06: an amount the narrative repeats is the amount the report states for the whole.</summary>
internal static class Statements
{
    private static readonly (string Key, string Name)[] Amounts = [("initial", "年初预算"), ("adjustment", "预算调整"), ("executed", "实际支出")];

    public static IEnumerable<Finding> Check(Whole w) =>
        from n in w.Statements
        from a in Amounts
        let said = w[$"statement.{n}.{a.Key}"].Value
        let overall = w[$"overall.{a.Key}"].Value
        where said is not null && overall is not null && said != overall
        let place = $"{w.PlaceOf(n)}{a.Name}"
        from finding in Differs(w, $"statement.{n}.{a.Key}", place, Whole.Ten(said.Value), Whole.Ten(overall.Value))
        select finding;

    private static IEnumerable<Finding> Differs(Whole w, string figure, string place, string said, string overall) =>
        w.Find("BUD-06", figure, $"{place}为{said}万元，报告总体为{overall}万元", said, null, overall);
}
