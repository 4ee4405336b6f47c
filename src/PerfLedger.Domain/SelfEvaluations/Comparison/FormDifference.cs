using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations.Facets;

namespace PerfLedger.Domain.SelfEvaluations.Comparison;

/// <summary>One difference between two forms, or two states of one.</summary>
/// <param name="Section">Chinese heading: 表头, 状态, 行, 数, 文字, 指标, 明细, 预算调整, 佐证材料.</param>
/// <param name="Code">Code of what differs, for a figure the figure code; a row of two forms goes by its id in the second.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Before">What stands in the first; null = nothing.</param>
/// <param name="After">What stands in the second; null = nothing.</param>
/// <param name="Difference">Second minus first for amounts (元), points and percentages; null beside a blank, which is no number.</param>
/// <param name="Trail">The code under which the trail of the second form keeps its changes.</param>
public sealed record FormDifference(
    string Section, string Code, string Name, string? Before, string? After, decimal? Difference, string Trail)
{
    private static readonly string[] Sections = ["表头", "状态", "行", "数", "指标", "文字", "明细", "预算调整", "佐证材料"];

    /// <summary>The differences between two states of one form, in form order.</summary>
    public static IReadOnlyList<FormDifference> Between(SelfEvaluation a, SelfEvaluation b) =>
        Compare(a, b, RowAlignment.Same);

    /// <summary>The differences between two forms: rows of the same levels and name are one row, whatever ids and places.</summary>
    public static IReadOnlyList<FormDifference> BetweenForms(SelfEvaluation a, SelfEvaluation b)
    {
        var rows = RowAlignment.ByName(a, b);
        return [.. Compare(a, rows.Align(b), rows).Where(d => !d.Code.EndsWith(".place", StringComparison.Ordinal))];
    }

    private static List<FormDifference> Compare(SelfEvaluation a, SelfEvaluation b, RowAlignment rows)
    {
        var found = new List<FormDifference>();
        foreach (var facet in FormFacets.Of(b).Concat(FormFacets.Of(a)).Distinct().OrderBy(f => Order(f.Section)))
        {
            var (before, after) = (facet.In(a), facet.In(b));
            if (facet.Same(before, after) || IsSaidByItsRow(facet, a, b)) continue;
            found.Add(new(
                facet.Section, rows.InSecond(facet.Code), facet.Name(after is null ? a : b), facet.Show(before), facet.Show(after),
                Subtract(before, after), rows.InSecond(facet.Trail)));
        }

        return found;
    }

    private static int Order(string section) => Array.IndexOf(Sections, section);

    // A row on one side only is said once; its cells follow, but not its names, class, place and status again.
    private static bool IsSaidByItsRow(Facet facet, SelfEvaluation a, SelfEvaluation b) =>
        facet is NamesFacet or ClassFacet or PlaceFacet or StatusFacet or TableRowNameFacet
        && facet.Row!.In(a) is null != facet.Row.In(b) is null;

    private static decimal? Subtract(object? before, object? after) =>
        (before, after) is (Figure { Value: { Kind: ValueKind.Money or ValueKind.Points or ValueKind.Percent } x }, Figure { Value: var y })
        && x.Kind == y.Kind ? y.Value - x.Value : null;
}
