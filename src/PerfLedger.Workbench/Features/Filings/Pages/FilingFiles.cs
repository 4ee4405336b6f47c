using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Packages;
using PerfLedger.Workbench.Features.Pdf;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Filings.Pages;

/// <summary>The files of a filing: kept ones as they are kept, the others made of what it pins.</summary>
internal static class FilingFiles
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/filings/{id}/document", DocumentAsync);
        app.MapGet("/filings/{id}/receipt", ReceiptAsync);
        app.MapGet("/filings/{id}/pdf", PdfAsync);
        app.MapPost("/filings/{id}/pdf", RenderAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/filings/{id}/workbook", WorkbookAsync);
        app.MapGet("/filings/{id}/package", PackageAsync);
    }

    private static async Task<IResult> DocumentAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        return Results.File(await session.TakeAsync("报送文件", row.ByteDigest, ct), MadeFiles.Docx, Name(row, ".docx"));
    }

    private static async Task<IResult> ReceiptAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, string? form, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        var receipt = (await ReceiptWord.MakeAsync(session, row, ct)).Package;
        return await PdfPress.AnswerAsync(http, works, receipt, Name(row, "_回执.docx"), $"/filings/{id}", form);
    }

    /// <summary>The PDF that is kept, of the report or of a public rendition; while it is being made, the page that waits.</summary>
    private static async Task<IResult> PdfAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, int? rendition, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        var (of, name) = await SourceAsync(session, row, rendition, ct);
        var state = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, AsOf.Now, ct)).State;
        var kept = await new PdfDesk(session).FindAsync(state, of, ct);
        if (kept is null && !works.Knows(Key(of))) return FilingPages.Back(http, $"/filings/{id}?done=no-pdf");
        try
        {
            return await MadeFiles.AnswerAsync(http, works, Key(of), "PDF", $"/filings/{id}",
                _ => Task.FromResult(new MadeFile(kept!.Value.Bytes, MadeFiles.Pdf, name)));
        }
        catch (CliException no) when (kept is null)
        {
            return await RefusedAsync(http, session, id, no, ct); // while the person waited
        }
    }

    /// <summary>Converts once, keeps and records it; every later download is those bytes.</summary>
    private static async Task<IResult> RenderAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, IFormCollection form, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        int? rendition = int.TryParse(form["rendition"], out var n) ? n : null;
        var (of, name) = await SourceAsync(session, row, rendition, ct);
        var desk = new CommandDesk(session.Ledger, Officer.Of(http).Actor(http));
        try
        {
            await works.AskAsync(Key(of), async token => new MadeFile(
                (await new PdfDesk(session).MakeAsync(row, of, _ => Task.FromResult(desk), token)).Bytes, MadeFiles.Pdf, name), ct);
        }
        catch (CliException no)
        {
            return await RefusedAsync(http, session, id, no, ct);
        }

        return FilingPages.Back(http, Addresses.Of($"/filings/{id}/pdf", ("rendition", rendition), ("waited", 1)));
    }

    private static Task<IResult> RefusedAsync(HttpContext http, LedgerSession session, string id, CliException no, CancellationToken ct) =>
        FilingPages.ShowAsync(http, session, id, new($"没有转换成 PDF：{no.Message}", Alarm: true),
            no.ExitCode == ExitCodes.NoDatabase ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity,
            null, ct);

    private static async Task<IResult> WorkbookAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        return await MadeFiles.AnswerAsync(http, works, $"workbook {row.Id} {row.ByteDigest}", "Excel 工作簿", $"/filings/{id}", async token =>
            await new FiledWorkbook(session, await PackageSource.TakeAsync(session, row, token)).MakeAsync(token) is { } book
                ? new MadeFile(book.Bytes, MadeFiles.Xlsx, Name(row, ".xlsx"))
                : throw new CliException(ExitCodes.NotFound, "没有电子表格：这份报送不引用任何表，或不能由事件逐字节重新生成。请先“重新生成并核验”。"));
    }

    private static async Task<IResult> PackageAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, string? open, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        var version = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, AsOf.Now, ct)).Version;
        var isOpen = !string.IsNullOrEmpty(open);
        return await MadeFiles.AnswerAsync(http, works, $"package {row.Id} {version} {isOpen}", "导出包", $"/filings/{id}", async token =>
        {
            var made = await new ExportPackage(session).MakeAsync(await PackageSource.TakeAsync(session, row, token), isOpen, token);
            return new MadeFile(made.Zip, MadeFiles.Zip, PackagePaths.Name(row) + (isOpen ? "_公开包.zip" : "_导出包.zip"));
        });
    }

    private static async Task<(string Of, string Name)> SourceAsync(
        LedgerSession session, FilingRow row, int? rendition, CancellationToken ct)
    {
        if (rendition is not { } n) return (row.ByteDigest, Name(row, ".pdf"));
        var made = await PublicPages.FindAsync(session, row, n, ct);
        return (made.Pins.ByteDigest, Name(row, $"_公开版{n}.pdf"));
    }

    private static string Key(string of) => $"kept pdf {of}";

    /// <summary>The file name of a filing with another ending.</summary>
    public static string Name(FilingRow row, string ending) =>
        FilingWords.FileName(row.Subject, row.Number).Replace(".docx", ending, StringComparison.Ordinal);
}
