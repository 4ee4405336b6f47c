using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-06: an amount in the text of the report is the amount on the form.</summary>
internal static class NarrativeAgrees
{
    private static readonly (string Key, string Name)[] Amounts = [("initial", "年初预算"), ("fullYear", "全年预算"), ("executed", "实际支出")];

    public static IEnumerable<Finding> Check(Form f) => Amounts.SelectMany(a => Amount(f, a.Key, a.Name)).Concat(Adjustment(f));

    private static IEnumerable<Finding> Amount(Form f, string key, string name) =>
        Compare(f, key, name, f.State[$"funds.total.{key}"].Value, "自评表为");

    private static IEnumerable<Finding> Adjustment(Form f) =>
        Compare(f, "adjustment", "预算调整", f.State["funds.total.fullYear"].Value - f.State["funds.total.initial"].Value, "自评表全年减年初为");

    private static IEnumerable<Finding> Compare(Form f, string key, string name, decimal? form, string says)
    {
        var text = f.State[$"narrative.{key}"];
        return text.Value is not { } stated || form is not { } right || stated == right ? []
            : f.Find("BUD-06", $"narrative.{key}", $"报告正文{name}为{text.Printed}，{says}{f.Amount(right)}", text.Printed, f.Amount(right),
                f.Amount(right));
    }
}
