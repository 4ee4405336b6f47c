using System.IO.Compression;
using System.Xml.Linq;

namespace PerfLedger.Workbench.Tests.Front;

/// <summary>The words of a .docx, all parts, in order.</summary>
internal static class DocumentText
{
    public static string Of(string path)
    {
        using var file = File.OpenRead(path);
        return Of(file);
    }

    public static string Of(Stream file)
    {
        using var package = new ZipArchive(file);
        return string.Concat(package.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var part = e.Open();
            return string.Concat(XDocument.Load(part).Descendants().Where(x => x.Name.LocalName == "t").Select(x => x.Value));
        }));
    }
}
