using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Evaluations;

namespace PerfLedger.Workbench.Components;

/// <summary>How severities and stages look and read: never by colour alone.</summary>
public static class Marks
{
    /// <summary>错误、待说明、提示.</summary>
    public static string Name(Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "待说明",
        _ => "提示",
    };

    /// <summary>One character for a mark at a cell.</summary>
    public static string Sign(Severity severity) => severity switch
    {
        Severity.Error => "✕",
        Severity.Warning => "!",
        _ => "i",
    };

    /// <summary>Class of a severity in the style sheet.</summary>
    public static string Css(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "hint",
    };

    /// <summary>草稿、待审核 ….</summary>
    public static string Name(Stage stage) => EvaluationText.Name(stage);

    /// <summary>Class of a stage in the style sheet: whose turn it is.</summary>
    public static string Css(Stage stage) => stage switch
    {
        Stage.Returned or Stage.Correcting => "warning",
        Stage.Accepted or Stage.Filed => "done",
        Stage.Submitted => "waiting",
        _ => "open",
    };
}
