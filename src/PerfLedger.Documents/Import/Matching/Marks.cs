using System.Collections.Immutable;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>
/// Where each figure stands on a form is asked of the form itself: the same builder and the same template print a form in which every
/// figure is its own code between two marks. So no list of places is kept beside a template, and a new template needs none.
/// </summary>
internal static class Marks
{
    public const char Open = '\uE0F0', Close = '\uE0F1'; // private use: in no text that a person types

    /// <summary>Codes beginning with this are no figures but the identity of the form.</summary>
    public const char IdentitySign = '@';

    /// <summary>The name of a row people added to a table: its label and its identity at once.</summary>
    public const string RowSign = "@row.";

    public static string Of(string code) => $"{Open}{code}{Close}";

    /// <summary>The form with every figure it can print marked; rows and their names stay.</summary>
    public static SelfEvaluation Mark(SelfEvaluation s)
    {
        var opened = s.Opened!;
        var codes = s.Layout is { } table ? CellsOf(s, table) : FiguresOf(s);
        return s with
        {
            Figures = codes.Distinct(StringComparer.Ordinal).ToImmutableDictionary(
                c => c, c => new Figure(new FigureValue(ValueKind.Cell, Of(c)), default), StringComparer.Ordinal),
            TableRows = s.TableRows.ToImmutableDictionary(
                r => r.Key, r => r.Value with { Name = Of(RowSign + r.Key) }, StringComparer.Ordinal),
            Opened = opened with
            {
                Unit = opened.Unit with { Name = Of("@unit") },
                CompetentDepartment = Of("@department"),
                SpecialFund = opened.SpecialFund is null ? null : Of("@fund"),
                Project = opened.Project is { } project ? project with { Name = Of("@project") } : null,
            },
        };
    }

    private static IEnumerable<string> CellsOf(SelfEvaluation s, TableLayout table) =>
        table.FixedCells.Select(c => c.Path).Concat(
            from slot in table.Slots
            from row in s.RowsIn(slot.Slot.Key)
            from column in slot.Section.Columns
            where !slot.Slot.Disabled.Contains(column.Key)
            select $"{row.Row}.{column.Key}");

    private static IEnumerable<string> FiguresOf(SelfEvaluation s) =>
        FigureCatalogue.FixedFigures.Select(f => f.Path)
            .Concat(s.Indicators.Keys.SelectMany(id => FigureCatalogue.IndicatorCellNames.Select(c => FigureCode.Indicator(id, c).Path)))
            .Concat(s.Indicators.Values.Select(i => Quotas.Figure(i.Names.Level1)))
            .Concat(s.Figures.Keys.Where(f => f.StartsWith("remark.", StringComparison.Ordinal) && !s[f].IsBlank));
}
