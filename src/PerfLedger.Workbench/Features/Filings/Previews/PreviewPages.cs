using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Pdf;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Sheets;

namespace PerfLedger.Workbench.Features.Filings.Previews;

/// <summary>What a form, a table or a report looks like before it is filed; its files are of the position that the page names.</summary>
internal static class PreviewPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations/{id}/preview", ShowAsync);
        app.MapGet("/evaluations/{id}/preview/document", DocumentAsync);
        app.MapGet("/evaluations/{id}/preview/workbook", WorkbookAsync);
        FindingsPages.Map(app);
        FileActs.Map(app);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var (officer, reader) = (Officer.Of(http), new PreviewReader(session));
        await new PreviewReader(session).DemandAsync(officer, id, ct);
        var made = await reader.MakeAsync(id, null, PreviewReader.Nobody, ct);
        var head = await reader.HeadAsync(id, made, ct);
        return View.Page<PreviewPage>(new PreviewModel(head, await reader.SheetAsync(id, made, ct),
            [.. made.Findings.Select((f, n) => new PlacedFinding(n + 1, f))],
            head.Filed is not null ? [] : await reader.AgainstAsync(officer.Actor(http), id, made, ct)));
    }

    private static async Task<IResult> DocumentAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, long? at, string? form, CancellationToken ct)
    {
        var (document, name) = ((await MakeAsync(http, session, id, at, ct)).Document, FilingWords.FileName(id, null));
        return await PdfPress.AnswerAsync(http, works, document.Package, name, $"/evaluations/{id}/preview", form);
    }

    private static async Task<IResult> WorkbookAsync(HttpContext http, LedgerSession session, string id, long? at, CancellationToken ct)
    {
        var made = await MakeAsync(http, session, id, at, ct);
        var form = FormReference.Of(made, Documents.DocumentEngines.Current);
        return Results.File(FormBook.Write(form, null, made.Cut.At), MadeFiles.Xlsx,
            Path.ChangeExtension(FilingWords.FileName(id, null), ".xlsx"));
    }

    private static async Task<MadeReport> MakeAsync(HttpContext http, LedgerSession session, string id, long? at, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        await new PreviewReader(session).DemandAsync(officer, id, ct);
        if (at is { } position && (position < 1 || position > (await session.Ledger.HeadAsync(ct)).Position))
            throw new CliException(ExitCodes.NotFound, $"台账还没有位置 {position}：请从预览页打开。");
        // As its page showed it: the one on which it is filed names the filer.
        var author = http.Request.Query.ContainsKey("filer") ? officer.Person : PreviewReader.Nobody;
        return await new PreviewReader(session).MakeAsync(id, at, author, ct);
    }
}
