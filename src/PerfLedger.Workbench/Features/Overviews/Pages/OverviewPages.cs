using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Batches;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Batches;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Overviews.Pages;

/// <summary>The 项目总表, and what is done with the forms chosen in it.</summary>
internal static class OverviewPages
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>As long as a person waits for an answer; what is left then, a program that serves does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(WebApplication app)
    {
        app.MapGet("/overview", GridAsync);
        app.MapGet("/overview/workbook", WorkbookAsync);
        app.MapPost("/overview/submit", SubmitAsync);
        app.MapPost("/overview/print", PrintAsync);
        app.MapPost("/overview/word", WordAsync);
        app.MapPost("/overview/excel", ExcelAsync);
    }

    private static async Task<IResult> GridAsync(
        HttpContext http, LedgerSession session, FormShelf shelf, [AsParameters] OverviewAsked asked, CancellationToken ct)
    {
        var (officer, query) = (Officer.Of(http), new OverviewQuery(session, shelf));
        var scope = Scope(officer, asked);
        var ofAllUnits = Access.OnlyUnit(officer) is null;
        var units = await query.UnitsAsync(scope, ct);
        return View.Page<OverviewPage>(units.Sum(u => u.Forms) > OverviewModel.MostForms
            ? new OverviewModel(asked, ofAllUnits, null, units)
            : new OverviewModel(asked, ofAllUnits, await query.ReadAsync(scope, ct), units));
    }

    private static async Task<IResult> WorkbookAsync(
        HttpContext http, LedgerSession session, FormShelf shelf, [AsParameters] OverviewAsked asked, CancellationToken ct)
    {
        var overview = await new OverviewQuery(session, shelf).ReadAsync(Scope(Officer.Of(http), asked), ct);
        if (overview.Programmes.Count == 0) throw new CliException(ExitCodes.NotFound, "没有这样的自评表，没有生成文件。");
        var at = (await session.Ledger.HeadAtAsync(overview.Position, ct)).RecordedAt;
        return Results.File(OverviewBook.Write(overview, at), Xlsx, "项目总表.xlsx");
    }

    /// <summary>One request for all; every form is decided by itself and has its own result.</summary>
    private static async Task<IResult> SubmitAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var chosen = await ChosenAsync(http, session, form, ct);
        var officer = Officer.Of(http);
        var desk = new CommandDesk(session.Ledger, officer.Actor(http)) { Documents = session.Documents };
        var batches = new BatchDesk(session);
        var (batch, works) = await batches.RequestAsync(desk, BatchAct.Submit, chosen, ct);
        if (!await BatchJob.PausedAsync(session, ct)) await batches.WorkAsync(works, Patience, ct);
        return Results.LocalRedirect($"/batches/{batch}");
    }

    private static async Task<IResult> PrintAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct) =>
        View.Page<PrintPage>(await new ChosenForms(session).ViewsAsync(await ChosenAsync(http, session, form, ct), ct));

    private static async Task<IResult> WordAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct) =>
        Results.File(await new ChosenForms(session).ZipAsync(await ChosenAsync(http, session, form, ct), ct), "application/zip", "自评表.zip");

    private static async Task<IResult> ExcelAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct) =>
        Results.File(await new ChosenForms(session).BookAsync(await ChosenAsync(http, session, form, ct), ct), Xlsx, "自评表.xlsx");

    /// <summary>The forms ticked, each one that the person may look at.</summary>
    private static async Task<IReadOnlyList<string>> ChosenAsync(
        HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        IReadOnlyList<string> chosen = [.. form["form"].OfType<string>().Where(Streams.IsForm).Distinct(StringComparer.Ordinal)];
        await Access.DemandFormsAsync(session, officer, chosen, ct);
        return chosen.Count > 0 ? chosen : throw new CliException(ExitCodes.BadInput, "还没有选自评表：请返回，在要办的各行前打勾。");
    }

    private static OverviewScope Scope(Officer officer, OverviewAsked asked) => new(
        Access.OnlyUnit(officer) ?? Given(asked.Unit), Given(asked.Fund),
        int.TryParse(asked.Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null)
    {
        Units = officer.Units,
        Reach = officer.Reach,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
