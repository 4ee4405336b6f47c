using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Overviews.Pages;

/// <summary>What a person asked of the 项目总表; null or empty = all.</summary>
public sealed record OverviewAsked(
    string? Unit, string? Fund, string? Year, string? Text, string? Stage, string? Sort, string? Down, string? All)
{
    /// <summary>The address of the same again.</summary>
    internal string Here => Addresses.Of("/overview", ("unit", Unit), ("fund", Fund), ("year", Year), ("text", Text), ("stage", Stage),
        ("sort", Sort), ("down", Down));

    /// <summary>The address by which its changes are heard of.</summary>
    internal string Live => Addresses.Of("/overview/live", ("unit", Unit), ("fund", Fund), ("year", Year));

    /// <summary>The address of the same with another order.</summary>
    internal string SortedBy(string sort) => Addresses.Of("/overview", ("unit", Unit), ("fund", Fund), ("year", Year), ("text", Text),
        ("stage", Stage), ("sort", sort), ("down", Sort == sort && Down is null ? "1" : null));

    /// <summary>The address of the same with every form ticked.</summary>
    internal string WithAll => Addresses.Of("/overview", ("unit", Unit), ("fund", Fund), ("year", Year), ("text", Text), ("stage", Stage),
        ("sort", Sort), ("down", Down), ("all", "1"));

    /// <summary>The address of its workbook.</summary>
    internal string Workbook => Addresses.Of("/overview/workbook", ("unit", Unit), ("fund", Fund), ("year", Year));
}

/// <summary>A unit and how many forms it has in the table.</summary>
public sealed record UnitForms(string Unit, string Name, int Forms);

/// <summary>The page of the 项目总表.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="OfAllUnits">The person may ask for a unit.</param>
/// <param name="Overview">The table; null when there are more forms than one page can show: then a unit is to be chosen.</param>
/// <param name="Units">The units that have forms in it.</param>
public sealed record OverviewModel(OverviewAsked Asked, bool OfAllUnits, Overview? Overview, IReadOnlyList<UnitForms> Units)
{
    /// <summary>More forms than these are no table that anybody reads; a unit or a year narrows them.</summary>
    public const int MostForms = 500;

    /// <summary>Units whose forms the person fills in.</summary>
    public IReadOnlySet<string> Fills { get; init; } = new HashSet<string>();

    /// <summary>The person judges forms of these units.</summary>
    public bool Reviews { get; init; }

    /// <summary>
    /// True where the person types into the row: the form is open, its, and kept in the unit of the table. A number typed into a form
    /// in 元 under a head that says 万元 would be ten thousand times too small.
    /// </summary>
    internal bool IsOpen(OverviewRow row) => row.Stage is (Stage.Draft or Stage.Returned or Stage.Correcting)
        && row.MoneyUnit == FigureReader.TenThousandYuan && Fills.Contains(row.Unit);

    /// <summary>The rows of a programme that are shown, in the order asked for; totals are always of all its forms.</summary>
    public IReadOnlyList<OverviewRow> Shown(Programme programme)
    {
        var rows = programme.Rows.Where(r => (!Enum.TryParse<Stage>(Asked.Stage, out var stage) || r.Stage == stage)
            && (string.IsNullOrWhiteSpace(Asked.Text) || Said(r).Contains(Asked.Text.Trim(), StringComparison.OrdinalIgnoreCase)));
        if (OverviewColumns.Find(Asked.Sort) is not { } column) return [.. rows];
        return [.. Asked.Down is null ? rows.OrderBy(column.Key) : rows.OrderByDescending(column.Key)];
    }

    private static string Said(OverviewRow r) => string.Join(' ', r.Evaluation, r.Name, r.UnitName, r.Handler);
}

/// <summary>A column the table can be sorted by.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Label">Its head.</param>
/// <param name="Key">What is compared; what is missing comes first.</param>
internal sealed record OverviewColumn(string Name, string Label, Func<OverviewRow, IComparable?> Key);

/// <summary>The columns.</summary>
internal static class OverviewColumns
{
    public static IReadOnlyList<OverviewColumn> Money { get; } =
    [
        new("initial", "年初预算", r => r.Amounts.Initial), new("adjusted", "预算调整", r => r.Amounts.Adjusted),
        new("fullYear", "全年预算", r => r.Amounts.FullYear), new("executed", "全年执行", r => r.Amounts.Executed),
        new("rate", "执行率", r => r.Amounts.FullYear is > 0 ? r.Amounts.Executed / r.Amounts.FullYear : null),
    ];

    public static IReadOnlyList<OverviewColumn> Scores { get; } =
    [
        new("execution", "执行得分", r => r.Scores.Execution),
        new("score", "总分", r => r.Scores.Score), new("rule", "规则得分", r => r.Scores.RuleScore),
        new("grade", "等级", r => -r.Scores.Score),
        new("findings", "校验", r => r.Findings.Errors * 1_000_000L + r.Findings.Warnings * 1_000L + r.Findings.Hints),
        new("stage", "状态", r => (int)r.Stage), new("due", "期限", r => r.Due.Instant),
        new("handler", "经办人", r => r.Handler),
    ];

    public static OverviewColumn? Find(string? name) => Money.Concat(Scores).FirstOrDefault(c => c.Name == name);
}

/// <summary>Forms to print one after another.</summary>
/// <param name="Forms">The forms, in the order chosen.</param>
/// <param name="Tables">Titles of tables among the chosen, which print from their own page.</param>
public sealed record PrintModel(IReadOnlyList<FormView> Forms, IReadOnlyList<string> Tables);
