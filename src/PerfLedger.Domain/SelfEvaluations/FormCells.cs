using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.SelfEvaluations;

/// <summary>The cells of a form by their codes, whether it is one of indicators or a table.</summary>
public static class FormCells
{
    /// <summary>The figure of a code; null when the form has none.</summary>
    public static FigureDefinition? Find(SelfEvaluation s, string figure) => FigureRule.Definition(s, figure);

    /// <summary>True for a cell that stands on the form: not one of a row that is not there.</summary>
    public static bool Has(SelfEvaluation s, string figure) => FigureRule.CheckPlace(s, figure) is null;

    /// <summary>The figure as a person names it: 师资培训人数·实际完成值; its code when the form has none.</summary>
    public static string Name(SelfEvaluation s, string figure) => FigureRule.Name(s, figure);

    /// <summary>Reads the printed text of a cell.</summary>
    /// <param name="s">An opened form.</param>
    /// <param name="figure">Figure code.</param>
    /// <param name="printed">Text as printed; null or white space = blank.</param>
    public static FigureReading Read(SelfEvaluation s, string figure, string? printed)
    {
        var moneyUnit = s.Opened?.MoneyUnit ?? FigureReader.TenThousandYuan;
        if (s.Layout is null) return FigureReader.ReadFigure(figure, printed, moneyUnit);
        return Find(s, figure) is { } cell
            ? FigureReader.ReadCell(cell, printed, moneyUnit)
            : new FigureReading(null, "表上的一格", "请核对代码；表上印为“——”的格不填");
    }
}
