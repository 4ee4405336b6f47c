using PerfLedger.Domain.Checks.BaseTables;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.Values;

/// <summary>
/// WFL-07: whatever prints a foot names who filled it in, who answers for it, the day and a telephone; one finding a form, at the first
/// blank. The form of 2020 and 附件6 print none.
/// </summary>
internal static class Signers
{
    private const string Rule = "WFL-07";

    private static readonly string[] Cells = ["signers.preparedBy", "signers.responsible", "signers.preparedOn", "signers.phone"];

    public static IEnumerable<Finding> Check(Form f) =>
        f.Definition.HasSigners && Blank(f.State) is [var first, ..] blank
            ? f.Find(Rule, first, What(blank), null, null, Names(Cells)) : [];

    public static IEnumerable<Finding> Check(Table t) =>
        t.Layout.Find(Cells[0]) is not null && Blank(t.State) is [var first, ..] blank
            ? t.Find(Rule, first, What(blank), null, Names(Cells)) : [];

    private static string[] Blank(SelfEvaluation s) => [.. Cells.Where(c => string.IsNullOrWhiteSpace(s[c].Printed))];

    private static string What(string[] blank) => $"表尾没有填写{Names(blank)}";

    private static string Names(string[] cells) => string.Join('、', cells.Select(c => FigureCatalogue.Find(c)!.Name));
}
