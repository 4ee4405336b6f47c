using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Texts;

/// <summary>Whether a number of the text and a cell of the form speak of the same thing: same sort of unit and shared words.</summary>
internal static class Likeness
{
    private static readonly string[] Heads = ["人", "名", "位", "人次"];

    public static bool SameUnit(string a, string b) => a == b || (Heads.Contains(a) && Heads.Contains(b));

    /// <summary>The longest run of characters both have, without crossing a gap (|) of either.</summary>
    public static int Shared(string a, string b)
    {
        var (longest, above) = (0, new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            for (var j = 1; j <= b.Length; j++)
            {
                if (a[i - 1] != b[j - 1] || a[i - 1] == '|') continue;
                row[j] = above[j - 1] + 1;
                longest = Math.Max(longest, row[j]);
            }
            above = row;
        }
        return longest;
    }

    /// <summary>True when the number fulfils what the cell says: equal, within its bound, or more than meant at least.</summary>
    public static bool Agrees(Mention m, Condition c)
    {
        if (c.Value is not { } printed) return true;
        var value = printed * Units.Of(c.Unit).Scale;
        return c.Sign switch
        {
            Sign.AtLeast or Sign.Above => m.Value >= value || (m.AtLeast && c.Approximate),
            Sign.AtMost or Sign.Below => m.Value <= value,
            Sign.Range => m.Value >= value && m.Value <= c.To * Units.Of(c.Unit).Scale,
            _ => m.Value == value || (m.AtLeast && value >= m.Value),
        };
    }
}
