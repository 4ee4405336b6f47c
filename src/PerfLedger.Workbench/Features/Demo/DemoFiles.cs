using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Demo;

/// <summary>What the demo leaves in out/.</summary>
internal static class DemoFiles
{
    /// <summary>Writes what was filed and its receipt, and says so.</summary>
    public static async Task WriteAsync(LedgerSession session, FilingRow row, string folder, string name, CancellationToken ct)
    {
        await FilingWords.WriteAsync(folder + "/", $"{name}.docx", (await session.Archive.GetAsync(row.ByteDigest, ct))!, ct);
        await FilingWords.WriteAsync(folder + "/", $"{name}_回执.docx", (await ReceiptWord.MakeAsync(session, row, ct)).Package, ct);
        Console.WriteLine($"  {name}.docx  校验码 {row.ModelDigest[..16]}  SHA-256 {row.ByteDigest}");
    }
}
