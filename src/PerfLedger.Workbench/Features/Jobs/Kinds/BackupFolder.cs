using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>
/// Where dumps are kept: PERFLEDGER_BACKUP_DIR, the last PERFLEDGER_BACKUP_KEEP of them (14). Files of other names are never touched.
/// </summary>
internal sealed partial record BackupFolder(string Path, int Keep)
{
    private const int Usual = 14;

    /// <summary>Null when none is named.</summary>
    public static BackupFolder? Named()
    {
        if (Environment.GetEnvironmentVariable("PERFLEDGER_BACKUP_DIR") is not { Length: > 0 } path) return null;
        var text = Environment.GetEnvironmentVariable("PERFLEDGER_BACKUP_KEEP");
        return new(path, int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var keep) && keep > 0 ? keep : Usual);
    }

    public string FileOf(string ledger, DateTimeOffset planned) => System.IO.Path.Combine(
        Path, string.Create(CultureInfo.InvariantCulture, $"{ledger}-{planned.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.dump"));

    /// <summary>Finished dumps of a ledger, newest first.</summary>
    public IReadOnlyList<string> Of(string ledger) => !Directory.Exists(Path) ? [] :
    [
        .. Directory.EnumerateFiles(Path, ledger + "-*.dump")
            .Where(f => NamePattern().IsMatch(System.IO.Path.GetFileName(f)[ledger.Length..]))
            .OrderDescending(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\A-[0-9]{8}T[0-9]{6}Z\.dump\z")]
    private static partial Regex NamePattern();
}
