using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>
/// What has to be known of a PDF before it is kept: read from its dictionaries, whatever the file says of itself elsewhere.
/// </summary>
/// <param name="Pages">Pages of the page tree; 0 when there is none that can be read.</param>
/// <param name="IsEncrypted">It needs a password or forbids something.</param>
/// <param name="Active">The first kind of content that could act on the reader's machine; null when there is none.</param>
/// <param name="Archival">The part of PDF/A it declares, such as 2; null when none.</param>
internal sealed partial record PdfFacts(int Pages, bool IsEncrypted, string? Active, string? Archival)
{
    private const int MostInflated = 64 * 1024 * 1024;

    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    /// <summary>Reads a PDF; a damaged one has no pages.</summary>
    public static PdfFacts Read(byte[] bytes)
    {
        if (!IsPdf(bytes)) return new(0, false, null, null);
        var text = Names().Replace(Plain(bytes), m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString());
        var dictionaries = Dictionaries(text);
        return new(
            dictionaries.Where(d => Tree().IsMatch(d) && !d.Contains("/Parent", StringComparison.Ordinal)).Select(Count).LastOrDefault(),
            dictionaries.Any(d => Encrypt().IsMatch(d)),
            Acting().Match(text) is { Success: true } found ? found.Groups[1].Value : null,
            Part().Match(Encoding.Latin1.GetString(bytes)) is { Success: true } part ? part.Groups[1].Value : null);
    }

    private static int Count(string dictionary) =>
        PageCount().Match(dictionary) is { Success: true } m && int.TryParse(m.Groups[1].ValueSpan, out var n) ? n : 0;

    /// <summary>The file without its streams, and what stood in its object streams: newer files keep most dictionaries there.</summary>
    private static string Plain(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var plain = new StringBuilder();
        var (from, inflated) = (0, 0);
        foreach (Match m in Streams().Matches(text))
        {
            if (m.Index < from) continue;
            plain.Append(text, from, m.Index - from).Append('\n');
            var start = m.Index + m.Length;
            var end = text.IndexOf("endstream", start, StringComparison.Ordinal);
            if (end < 0) return plain.ToString();
            if (ObjectStream().IsMatch(text[Math.Max(0, text.LastIndexOf("obj", m.Index, StringComparison.Ordinal))..m.Index]))
            {
                var objects = Inflate(bytes.AsSpan(start, end - start).ToArray(), MostInflated - inflated);
                inflated += objects.Length;
                plain.Append(objects).Append('\n');
            }

            from = end;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    private static string Inflate(byte[] packed, int most)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var (buffer, all) = (new byte[81920], new MemoryStream());
            for (int read; all.Length < most && (read = zlib.Read(buffer)) > 0;) all.Write(buffer, 0, read);
            return Encoding.Latin1.GetString(all.ToArray());
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    /// <summary>The outermost dictionaries, each with all that is nested in it.</summary>
    private static List<string> Dictionaries(string text)
    {
        var (found, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '<' && text[i + 1] == '<')
            {
                if (depth++ == 0) start = i;
                i++;
            }
            else if (text[i] == '>' && text[i + 1] == '>' && depth > 0)
            {
                if (--depth == 0) found.Add(text[start..(i + 2)]);
                i++;
            }
        }

        return found;
    }

    [GeneratedRegex(@"(?<=>>\s{0,4})stream\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex Streams();

    [GeneratedRegex(@"/Type\s*/ObjStm\b", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectStream();

    [GeneratedRegex(@"/Type\s*/Pages\b", RegexOptions.CultureInvariant)]
    private static partial Regex Tree();

    [GeneratedRegex(@"/Count\s+(\d{1,6})\b", RegexOptions.CultureInvariant)]
    private static partial Regex PageCount();

    [GeneratedRegex(@"/Encrypt\s*(?:\d|<<)", RegexOptions.CultureInvariant)]
    private static partial Regex Encrypt();

    [GeneratedRegex(@"/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Acting();

    [GeneratedRegex("pdfaid:part(?:>|=\")([1-4])", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex("#([0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
