using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>
/// Puts PDFs one behind the other: the page tree of each is hung under a new root, with every object it draws on, renumbered. Pages are
/// untouched; outlines, tags and the claim to be an archival file stay with the single files (ISO 32000-1, 7.5 and 7.7).
/// </summary>
internal static class PdfBinder
{
    /// <summary>One file of all, in this order; the same files give the same bytes.</summary>
    /// <exception cref="CliException">One of them is written in a way that is not read here.</exception>
    public static byte[] Bind(IReadOnlyList<byte[]> files)
    {
        using var all = new MemoryStream();
        var offsets = new List<long> { 0, 0, 0 }; // 0 is free, 1 the catalogue, 2 the page tree
        var (kids, pages) = (new StringBuilder(), 0);
        Write(all, "%PDF-1.7\n%\u00e4\u00fc\u00f6\u00df\n");
        foreach (var file in files)
        {
            var source = PdfObjects.Read(file);
            var numbers = new Dictionary<int, int>();
            foreach (var number in source.Reached)
            {
                numbers[number] = offsets.Count;
                offsets.Add(0);
            }

            foreach (var number in source.Reached)
            {
                offsets[numbers[number]] = all.Position;
                Write(all, Inv($"{numbers[number]} 0 obj\n"));
                var (head, body) = source.Parts(number);
                var renumbered = PdfObjects.Renumber(head, numbers);
                Write(all, number == source.Pages ? Hung(renumbered) : renumbered);
                all.Write(body.Span);
                Write(all, "\nendobj\n");
            }

            kids.Append(CultureInfo.InvariantCulture, $"{numbers[source.Pages]} 0 R ");
            pages += source.PageCount;
        }

        offsets[1] = all.Position;
        Write(all, "1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(zh-CN)>>\nendobj\n");
        offsets[2] = all.Position;
        Write(all, Inv($"2 0 obj\n<</Type/Pages/Count {pages}/Kids[{kids}]>>\nendobj\n"));
        WriteEnd(all, offsets);
        var bound = all.ToArray();
        PdfConverters.Checked(bound, "合订");
        return bound;
    }

    private static void WriteEnd(MemoryStream all, List<long> offsets)
    {
        var id = Convert.ToHexString(SHA256.HashData(all.ToArray()).AsSpan(0, 16));
        var start = all.Position;
        Write(all, Inv($"xref\n0 {offsets.Count}\n0000000000 65535 f \n"));
        foreach (var offset in offsets.Skip(1)) Write(all, Inv($"{offset:0000000000} 00000 n \n"));
        Write(all, Inv($"trailer\n<</Size {offsets.Count}/Root 1 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n"));
    }

    // A page tree that was a root has a parent now.
    private static string Hung(string dictionary) =>
        dictionary.Insert(dictionary.IndexOf("<<", StringComparison.Ordinal) + 2, "/Parent 2 0 R");

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);

    private static void Write(MemoryStream all, string text) => all.Write(Encoding.Latin1.GetBytes(text));
}
