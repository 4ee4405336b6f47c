using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Documents;
using PerfLedger.Domain;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>
/// Makes filed reports again and compares every digest: each night a sample, another one each time; all of them when asked for, and once
/// for each version of program, runtime and templates.
/// </summary>
internal sealed class RegenerationDrill(LedgerSession session)
{
    public const string Name = "regeneration";
    private const int Sample = 20;

    // What a report is made with beside the ledger and its archive: another build, another runtime or another template is another one.
    private static readonly Lazy<string> Version = new(() => Library.Digest(Encoding.UTF8.GetBytes(string.Join('\n',
        typeof(RegenerationDrill).Module.ModuleVersionId, typeof(EventNames).Module.ModuleVersionId,
        typeof(DocumentEngines).Module.ModuleVersionId, RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier,
        Library.TemplatesDigest()))));

    public static string VersionKey => $"{Name}@version-{Version.Value[..16]}";

    public static Task<IReadOnlyList<NewWork>> PlanAsync(DateTimeOffset now, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<NewWork>>([new(VersionKey, Name, now, new JsonObject { ["all"] = true })]);

    public async Task<JobOutcome> RunAsync(WorkItem item, CancellationToken ct)
    {
        var filings = await FilingQuery.AllAsync(session.Reads, ct);
        var all = item.IsRequested() || item.Payload["all"]?.GetValue<bool>() == true;
        var chosen = all ? filings : [.. filings.OrderBy(f => Lot(item, f), StringComparer.Ordinal).Take(Sample)];
        var different = new List<string>();
        foreach (var filing in chosen)
            if (await DifferenceAsync(filing, ct) is { } why) different.Add(why);
        var result = new JsonObject
        {
            ["version"] = Version.Value,
            ["filings"] = filings.Count,
            ["checked"] = chosen.Count,
            ["different"] = new JsonArray([.. different.Select(d => (JsonNode)d)]),
        };
        return different.Count == 0
            ? JobOutcome.Ok(string.Create(CultureInfo.InvariantCulture, $"报送 {filings.Count} 份，重新生成 {chosen.Count} 份，逐字节一致"), result)
            : JobOutcome.Alarm(string.Create(CultureInfo.InvariantCulture,
                $"重新生成 {chosen.Count} 份，{different.Count} 份不一致：{different[0]}。请用 perfledger regenerate --all 查看，先不要报送"), result);
    }

    private async Task<string?> DifferenceAsync(FilingRow filing, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{filing.Filing}@{filing.Number}");
        try
        {
            var (recorded, filed) = await FilingQuery.EventAsync(session.Ledger, filing, ct);
            var report = await new Regeneration(session).RunAsync(filing.Filing, recorded, filed, ct);
            return report.Identical ? null : $"{name}（{report.FirstDifference}）";
        }
        catch (Exception e) when (e is CliException or TemplateException or LedgerException)
        {
            return $"{name}（{e.Message}）";
        }
    }

    private static string Lot(WorkItem item, FilingRow f) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{item.Key} {f.Filing} {f.Number}"))));
}
