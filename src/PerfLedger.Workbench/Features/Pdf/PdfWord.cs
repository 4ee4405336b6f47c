using System.CommandLine;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Filings;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>pdf: the PDF of a filing.</summary>
internal static class PdfWord
{
    private static readonly Argument<string> Filing = new("报送") { Description = "报送编号，如 09 或 09@1" };
    private static readonly Option<string?> Out = new("--out") { Description = "写到哪个文件或文件夹" };
    private static readonly Option<bool> Public = new("--public") { Description = "公开版（最新一稿）的 PDF" };

    public static Command Pdf { get; } = Word("pdf", "报送件的 PDF：首次转换并存档，以后一律取存档", RunAsync, Filing, Out, Public, Options.As,
        Options.Role, Options.OnBehalfOf, Options.CommandId, Options.Json);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct);
        var of = call.GetValue(Public) ? await RenditionOfAsync(session, row, ct) : row.ByteDigest;
        var (pdf, bytes) = await new PdfDesk(session).MakeAsync(row, of, token => session.DeskAsync(call, token), ct);
        var name = FilingWords.FileName(row.Subject, row.Number).Replace(".docx", call.GetValue(Public) ? "_公开版.pdf" : ".pdf",
            StringComparison.Ordinal);
        var path = await FilingWords.WriteAsync(call.GetValue(Out), name, bytes, ct);
        await AccessLog.HandOutAsync(session, call, AccessLog.Download, row.Id, path, bytes, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filing = $"{row.Filing}@{row.Number}", pdf, path });
        else Console.WriteLine($"已写出 {path}：{pdf.Pages} 页，{pdf.Converter}，SHA-256 {pdf.Digest}");
        return ExitCodes.Done;
    }

    private static async Task<string> RenditionOfAsync(LedgerSession session, FilingRow row, CancellationToken ct)
    {
        var filing = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, Ledger.AsOf.Now, ct)).State;
        return filing.Renditions.FindLast(r => r.Number == row.Number)?.Pins.ByteDigest
            ?? throw new CliException(ExitCodes.NotFound, $"{row.Filing}@{row.Number} 还没有公开版；请先用 perfledger rendition make 制作。");
    }
}
