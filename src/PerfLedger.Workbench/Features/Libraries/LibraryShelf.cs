using System.CommandLine;
using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Libraries;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Libraries;

/// <summary>The libraries a ledger works with: published in it, and the same bytes as this program ships.</summary>
internal static class LibraryShelf
{
    /// <summary>The library and row a text such as hunan-education-2019#12 names, in the ledger of a call.</summary>
    public static async Task<(IndicatorLibrary Library, int No)> PickAsync(ParseResult call, string rule, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        return await PickAsync(session.Ledger, rule, ct);
    }

    /// <summary>The same in this ledger.</summary>
    public static async Task<(IndicatorLibrary Library, int No)> PickAsync(EventLedger ledger, string rule, CancellationToken ct)
    {
        if (rule.Split('#') is not [{ Length: > 0 } name, var number]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var no))
            throw new CliException(ExitCodes.BadInput, $"看不懂“{rule}”：写 指标库#行号，如 hunan-education-2019#12。");
        var (library, bytes) = Library.IndicatorLibrary(name);
        var published = (await ledger.FoldAsync(Streams.Libraries, StreamIds.Library(name), AsOf.Now, ct)).State.Latest;
        if (published is null)
            throw new CliException(ExitCodes.Refused, $"指标库“{name}”还没有在这个台账发布，请先用 perfledger library publish {name} 发布。");
        if (published.Sha256 != Library.Digest(bytes))
            throw new CliException(ExitCodes.Refused,
                $"指标库“{name}”与台账发布的第{published.Number}版不同；请核对后用 perfledger library publish {name} 发布新版，再选指标。");
        return (library, no);
    }

    /// <summary>The libraries published in this ledger whose bytes are those of this program.</summary>
    public static async Task<IReadOnlyList<IndicatorLibrary>> PublishedAsync(EventLedger ledger, CancellationToken ct)
    {
        var libraries = new List<IndicatorLibrary>();
        foreach (var name in Library.IndicatorLibraryNames())
        {
            var (library, bytes) = Library.IndicatorLibrary(name);
            var published = (await ledger.FoldAsync(Streams.Libraries, StreamIds.Library(name), AsOf.Now, ct)).State.Latest;
            if (published?.Sha256 == Library.Digest(bytes)) libraries.Add(library);
        }

        return libraries;
    }
}
