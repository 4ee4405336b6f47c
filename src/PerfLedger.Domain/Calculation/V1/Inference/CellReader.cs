using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>From a printed cell to its conditions: date, limit elsewhere, numbers, else words.</summary>
internal static partial class CellReader
{
    // More clauses than this are prose, not a composite cell.
    private const int MostParts = 50;

    /// <param name="printed">The cell as printed.</param>
    /// <param name="year">Year judged, for dates without a year.</param>
    public static Reading Read(string? printed, int year)
    {
        var text = Normal.Of(printed);
        if (text.Length == 0) return Reading.Nothing;
        if (DateWords.Read(text, year) is { } date) return One(date);
        if (Elsewhere().Match(text) is { Success: true } m) return One(Limit(m));
        var clauses = Normal.Clauses(Normal.WithoutTail(text));
        if (clauses.Count is 0 or > MostParts) return One(new Condition(Sign.Words));
        var read = clauses.Select(QuantityClause.Read).ToList();
        return read.TrueForAll(c => c is not null) ? new Reading([.. read.Select(c => c!)]) : One(new Condition(Sign.Words));
    }

    private static Reading One(Condition c) => new([c]);

    private static Condition Limit(Match m) => new(
        m.Groups["sign"].Value switch { "≥" or "不低于" => Sign.AtLeast, ">" => Sign.Above, "<" => Sign.Below, _ => Sign.AtMost })
    {
        Reference = m.Groups["what"].Value,
        Signed = true,
    };

    // A sign followed by words: ≤预算金额.
    [GeneratedRegex(@"^(?<sign>[≥≤><]|不超过|不高于|不低于)(?<what>[^\d]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();
}
