using PerfLedger.Domain.Reports;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Authority;

/// <summary>The parts of a form that can be given to different people.</summary>
public enum Block
{
    /// <summary>资金</summary>
    Funds,

    /// <summary>指标</summary>
    Indicators,

    /// <summary>文字</summary>
    Texts,
}

/// <summary>Which block of a form an event is about.</summary>
public static class Blocks
{
    /// <summary>All of them, in the order of the form.</summary>
    public static IReadOnlyList<Block> All { get; } = Enum.GetValues<Block>();

    /// <summary>The block; null when the event is about the form as a whole.</summary>
    public static Block? Of(object e) => e switch
    {
        FigureEntered x => OfFigure(x.Figure),
        FigureCorrected x => OfFigure(x.Figure),
        ScoreOverridden x => OfFigure(x.Figure),
        PartEntered x => OfFigure(x.Figure),
        PartCorrected x => OfFigure(x.Figure),
        PartWithdrawn x => OfFigure(x.Figure),
        BudgetAdjusted or BudgetAdjustmentWithdrawn => Block.Funds,
        IndicatorAdded or IndicatorClassified or IndicatorRenamed or IndicatorMoved or IndicatorWithdrawn or IndicatorStatusSet
            or SurveyRecorded or TargetsApproved => Block.Indicators,
        TableRowAdded or TableRowRenamed or TableRowWithdrawn => Block.Indicators,
        SectionWritten or SectionCorrected => Block.Texts,
        _ => null,
    };

    /// <summary>The block a cell stands in. Codes as in FigureCatalogue; what it does not know is a cell of a base-data table.</summary>
    public static Block OfFigure(string figure) => figure switch
    {
        "header.period" => Block.Texts,
        _ => figure.Split('.')[0] switch
        {
            "funds" or "header" or "execution" or "narrative" or "overall" => Block.Funds,
            "goals" or "remark" or "signers" or "section" => Block.Texts,
            _ => Block.Indicators,
        },
    };
}
