using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.Programmes;

/// <summary>A programme with its forms, as the checks look at it.</summary>
internal sealed class Whole(Programme programme, IReadOnlyList<SelfEvaluation> forms, RulePack pack)
{
    public IReadOnlyList<SelfEvaluation> Forms => forms;

    /// <summary>Numbers of the statements of the narrative, 01 and on.</summary>
    public IReadOnlyList<string> Statements { get; } =
    [
        .. programme.Figures.Keys.Where(k => k.StartsWith("statement.", StringComparison.Ordinal)).Select(k => k.Split('.')[1])
            .Distinct(StringComparer.Ordinal),
    ];

    public FigureValue this[string figure] => programme[figure];

    /// <summary>Where the narrative makes the statement: 三、项目资金使用及绩效情况.</summary>
    public string PlaceOf(string statement) => $"报告“{programme[$"statement.{statement}.place"].Printed}”";

    /// <summary>A column of all forms together, 元.</summary>
    public decimal Sum(string column) => forms.Sum(f => f[$"funds.total.{column}"].Value ?? 0);

    public IEnumerable<Finding> Find(string key, string figure, string what, string? printed, string? recomputed, string? required) =>
        FindAt(key, Place(figure), what, printed, recomputed, required);

    public IEnumerable<Finding> FindAt(string key, string at, string what, string? printed, string? recomputed, string? required) =>
        pack.Severities[key] is { } severity ? [new(key, severity, at, null, what, printed, recomputed, required)] : [];

    /// <summary>An amount in 万元, the unit of the report.</summary>
    public static string Ten(decimal yuan) => Text.Of(yuan / 10_000m);

    private static string Place(string figure) => figure.Split('.') switch
    {
        ["statement", var n, var member] =>
            $"/overall/statements/{Text.Of(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture) - 1)}/{member}",
        [_, var member] => $"/overall/{member}",
        _ => throw new InvalidOperationException($"No programme has the figure {figure}."),
    };
}
