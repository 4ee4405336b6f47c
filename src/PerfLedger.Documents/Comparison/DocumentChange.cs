using System.Xml;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Documents.Comparison;

/// <summary>One of all differences of two documents, paragraph by paragraph.</summary>
/// <param name="Place">Part, table, row, cell and paragraph as in <see cref="DocumentDifference"/>; of what is new, where
/// it stands now.</param>
/// <param name="Was">What stood there; null when it is new.</param>
/// <param name="Is">What stands there now; null when it is gone.</param>
/// <param name="Note">What differs where the text does not.</param>
public sealed record DocumentChange(string Place, string? Was, string? Is, string? Note = null)
{
    // More paragraphs than this on both sides are told in their order, without a search for those that only moved on.
    private const int Searched = 2000;

    /// <summary>All differences, the body before headers and footers, these before everything else.</summary>
    /// <exception cref="PackageRefusedException">One of them is no document.</exception>
    public static IReadOnlyList<DocumentChange> All(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        var (old, now) = (PackageReader.Read(before), PackageReader.Read(after));
        return
        [
            .. old.Keys.Union(now.Keys).OrderBy(PartWords.Rank).ThenBy(name => name, StringComparer.Ordinal)
                .SelectMany(name => OfPart(name, old.GetValueOrDefault(name), now.GetValueOrDefault(name))),
        ];
    }

    private static List<DocumentChange> OfPart(string name, byte[]? before, byte[]? after)
    {
        var part = PartWords.Of(name);
        if (before is null || after is null)
            return [new(part, before is null ? null : name, after is null ? null : name, before is null ? "增加的部件" : "去掉的部件")];
        if (before.AsSpan().SequenceEqual(after)) return [];
        if (!PartWords.IsXml(name))
            return [new(part, null, null, FormattableString.Invariant($"内容不同（{name}，原{before.Length}字节，现{after.Length}字节）"))];
        try
        {
            var (old, now) = (WordLine.Read(part, before), WordLine.Read(part, after));
            var changes = Compare(old.Lines, now.Lines);
            return changes.Count > 0 ? changes : [new(part, null, null, old.Around == now.Around
                ? "内容相同而 XML 的写法不同" : "文字相同，表格、版面或其他设置不同")];
        }
        catch (XmlException)
        {
            return [new(part, null, null, $"至少一方的 {name} 残缺，无法逐段比较")];
        }
    }

    private static List<DocumentChange> Compare(IReadOnlyList<WordLine> old, IReadOnlyList<WordLine> now)
    {
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start]) start++;
        var (oldEnd, nowEnd) = (old.Count, now.Count);
        while (oldEnd > start && nowEnd > start && old[oldEnd - 1] == now[nowEnd - 1]) (oldEnd, nowEnd) = (oldEnd - 1, nowEnd - 1);
        var changes = new List<DocumentChange>();
        var (i, j) = (start, start);
        foreach (var (sameOld, sameNow) in Common(old, now, start, oldEnd, nowEnd).Append((oldEnd, nowEnd)))
        {
            for (; i < sameOld || j < sameNow; i = Math.Min(i + 1, sameOld), j = Math.Min(j + 1, sameNow))
                changes.Add(Of(i < sameOld ? old[i] : null, j < sameNow ? now[j] : null));
            (i, j) = (sameOld + 1, sameNow + 1);
        }

        return changes;
    }

    private static DocumentChange Of(WordLine? was, WordLine? now) => (was, now) switch
    {
        ({ } w, { } n) when w.Text == n.Text => new(n.Place, w.Text, n.Text, "文字相同，格式或域不同"),
        ({ } w, { } n) => new(n.Place, w.Text, n.Text),
        ({ } w, null) => new(w.Place, w.Text, null, "去掉的"),
        _ => new(now!.Place, null, now.Text, "增加的"),
    };

    /// <summary>A longest common subsequence of the paragraphs in between, as pairs of their numbers.</summary>
    private static IEnumerable<(int Old, int Now)> Common(
        IReadOnlyList<WordLine> old, IReadOnlyList<WordLine> now, int start, int oldEnd, int nowEnd)
    {
        var (rows, columns) = (oldEnd - start, nowEnd - start);
        if (rows > Searched || columns > Searched) yield break;
        var longest = new int[rows + 1, columns + 1];
        for (var r = rows - 1; r >= 0; r--)
            for (var c = columns - 1; c >= 0; c--)
                longest[r, c] = old[start + r] == now[start + c] ? longest[r + 1, c + 1] + 1 : Math.Max(longest[r + 1, c],
                    longest[r, c + 1]);
        for (var (r, c) = (0, 0); r < rows && c < columns;)
        {
            if (old[start + r] == now[start + c]) yield return (start + r++, start + c++);
            else if (longest[r + 1, c] >= longest[r, c + 1]) r++;
            else c++;
        }
    }
}
