using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Packages;

/// <summary>One line of the self-check.</summary>
/// <param name="Property">真实性、完整性、可用性 or 安全性</param>
/// <param name="Item">What was checked.</param>
/// <param name="Passed">Null: not checked here.</param>
/// <param name="Detail">What was found.</param>
internal sealed record PropertyCheck(string Property, string Item, bool? Passed, string Detail)
{
    public string Result => Passed switch { true => "通过", false => "不通过", _ => "未检查" };

    /// <summary>Passed when nothing was found wrong; the detail is what was found, else what was looked at.</summary>
    public static PropertyCheck Unless(string property, string item, string? wrong, string looked) =>
        new(property, item, wrong is null, wrong ?? looked);
}

/// <summary>
/// 四性: the four properties an electronic record is examined for when it is archived or handed over (DA/T 70-2018). Each line is computed
/// from the files of the package and the ledger at this moment; what this program cannot know is said to be unchecked.
/// </summary>
internal static class FourProperties
{
    public static async Task<IReadOnlyList<PropertyCheck>> CheckAsync(
        LedgerSession session, PackageSource source, IReadOnlyList<PackageFile> files, CancellationToken ct) =>
    [
        .. Authenticity.Check(source), await Authenticity.IdentityAsync(session, source, ct), .. Completeness.Check(source, files),
        .. Usability.Check(source, files), .. Safety.Check(files),
    ];

    public static string Text(PackageSource source, IReadOnlyList<PropertyCheck> checks)
    {
        int Count(bool? passed) => checks.Count(c => c.Passed == passed);
        string[] lines =
        [
            "四性检查表", source.Filed.Title, source.Row.Id,
            .. checks.GroupBy(c => c.Property).SelectMany(g => g.Select(c => $"  [{c.Result}] {c.Item}：{c.Detail}").Prepend("\n" + g.Key)),
            $"\n合计 {checks.Count} 项：通过 {Count(true)}，不通过 {Count(false)}，未检查 {Count(null)}。",
        ];
        return string.Join('\n', lines) + "\n";
    }
}
