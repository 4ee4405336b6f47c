using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Domain.RulePacks;

/// <summary>Values between two bounds as mathematics writes them: [80,90) holds 80 and not 90; an open end is left blank: [90,).</summary>
/// <param name="From">Lower bound; null = none.</param>
/// <param name="FromIncluded">True when the lower bound itself belongs to it.</param>
/// <param name="To">Upper bound; null = none.</param>
/// <param name="ToIncluded">True when the upper bound itself belongs to it.</param>
public sealed partial record Interval(decimal? From, bool FromIncluded, decimal? To, bool ToIncluded)
{
    /// <summary>Reads the notation; null when it is none or holds no value.</summary>
    public static Interval? TryParse(string text)
    {
        var m = Shape().Match(text);
        if (!m.Success) return null;
        var read = new Interval(Bound(m.Groups["from"]), m.Groups["open"].Value == "[", Bound(m.Groups["to"]),
            m.Groups["close"].Value == "]");
        if (read is { From: null, FromIncluded: true } or { To: null, ToIncluded: true }) return null;
        return read.From is null || read.To is null || read.From < read.To || (read.From == read.To && read.FromIncluded && read.ToIncluded)
            ? read : null;
    }

    /// <summary>True when the value lies in it.</summary>
    public bool Holds(decimal value) =>
        (From is not { } from || value > from || (FromIncluded && value == from))
        && (To is not { } to || value < to || (ToIncluded && value == to));

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(FromIncluded ? '[' : '(')}{From},{To}{(ToIncluded ? ']' : ')')}");

    private static decimal? Bound(Group g) => g.Length == 0 ? null
        : decimal.Parse(g.ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<open>[\[(])(?<from>(?:-?[0-9]{1,12}(?:\.[0-9]{1,8})?)?),"
        + @"(?<to>(?:-?[0-9]{1,12}(?:\.[0-9]{1,8})?)?)(?<close>[\])])$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
