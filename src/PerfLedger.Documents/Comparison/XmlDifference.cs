using System.Xml;

namespace PerfLedger.Documents.Comparison;

/// <summary>Compares two versions of one XML part, node by node in step.</summary>
internal static class XmlDifference
{
    private const int ShownWhole = 60; // a longer text is shown around its first difference only
    private const int ShownAround = 20;

    public static DocumentDifference First(string part, byte[] expected, byte[] actual)
    {
        using var archived = new WordCursor(expected, part);
        using var regenerated = new WordCursor(actual, part);
        try
        {
            while (true)
            {
                var (more, others) = (archived.Read(), regenerated.Read());
                if (!more && !others)
                    return new(part, "内容相同而 XML 的写法不同");
                if (!archived.SameNode(regenerated))
                    return Describe(archived, regenerated);
            }
        }
        catch (XmlException broken)
        {
            var at = FormattableString.Invariant($"第{broken.LineNumber}行第{broken.LinePosition}字");
            return new(part, $"两者字节不同，且至少一方在 XML 的{at}处残缺，无法逐格比对");
        }
    }

    private static DocumentDifference Describe(WordCursor archived, WordCursor regenerated)
    {
        var place = archived.Depth >= regenerated.Depth ? archived.Place : regenerated.Place;
        var (expected, actual) = (archived.Describe(), regenerated.Describe());
        if (!archived.InParagraph || !regenerated.InParagraph)
            return new(place, $"存档为{expected}，重新生成为{actual}");
        var (before, after) = (archived.FinishParagraph(), regenerated.FinishParagraph());
        return before == after
            ? new(place, $"文字相同而格式不同（“{Excerpt(before, after)}”，存档为{expected}，重新生成为{actual}）")
            : new(place, $"存档为“{Excerpt(before, after)}”，重新生成为“{Excerpt(after, before)}”");
    }

    private static string Excerpt(string text, string other)
    {
        if (text.Length <= ShownWhole)
            return text;
        var at = text.AsSpan().CommonPrefixLength(other);
        var (start, end) = (Math.Max(0, Math.Min(at, text.Length) - ShownAround), Math.Min(text.Length, at + ShownAround));
        return $"{(start > 0 ? "…" : "")}{text[start..end]}{(end < text.Length ? "…" : "")}";
    }
}
