using PerfLedger.Workbench.Features.Pdf;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>安全性: nothing acts on the machine of who opens it, and nothing foreign is in the package.</summary>
internal static class Safety
{
    private const string Property = "安全性";

    public static IEnumerable<PropertyCheck> Check(IReadOnlyList<PackageFile> files)
    {
        var linked = files.FirstOrDefault(f => (Usability.Is(f, ".docx") || Usability.Is(f, ".xlsx")) && Leads(Usability.Parts(f.Bytes)))?.Path;
        yield return PropertyCheck.Unless(Property, "Word、Excel 文件无宏、无 OLE 对象、无外部链接", linked, "逐部件检查");
        var pdfs = files.Where(f => Usability.Is(f, ".pdf")).ToList();
        var active = pdfs.Find(f => PdfFacts.Read(f.Bytes) is { Active: not null } or { IsEncrypted: true })?.Path;
        yield return pdfs.Count == 0
            ? new(Property, "PDF 无脚本、无附件、未加密", null, "包内没有 PDF")
            : PropertyCheck.Unless(Property, "PDF 无脚本、无附件、未加密", active, $"{pdfs.Count} 件");
        var twice = files.GroupBy(f => f.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.Key;
        yield return PropertyCheck.Unless(Property, "每个文件在清单中恰有一条", twice, "接收后用 校验.py 复核有无多出的文件");
        yield return new(Property, "病毒查杀", null, "本程序不作病毒查杀，请在接收端用杀毒软件检查");
    }

    private static bool Leads(IReadOnlyDictionary<string, byte[]>? parts) => parts is null || parts.Any(p =>
        p.Key.EndsWith(".rels", StringComparison.Ordinal) && p.Value.AsSpan().IndexOf("TargetMode=\"External\""u8) >= 0);
}
