using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Imports;
using PerfLedger.Workbench.Features.Pdf;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Filings.Previews;

/// <summary>自评校验报告 with the 确认单: as a page, as a Word file and as a PDF.</summary>
internal static class FindingsPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations/{id}/findings", ShowAsync);
        app.MapGet("/evaluations/{id}/findings/document", DocumentAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var reader = new PreviewReader(session);
        await reader.DemandAsync(Officer.Of(http), id, ct);
        var made = await reader.MakeAsync(id, null, PreviewReader.Nobody, ct);
        var form = Streams.FormOf(made.Cut.Own.State)!;
        var errors = made.Findings.Where(f => f.Severity == Severity.Error).Select(f => new AcknowledgedFinding(f.Rule, f.At));
        return View.Page<FindingsPage>(new FindingsModel(await reader.HeadAsync(id, made, ct),
            [.. made.Findings.Select((f, n) => new PlacedFinding(n + 1, f))],
            made.Findings.Count == 0 ? null : ConfirmationCode.Of(form, made.Findings), form.Acknowledgement,
            await new FormReader(session).AcknowledgedByAsync(id, form, made.Cut.Position, ct),
            errors.Except(form.Acknowledgement?.Findings ?? []).Count()));
    }

    private static async Task<IResult> DocumentAsync(
        HttpContext http, LedgerSession session, LongWork works, string id, string? form, CancellationToken ct)
    {
        var (bytes, name) = await ReportAsync(http, session, id, ct);
        return await PdfPress.AnswerAsync(http, works, bytes, name, $"/evaluations/{id}/findings", form);
    }

    private static async Task<(byte[] Bytes, string Name)> ReportAsync(
        HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        await new PreviewReader(session).DemandAsync(Officer.Of(http), id, ct);
        var cut = AsOf.Position((await session.Ledger.HeadAsync(ct)).Position);
        var report = await new CheckReport(session).MakeAsync(await FindingsWord.CheckAsync(session, [id], cut, ct), false, cut, ct);
        return (report.Document.Package, report.FileName);
    }
}
