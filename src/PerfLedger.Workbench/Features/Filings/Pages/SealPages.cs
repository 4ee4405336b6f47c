using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Seals;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Filings.Pages;

/// <summary>盖章件: scans up and down, and the paper itself.</summary>
internal static class SealPages
{
    private const long Envelope = 1024 * 1024; // fields and boundaries around the file

    public static void Map(WebApplication app)
    {
        app.MapPost("/filings/{id}/seal", AttachAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/filings/{id}/seal/{sha256}", TakeAsync);
        app.MapPost("/filings/{id}/paper", ReceiveAsync).RequireRateLimiting(Pace.Name);
    }

    private static async Task<IResult> AttachAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        Access.DemandFilling(Officer.Of(http), Units.Of(row.Filing));
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = BlobArchive.MostBytes + Envelope;
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        return await FilingPages.TryAsync(http, session, id, "seal", form, async desk =>
        {
            var input = new ActInput(form);
            var (code, pages) = (input.Text("code", "校验码"), input.Optional("pages"));
            if (form.Files.Count == 0) throw new CliException(ExitCodes.BadInput, "没有选择扫描件，没有写入。请选 PDF、JPG 或 PNG 文件。");
            input.Demand();
            var scans = new List<ScanFile>();
            foreach (var file in form.Files)
            {
                await using var bytes = file.OpenReadStream();
                scans.Add(await ScanFile.ReadAsync(FileNames.Plain(file.FileName), file.Length, bytes, ct));
            }

            await new SealDesk(session).AttachAsync(row, scans, code, pages, desk, ct);
        }, ct);
    }

    private static async Task<IResult> TakeAsync(HttpContext http, LedgerSession session, string id, string sha256, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        var state = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, AsOf.Now, ct)).State;
        var scan = state.Seals.Find(s => s.Number == row.Number && s.Scan == sha256)
            ?? throw new CliException(ExitCodes.NotFound, "这份报送没有这件盖章件。请从报送页打开。");
        return Results.File(await session.TakeAsync($"盖章件“{scan.Name}”", sha256, ct), scan.MediaType, scan.Name);
    }

    private static async Task<IResult> ReceiveAsync(
        HttpContext http, LedgerSession session, string id, IFormCollection form, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        Access.DemandReviewing(Officer.Of(http), Units.Of(row.Filing));
        return await FilingPages.TryAsync(http, session, id, "paper", form, async desk =>
        {
            var input = new ActInput(form);
            var paper = new PaperReceived(row.Number, desk.Actor.Id, input.NeededDay("on", "收讫日期"), input.Text("keptAt", "存放处"));
            input.Demand();
            var receive = new ReceivePaper(paper, desk.Actor.Who(), await session.TodayAsync(ct));
            await desk.DecideAsync(Streams.Filings, row.Filing, receive.Decide, ct);
        }, ct);
    }
}
