using System.Text.Json.Serialization;

namespace PerfLedger.Domain.Figures;

/// <summary>What kind of cell a value stands in.</summary>
public enum ValueKind
{
    /// <summary>The cell is empty. Blank is not zero (BUD-04).</summary>
    Blank,

    /// <summary>An amount: <see cref="FigureValue.Value"/> in 元, <see cref="FigureValue.Unit"/> as entered (万元 or 元).</summary>
    Money,

    /// <summary>Points: a weight or a score.</summary>
    Points,

    /// <summary>A percentage: 95.38 stands for 95.38 %.</summary>
    Percent,

    /// <summary>A cell that states exactly one number with its unit: 384间教室.</summary>
    Quantity,

    /// <summary>A cell kept as printed: ≥90%, 9月底前, #####, 优.</summary>
    Cell,

    /// <summary>Free text, kept in <see cref="FigureValue.Text"/> and committed, not plain, in the proof.</summary>
    Text,
}

/// <summary>
/// One value as a person entered it, with its reading beside it. The reading never replaces the entered text:
/// forms print what was entered (RPT-06), sums use <see cref="Value"/>.
/// </summary>
/// <param name="Kind">What kind of cell it is.</param>
/// <param name="Entered">The text as entered or printed; null for <see cref="ValueKind.Blank"/> and <see cref="ValueKind.Text"/>.</param>
/// <param name="Value">The number read from it: 元 for money, points, percent; null where the cell holds no single number.</param>
/// <param name="Unit">Unit as entered: 万元, 元, %, 间教室.</param>
/// <param name="Text">Free text of <see cref="ValueKind.Text"/>; a private member of the event.</param>
public sealed record FigureValue(ValueKind Kind, string? Entered = null, decimal? Value = null, string? Unit = null, string? Text = null)
{
    /// <summary>The empty cell.</summary>
    public static FigureValue Blank { get; } = new(ValueKind.Blank);

    /// <summary>What the cell shows; null when blank.</summary>
    [JsonIgnore]
    public string? Printed => Text ?? Entered;

    /// <summary>True for the empty cell.</summary>
    [JsonIgnore]
    public bool IsBlank => Kind == ValueKind.Blank;

    /// <summary>Free text; blank when null or empty.</summary>
    public static FigureValue OfText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Blank : new FigureValue(ValueKind.Text, Text: text);
}
