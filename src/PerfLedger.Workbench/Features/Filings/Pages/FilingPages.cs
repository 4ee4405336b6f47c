using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Filings.Pages;

/// <summary>What was filed, and its files.</summary>
internal static class FilingPages
{
    private const int Size = 50;
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(WebApplication app)
    {
        app.MapGet("/filings", ListAsync);
        app.MapGet("/filings/{id}", OneAsync);
        app.MapGet("/filings/{id}/document", DocumentAsync);
        app.MapGet("/filings/{id}/receipt", ReceiptAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, LedgerSession session, int? page, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var rows = (await FilingQuery.AllAsync(session.Reads, ct, officer.Reach)).Reverse().ToList();
        var number = Paging.Number(page, rows.Count, Size);
        var shown = rows.Skip((number - 1) * Size).Take(Size).ToList();
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, shown.Select(r => r.Subject), ct);
        return View.Page<FilingListPage>(new FilingListModel(shown, titles, number, rows.Count, Size));
    }

    private static async Task<IResult> OneAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var row = await FindAsync(http, session, id, ct);
        var (recorded, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        var (receipt, _) = await ReceiptWord.MakeAsync(session, row, ct);
        var versions = (await FilingQuery.AllAsync(session.Reads, ct)).Where(r => r.Filing == row.Filing).ToList();
        return View.Page<FilingPage>(new FilingModel(row, filed, Output.Local(recorded.RecordedAt), receipt, versions));
    }

    private static async Task<IResult> DocumentAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var row = await FindAsync(http, session, id, ct);
        var bytes = await session.TakeAsync("报送文件", row.ByteDigest, ct);
        return Results.File(bytes, Docx, FilingWords.FileName(row.Subject, row.Number));
    }

    private static async Task<IResult> ReceiptAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var row = await FindAsync(http, session, id, ct);
        var (_, package) = await ReceiptWord.MakeAsync(session, row, ct);
        var name = FilingWords.FileName(row.Subject, row.Number).Replace(".docx", "_回执.docx", StringComparison.Ordinal);
        return Results.File(package, Docx, name);
    }

    /// <summary>A filing by its id with its number, of a unit the person sees.</summary>
    private static async Task<FilingRow> FindAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var at = id.LastIndexOf('@');
        if (at < 0 || !int.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Missing(id);
        var officer = Officer.Of(http);
        Access.Demand(officer, Units.Of(id[..at]));
        var rows = await FilingQuery.AllAsync(session.Reads, ct, officer.Reach);
        return rows.FirstOrDefault(r => r.Filing == id[..at] && r.Number == number) ?? throw Missing(id);
    }

    private static CliException Missing(string id) => new(ExitCodes.NotFound, $"没有报送“{id}”。请从报送列表中打开。");
}

/// <summary>A page of the list of filings, newest first.</summary>
/// <param name="Rows">The filings of the page.</param>
/// <param name="Titles">What people call what was filed.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Size">Filings a page.</param>
public sealed record FilingListModel(
    IReadOnlyList<FilingRow> Rows, IReadOnlyDictionary<string, string> Titles, int Number, int Total, int Size);

/// <summary>One filing.</summary>
/// <param name="Row">As the list has it.</param>
/// <param name="Filed">The event.</param>
/// <param name="At">When, as people read it.</param>
/// <param name="Receipt">What the receipt says, line by line.</param>
/// <param name="Versions">All filings of the same thing.</param>
public sealed record FilingModel(
    FilingRow Row, ReportFiled Filed, string At, IReadOnlyList<(string Name, string Text)> Receipt, IReadOnlyList<FilingRow> Versions);
