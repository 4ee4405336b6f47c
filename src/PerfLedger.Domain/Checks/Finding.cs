namespace PerfLedger.Domain.Checks;

/// <summary>How heavy a finding weighs; which rule has which weight is data of the rule pack.</summary>
public enum Severity
{
    /// <summary>错误：arithmetic, a missing compulsory cell or a broken reference; blocks filing without 确认单.</summary>
    Error,

    /// <summary>待说明：needs a reason.</summary>
    Warning,

    /// <summary>提示</summary>
    Hint,
}

/// <summary>One thing a check found. It names a place a person can find and the values that disagree.</summary>
/// <param name="Rule">Rule ID, such as WGT-01.</param>
/// <param name="Severity">Severity by the rule pack.</param>
/// <param name="At">JSON pointer into the interchange file; an indicator is numbered from 0 in form order.</param>
/// <param name="Figure">Code of the figure; null where no single figure is meant.</param>
/// <param name="What">One Chinese sentence with indicator names and values.</param>
/// <param name="Printed">What stands on the form; null when the cell is blank.</param>
/// <param name="Recomputed">What the program computes; null when nothing is computed.</param>
/// <param name="Required">What the rule asks for.</param>
public sealed record Finding(
    string Rule, Severity Severity, string At, string? Figure, string What, string? Printed, string? Recomputed, string? Required);
