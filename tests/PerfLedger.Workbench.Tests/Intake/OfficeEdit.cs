using System.Text;
using PerfLedger.Documents.Engines.V1.Packaging;

namespace PerfLedger.Workbench.Tests.Intake;

/// <summary>A person at Word or Excel: changes what stands in a file.</summary>
internal static class OfficeEdit
{
    public const string Document = "word/document.xml", FirstSheet = "xl/worksheets/sheet1.xml", Book = "xl/workbook.xml";

    /// <summary>Replaces the first such text of a part; fails when it is not there.</summary>
    public static void Change(string path, string part, string before, string after)
    {
        var parts = PackageReader.Read(File.ReadAllBytes(path));
        var xml = Encoding.UTF8.GetString(parts[part]);
        var at = xml.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{before} does not stand in {part}.");
        parts[part] = Encoding.UTF8.GetBytes(xml[..at] + after + xml[(at + before.Length)..]);
        File.WriteAllBytes(path, PackageWriter.Write(parts));
    }

    public static string Part(string path, string part) => Encoding.UTF8.GetString(PackageReader.Read(File.ReadAllBytes(path))[part]);

    /// <summary>Rewrites a part.</summary>
    public static void Rewrite(string path, string part, Func<string, string> change)
    {
        var parts = PackageReader.Read(File.ReadAllBytes(path));
        var (before, after) = (Encoding.UTF8.GetString(parts[part]), change(Encoding.UTF8.GetString(parts[part])));
        Assert.NotEqual(before, after);
        parts[part] = Encoding.UTF8.GetBytes(after);
        File.WriteAllBytes(path, PackageWriter.Write(parts));
    }
}
