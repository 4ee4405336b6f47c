using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>
/// The objects of a PDF with a plain table of cross references, as LibreOffice writes it. One with streams of cross references, or one that
/// was added to, is refused rather than read by half.
/// </summary>
internal sealed partial class PdfObjects
{
    private readonly Dictionary<int, (int From, int To)> _places;
    private readonly byte[] _bytes;

    private PdfObjects(byte[] bytes, Dictionary<int, (int From, int To)> places, int pages)
    {
        (_bytes, _places, Pages) = (bytes, places, pages);
        Reached = Reach();
        PageCount = Count().Match(Parts(pages).Head) is { Success: true } m
            ? int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : throw Unreadable();
    }

    /// <summary>Number of the root of the page tree.</summary>
    public int Pages { get; }

    public int PageCount { get; }

    /// <summary>What the pages draw on, in the order met.</summary>
    public IReadOnlyList<int> Reached { get; }

    public static PdfObjects Read(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var starts = Start().Matches(text);
        if (starts.Count != 1 || !int.TryParse(starts[0].Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var table)
            || table >= text.Length || Table().Match(text, table) is not { Success: true } xref || xref.Index != table) throw Unreadable();
        var trailer = text.IndexOf("trailer", xref.Index, StringComparison.Ordinal);
        if (trailer < 0 || text.IndexOf("/Prev", trailer, StringComparison.Ordinal) >= 0
            || text.IndexOf("/Encrypt", trailer, StringComparison.Ordinal) >= 0) throw Unreadable();
        var places = Places(text, xref.Groups[1].Value, table);
        var root = Root().Match(text, trailer);
        if (!root.Success || !places.TryGetValue(Number(root), out var at)) throw Unreadable();
        var pages = PageTree().Match(text[at.From..at.To]);
        return pages.Success && places.ContainsKey(Number(pages)) ? new(bytes, places, Number(pages)) : throw Unreadable();
    }

    /// <summary>The dictionary of an object, and its stream as it stands.</summary>
    public (string Head, ReadOnlyMemory<byte> Body) Parts(int number)
    {
        var (from, to) = _places[number];
        var text = Encoding.Latin1.GetString(_bytes, from, to - from);
        var stream = Stream().Match(text);
        return stream.Success ? (text[..stream.Index], _bytes.AsMemory(from + stream.Index, to - from - stream.Index)) : (text, default);
    }

    /// <summary>The text with its references by other numbers; what stands in strings is no reference.</summary>
    public static string Renumber(string head, IReadOnlyDictionary<int, int> numbers) => Token().Replace(head, m =>
        m.Groups[1].Success && numbers.TryGetValue(Number(m), out var other)
            ? other.ToString(CultureInfo.InvariantCulture) + " 0 R"
            : m.Groups[1].Success ? "null" : m.Value);

    private List<int> Reach()
    {
        var (reached, known) = (new List<int>(), new HashSet<int> { Pages });
        for (var next = new Queue<int>([Pages]); next.TryDequeue(out var number);)
        {
            reached.Add(number);
            foreach (Match m in Token().Matches(Parts(number).Head))
                if (m.Groups[1].Success && _places.ContainsKey(Number(m)) && known.Add(Number(m))) next.Enqueue(Number(m));
        }

        return reached;
    }

    // Each object ends where the next begins: a stream may hold any bytes.
    private static Dictionary<int, (int From, int To)> Places(string text, string entries, int end)
    {
        var starts = new List<(int Number, int At)>();
        var number = 0;
        foreach (var line in entries.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split(' ');
            if (parts.Length == 2) number = int.Parse(parts[0], CultureInfo.InvariantCulture);
            else if (parts[2] == "n") starts.Add((number++, int.Parse(parts[0], CultureInfo.InvariantCulture)));
            else number++;
        }

        starts.Sort((a, b) => a.At.CompareTo(b.At));
        var places = new Dictionary<int, (int, int)>();
        for (var n = 0; n < starts.Count; n++)
        {
            var upTo = n + 1 < starts.Count ? starts[n + 1].At : end;
            var head = Head().Match(text, starts[n].At);
            var close = upTo <= text.Length && upTo > starts[n].At
                ? text.LastIndexOf("endobj", upTo - 1, upTo - starts[n].At, StringComparison.Ordinal) : -1;
            if (!head.Success || head.Index != starts[n].At || Number(head) != starts[n].Number || close < 0) throw Unreadable();
            places[starts[n].Number] = (head.Index + head.Length, close);
        }

        return places;
    }

    private static int Number(Match m) => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static CliException Unreadable() =>
        new(ExitCodes.NoDatabase, "这些 PDF 的写法不能合订成一个文件；请逐张下载，每张都是完整的 PDF。");

    [GeneratedRegex(@"startxref\s+(\d{1,9})\s+%%EOF", RegexOptions.CultureInvariant)]
    private static partial Regex Start();

    [GeneratedRegex(@"xref\s+((?:\d+ \d+\s+(?:\d{10} \d{5} [nf]\s+)+)+)", RegexOptions.CultureInvariant)]
    private static partial Regex Table();

    [GeneratedRegex(@"/Root\s+(\d{1,9})\s+0\s+R", RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex(@"/Pages\s+(\d{1,9})\s+0\s+R", RegexOptions.CultureInvariant)]
    private static partial Regex PageTree();

    [GeneratedRegex(@"/Count\s+(\d{1,6})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"(\d{1,9})\s+0\s+obj\b\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<=>>\s{0,4})stream\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex Stream();

    // A string with its escapes, two deep in brackets; a string in hex digits; or a reference.
    [GeneratedRegex(@"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>|(?<![\d.])(\d{1,9})\s+0\s+R\b",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Token();
}
