using System.Collections.Immutable;
using System.Globalization;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Seals;

/// <summary>Attaches scans of stamped paper to the filing whose code they show.</summary>
internal sealed class SealDesk(LedgerSession session)
{
    public async Task<(ImmutableArray<SealAttached> Attached, Outcome Outcome)> AttachAsync(
        FilingRow row, IReadOnlyList<ScanFile> scans, string typed, string? pages, CommandDesk desk, CancellationToken ct)
    {
        var code = Code(typed);
        if (pages is not null && scans.Count > 1)
            throw new CliException(ExitCodes.BadInput, "页码只用于一件扫描件；几件扫描件请分次上传，各写各的页。") { Word = "--pages" };
        var attached = scans.Select(scan => Seal(row, code, scan, pages)).ToImmutableArray();
        var elsewhere = (await FilingQuery.ByCodeAsync(session.Main, code, ct)).FirstOrDefault(r => r.Id != row.Id)?.Id;
        var attach = new AttachSeal(row.Number, attached, elsewhere, desk.Actor.Who());
        // A scan of the wrong paper must not stay in the archive for ever: the rules are asked before the bytes are put there.
        await StreamWork.Of<Filing, IFilingEvent>(Streams.Filings, row.Filing, attach.Decide).Decide(session.Ledger, ct);
        foreach (var seal in attach.Scans) await RequireFreePagesAsync(row, seal, ct);
        foreach (var scan in scans) await session.Archive.PutAsync(scan.Bytes, scan.MediaType, ct);
        return (attach.Scans, await desk.DecideAsync(Streams.Filings, row.Filing, attach.Decide, ct));
    }

    private async Task RequireFreePagesAsync(FilingRow row, SealAttached seal, CancellationToken ct)
    {
        var bound = await SealQuery.BoundAsync(session.Main, seal.Scan, seal.First, seal.Last, row.Filing, row.Number, ct);
        if (bound.Count > 0)
            throw new CliException(ExitCodes.Refused, $"{seal.Name} 的第{bound[0].First}–{bound[0].Last}页已附在 {bound[0].Filing}@"
                + $"{bound[0].Number}；没有写入。一页只属于一张表，请核对页码。")
            { Word = "--pages" };
    }

    private static SealAttached Seal(FilingRow row, string code, ScanFile scan, string? pages)
    {
        var (first, last) = Range(pages, scan.Pages);
        return new(row.Number, code, Library.Digest(scan.Bytes), scan.Name, scan.MediaType, scan.Bytes.Length, scan.Pages, first, last);
    }

    private static string Code(string typed)
    {
        var code = typed.Trim().ToLowerInvariant();
        return code.Length == AttachSeal.CodeLength && code.All(char.IsAsciiHexDigitLower)
            ? code
            : throw new CliException(ExitCodes.BadInput, $"“{typed}”不是校验码：应为表尾所印的 16 位十六进制数字。");
    }

    private static (int First, int Last) Range(string? text, int pages)
    {
        if (text is null) return (1, pages);
        var ends = text.Split('-', 2, StringSplitOptions.TrimEntries);
        if (Number(ends[0]) is { } first && Number(ends[^1]) is { } last && first >= 1 && first <= last && last <= pages)
            return (first, last);
        throw new CliException(ExitCodes.BadInput, $"页码“{text}”不对：这件扫描件有 {pages} 页，写如 1 或 1-{pages}。") { Word = "--pages" };
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
