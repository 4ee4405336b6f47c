using System.IO.Compression;

namespace PerfLedger.Workbench.Tests.Front;

/// <summary>Looks into a workbook.</summary>
internal static class Workbooks
{
    public static string Part(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
