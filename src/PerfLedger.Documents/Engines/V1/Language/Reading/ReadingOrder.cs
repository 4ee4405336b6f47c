using System.Globalization;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Puts faults in the order in which somebody who reads the page from the top comes to them, whatever check found them.</summary>
internal static class ReadingOrder
{
    /// <summary>Sorts by place; faults of one place, and those of no place on a page, keep their order, the latter at the end.</summary>
    /// <param name="faults">In the order found.</param>
    /// <param name="parts">The parts as a person knows them, in order, as they came.</param>
    public static IEnumerable<TemplateFault> Of(IEnumerable<TemplateFault> faults, IEnumerable<(string Spoken, Element Root)> parts)
    {
        var pages = parts.Select((p, n) => (p.Spoken, Number: n, Tops: Tops(p.Root)))
            .DistinctBy(p => p.Spoken).ToDictionary(p => p.Spoken, p => (p.Number, p.Tops), StringComparer.Ordinal);
        return faults.OrderBy(f => Key(f.Place, pages), Comparer<int[]>.Create(Compare));
    }

    private static int[] Key(string place, Dictionary<string, (int Number, Dictionary<string, int> Tops)> pages)
    {
        var words = place.Split(' ');
        // In the body a table stands without the name of the part.
        var (part, rest) = pages.ContainsKey(words[0]) ? (words[0], words[1..]) : (Parts.Body, words);
        if (!pages.TryGetValue(part, out var page)) return [int.MaxValue];
        if (rest.Length == 0) return [page.Number];
        return page.Tops.TryGetValue(rest[0], out var top) ? [page.Number, top, .. rest.Skip(1).Select(Number)] : [int.MaxValue];
    }

    // Tables and paragraphs of the part itself are counted each for itself; here both in one row.
    private static Dictionary<string, int> Tops(Element root)
    {
        var (paragraphs, tables, tops) = (0, 0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var top in root.Below(e => e.Name is "w:tbl" or "w:p" or "w:txbxContent").OfType<Element>())
        {
            if (top.Name == "w:p") tops[FormattableString.Invariant($"第{++paragraphs}段")] = tops.Count;
            else if (top.Name == "w:tbl") tops[FormattableString.Invariant($"第{++tables}个表格")] = tops.Count;
        }

        return tops;
    }

    private static int Number(string word) =>
        int.TryParse(string.Concat(word.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;

    private static int Compare(int[] a, int[] b) =>
        a.Zip(b, (x, y) => x.CompareTo(y)).FirstOrDefault(c => c != 0) is not 0 and var unlike ? unlike : a.Length.CompareTo(b.Length);
}
