using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Documents.Sheets;

/// <summary>What a cell holds: a text, a number with the format that shows it as it was entered, or a formula with its result.</summary>
/// <param name="Text">The text; for numbers and formulas what is stored as value.</param>
/// <param name="Format">Number format; General, or text.</param>
/// <param name="IsNumber">A number, not a text.</param>
/// <param name="Formula">The formula; null for a constant.</param>
internal sealed partial record CellContent(string Text, string Format, bool IsNumber, string? Formula = null)
{
    public const string General = "General", AsText = "@";

    /// <summary>Texts that a spreadsheet would run or take apart when somebody edits them; they stay texts, and marked as such.</summary>
    public bool NeedsQuote => !IsNumber && Text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    /// <summary>
    /// A printed text as a cell. It becomes a number only where the number shows exactly this text again: 118.96, 1,942.50, 95.38 %.
    /// Everything else, 007 and ≥90% and 384间 among it, stays text.
    /// </summary>
    public static CellContent Of(string printed)
    {
        var match = Number().Match(printed);
        if (!match.Success || printed.Length > 16) return new(printed, General, false);
        var percent = match.Groups["percent"].Length > 0;
        var decimals = match.Groups["fraction"].Length;
        var number = decimal.Parse(printed.TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture);
        var stored = (percent ? number / 100 : number).ToString("0.################", CultureInfo.InvariantCulture);
        var thousands = match.Groups["by"].Length > 0;
        if (!percent && !thousands && stored == printed) return new(stored, General, true);
        var format = (thousands ? "#,##0" : "0") + (decimals == 0 ? "" : "." + new string('0', decimals)) + (percent ? "%" : "");
        return new(stored, format, true);
    }

    /// <summary>A formula with the result it has now.</summary>
    public static CellContent Live(string formula, CellContent result) => result with { Formula = formula };

    /// <summary>A formula with a number as result; null shows as blank.</summary>
    public static CellContent Live(string formula, decimal? result, string format) =>
        new(result?.ToString("0.################", CultureInfo.InvariantCulture) ?? "", format, result is not null, formula);

    // No leading zeros, no sign but minus; -0 is no number anybody means.
    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,2}((?<by>,)[0-9]{3})+|[1-9][0-9]*)(\.(?<fraction>[0-9]{1,8}))?(?<percent>%)?$(?<!^-0(\.0*)?%?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
