using System.Text.Json;
using PerfLedger.Documents.Engines.V1.Packaging;
using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>可用性: what is there opens, in formats that everybody can read.</summary>
internal static class Usability
{
    private const string Property = "可用性";

    private static readonly string[] Formats = [".docx", ".xlsx", ".json", ".jsonl", ".pdf", ".png", ".jpg", ".txt", ".py"];

    public static IEnumerable<PropertyCheck> Check(PackageSource s, IReadOnlyList<PackageFile> files)
    {
        var unread = files.FirstOrDefault(f => (Is(f, ".docx") || Is(f, ".xlsx")) && Parts(f.Bytes) is null)?.Path;
        yield return PropertyCheck.Unless(Property, "Word、Excel 文件能打开，各部件完好，未加密", unread, "逐个解开并核对校验和");
        var bad = files.FirstOrDefault(f => Is(f, ".json") && !IsJson(f.Bytes))?.Path;
        yield return PropertyCheck.Unless(Property, "数据和资料为可读的 JSON", bad, "UTF-8，无私有压缩");
        var odd = files.FirstOrDefault(f => !Formats.Contains(Path.GetExtension(f.Path)))?.Path;
        yield return PropertyCheck.Unless(Property, "文件格式均为通用格式", odd,
            string.Join(' ', files.Select(f => Path.GetExtension(f.Path)).Distinct().Order(StringComparer.Ordinal)));
        yield return s.Pdf is var (pdf, bytes)
            ? new(Property, "版式文件（PDF）完好", PdfFacts.Read(bytes) is { IsEncrypted: false } facts && facts.Pages == pdf.Pages,
                $"{pdf.Pages} 页，{pdf.Converter}")
            : new(Property, "版式文件（PDF）完好", null, "还没有转换 PDF");
        string[] versions = [s.Filed.Pins.Engine, s.Filed.Pins.ModelBuilder, s.Filed.Pins.Calculation];
        yield return new(Property, "生成环境有记录", versions.All(v => v.Length > 0), string.Join('，', versions));
    }

    public static bool Is(PackageFile file, string ending) => file.Path.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>The parts of a .docx or .xlsx; null when it does not open: macros, OLE objects and encryption are refused too.</summary>
    public static IReadOnlyDictionary<string, byte[]>? Parts(byte[] docx)
    {
        try
        {
            return PackageReader.Read(docx);
        }
        catch (PackageRefusedException)
        {
            return null;
        }
    }

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
