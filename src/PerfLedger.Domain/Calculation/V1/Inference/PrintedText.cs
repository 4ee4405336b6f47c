namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>Reading of printed cells, for those who store them.</summary>
public static class PrintedText
{
    /// <summary>
    /// True when the text states exactly one number with its unit and nothing else: 384间教室, 1,942.56, ９８.００%, 8所（一中、二中）.
    /// False for inequalities, dates and years, approximate numbers, labels, and several numbers.
    /// </summary>
    /// <param name="text">The cell as printed.</param>
    /// <param name="value">The number as printed, not scaled: 42 of 42万名.</param>
    /// <param name="unit">The unit as printed; empty when there is none.</param>
    public static bool TryNumber(string? text, out decimal value, out string unit)
    {
        (value, unit) = (0, "");
        var normal = Normal.Of(text);
        var bare = Normal.WithoutTail(normal);
        if (normal[bare.Length..].Any(char.IsAsciiDigit) || IsYear(bare) || DateWords.Read(normal, 2000) is not null) return false;
        if (Normal.Clauses(bare) is not [var clause] || QuantityClause.Read(clause) is not { } c) return false;
        if (c.Sign != Sign.Equal || c.Signed || c.Approximate || c.Label.Length > 0 || c.Value is not { } number) return false;
        (value, unit) = (number, c.Unit);
        return true;
    }

    private static bool IsYear(string text) => text is ['1', '9', _, _, '年', ..] or ['2', '0', _, _, '年', ..];
}
