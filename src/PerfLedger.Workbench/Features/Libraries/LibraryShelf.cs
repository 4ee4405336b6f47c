using System.CommandLine;
using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Libraries;

/// <summary>
/// The libraries a ledger works with: the version published in it, read from its archive. What the program ships is published from, and
/// stands where nothing was published.
/// </summary>
internal static class LibraryShelf
{
    /// <summary>The library, in the version in force in the ledger of a call, and the row that a text such as
    /// hunan-education-2019#12 names.</summary>
    public static async Task<(IndicatorLibrary Library, int No)> PickAsync(ParseResult call, string rule, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        return await PickAsync(session, rule, ct);
    }

    /// <summary>The same in this ledger.</summary>
    public static async Task<(IndicatorLibrary Library, int No)> PickAsync(LedgerSession session, string rule, CancellationToken ct)
    {
        if (rule.Split('#') is not [{ Length: > 0 } name, var number]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no))
            throw new CliException(ExitCodes.BadInput, $"看不懂“{rule}”：写 指标库#行号，如 hunan-education-2019#12。");
        if (await PublishedAsync(session, name, AsOf.Now, ct) is { } published) return (Library.ParseLibrary(published, name), no);
        Library.IndicatorLibrary(name); // a name nobody knows is told as such
        throw new CliException(ExitCodes.Refused, $"指标库“{name}”还没有在这个台账发布，请财务建设处或系统管理员先发布。")
        {
            Word = $"perfledger library publish {name}",
        };
    }

    /// <summary>The bytes of the version in force then; those shipped where none was published.</summary>
    public static async Task<byte[]> BytesAsync(LedgerSession session, string name, AsOf asOf, CancellationToken ct) =>
        await PublishedAsync(session, name, asOf, ct) ?? Library.IndicatorLibrary(name).Bytes;

    /// <summary>The library the indicators of a form are picked from, in the version in force then; null when they are from none.</summary>
    public static async Task<IndicatorLibrary?> OfAsync(LedgerSession session, SelfEvaluation s, AsOf asOf, CancellationToken ct) =>
        s.Library is { } name ? Library.ParseLibrary(await BytesAsync(session, name, asOf, ct), name) : null;

    private static async Task<byte[]?> PublishedAsync(LedgerSession session, string name, AsOf asOf, CancellationToken ct)
    {
        var state = (await session.Ledger.FoldAsync(Streams.Libraries, StreamIds.Library(name), asOf, ct)).State;
        return state.Latest is { } latest
            ? await session.TakeAsync($"指标库 {name} 第{latest.Number}版", latest.Sha256, ct)
            : null;
    }

    /// <summary>The libraries published in this ledger, each in the version in force.</summary>
    public static async Task<IReadOnlyList<IndicatorLibrary>> PublishedAsync(LedgerSession session, CancellationToken ct)
    {
        var libraries = new List<IndicatorLibrary>();
        foreach (var name in Library.IndicatorLibraryNames())
            if (await PublishedAsync(session, name, AsOf.Now, ct) is { } bytes) libraries.Add(Library.ParseLibrary(bytes, name));
        return libraries;
    }
}
