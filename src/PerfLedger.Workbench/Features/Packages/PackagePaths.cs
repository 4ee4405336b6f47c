using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>Where what stands in a package (docs/export-package.md).</summary>
internal static class PackagePaths
{
    public const string Readme = "说明.txt", Checker = "校验.py", FourProperties = "四性检查.txt", Manifest = "manifest.json",
        Sha256 = "digests.txt", Sm3 = "digests-sm3.txt", Model = "数据/model.json", Receipt = "报告/回执.docx";

    /// <summary>The name of the report without its ending.</summary>
    public static string Name(FilingRow row) => FilingWords.FileName(row.Subject, row.Number)[..^".docx".Length];

    public static string Document(FilingRow row) => $"报告/{Name(row)}.docx";

    public static string Events(string stream) => $"数据/事件/{stream}.jsonl";

    public static string Material(PinnedMaterial pin) =>
        $"资料/{pin.Kind}/{pin.Name}.{(pin.Kind == Materials.TemplateKind ? "docx" : "json")}";

    /// <summary>By number: the name a person gave the file stays in the ledger, it may name somebody.</summary>
    public static string Scan(int number, SealAttached scan) => FormattableString.Invariant($"盖章件/{number:00}.")
        + scan.MediaType switch { "application/pdf" => "pdf", "image/png" => "png", _ => "jpg" };
}
