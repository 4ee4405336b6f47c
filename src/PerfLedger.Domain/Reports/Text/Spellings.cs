using System.Collections.Frozen;

namespace PerfLedger.Domain.Reports.Text;

/// <summary>The words of the tags, both ways.</summary>
internal static class Spellings
{
    public const string Free = "自由";
    public const string Table = "表";
    public const string Total = "合计";

    public static readonly FrozenDictionary<string, FigureFormat> Formats = new Dictionary<string, FigureFormat>(StringComparer.Ordinal)
    {
        ["原文"] = FigureFormat.Entered,
        ["万元"] = FigureFormat.TenThousandYuan,
        ["元"] = FigureFormat.Yuan,
        ["数"] = FigureFormat.Number,
        ["百分比"] = FigureFormat.Percent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, TermKind> Calculations = new Dictionary<string, TermKind>(StringComparer.Ordinal)
    {
        ["合计"] = TermKind.Sum,
        ["差"] = TermKind.Difference,
        ["比率"] = TermKind.Ratio,
        ["个数"] = TermKind.Count,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(FigureFormat format) => Formats.First(f => f.Value == format).Key;

    public static string Of(TermKind kind) => Calculations.First(c => c.Value == kind).Key;

    /// <summary>Signs of Chinese typing inside a tag become plain ones, as in templates.</summary>
    public static string Plain(string tag) => string.Concat(tag.Select(c => c switch
    {
        '“' or '”' => '"',
        '，' => ',',
        '\u3000' or '\t' => ' ',
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        _ => c,
    }));
}
