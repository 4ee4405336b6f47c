using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Filings.Pages;

/// <summary>What was filed, and what became of it.</summary>
internal static class FilingPages
{
    private const int Size = 50;

    public static void Map(WebApplication app)
    {
        app.MapGet("/filings", ListAsync);
        app.MapGet("/filings/{id}", OneAsync);
        FilingFiles.Map(app);
        SealPages.Map(app);
        CheckPages.Map(app);
        PublicPages.Map(app);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string? unit, string? year, string? state, string? text, int? page, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var filter = new FilingFilter(Access.OnlyUnit(officer) ?? Given(unit),
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : null,
            Enum.TryParse<FilingState>(state, out var s) && Enum.IsDefined(s) ? s : null, Given(text));
        var number = 1;
        var (total, rows) = await FilingListQuery.PageAsync(session.Reads, filter,
            all => ((number = Paging.Number(page, all, Size)) - 1) * Size, Size, officer.Reach, ct);
        return View.Page<FilingListPage>(new FilingListModel(filter, Access.OnlyUnit(officer) is null, rows, number, total, Size));
    }

    private static Task<IResult> OneAsync(HttpContext http, LedgerSession session, string id, string? done, CancellationToken ct) =>
        ShowAsync(http, session, id, Said(done), StatusCodes.Status200OK, null, ct);

    /// <summary>The page of a filing; after an attempt that was not written, with what was typed.</summary>
    public static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, PageNotice? notice, int status, IFormCollection? typed, CancellationToken ct)
    {
        var (officer, row) = (Officer.Of(http), await FindAsync(http, session, id, ct));
        var (recorded, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        var (receipt, _) = await ReceiptWord.MakeAsync(session, row, ct);
        var state = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, AsOf.Now, ct)).State;
        var people = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in state.Papers.Select(p => p.ReceivedBy).Distinct(StringComparer.Ordinal))
            people[person] = (await Actors.FindAsync(session.Reads, person, ct))?.Name ?? person;
        var unit = Units.Of(row.Filing);
        return View.Page<FilingPage>(new FilingModel(row, filed, Output.Local(recorded.RecordedAt), receipt,
            await FilingQuery.OfAsync(session.Reads, row.Filing, ct), state, people)
        {
            Attaches = Access.Fills(officer, unit),
            Receives = Access.Reviews(officer, unit),
            Publishes = PublicPages.Publishes(officer, row),
            Renders = officer.Role is "filler" or "head" or "reviewer" or "organiser",
            Today = await session.TodayAsync(ct),
            Notice = notice,
            Typed = typed,
        }, status);
    }

    /// <summary>Decides and records on a filing; leads back to its page, or shows what was typed and what stands against it.</summary>
    public static async Task<IResult> TryAsync(
        HttpContext http, LedgerSession session, string id, string done, IFormCollection form, Func<CommandDesk, Task> act,
        CancellationToken ct)
    {
        try
        {
            await act(new CommandDesk(session.Ledger, Officer.Of(http).Actor(http)) { Documents = session.Documents });
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput)
        {
            var status = no.ExitCode == ExitCodes.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(http, session, id, new PageNotice(no.Message, Alarm: true), status, form, ct);
        }

        return Back(http, $"/filings/{id}?done={done}");
    }

    public static IResult Back(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A filing by its id with its number, of a form the person may look at.</summary>
    public static async Task<FilingRow> FindAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var at = id.LastIndexOf('@');
        if (at < 0 || !int.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Missing(id);
        var officer = Officer.Of(http);
        Access.Demand(officer, Units.Of(id[..at]));
        var row = (await FilingQuery.OfAsync(session.Reads, id[..at], ct)).FirstOrDefault(r => r.Number == number) ?? throw Missing(id);
        await Access.DemandFormAsync(session.Ledger, officer, row.Subject, ct);
        return row;
    }

    private static PageNotice? Said(string? done) => done switch
    {
        "file" => new("已报送。下面是回执；请打印盖章，并把盖章件的扫描件传回这一页。"),
        "already" => new("这一版已由他人报送，没有重复报送。"),
        "no-pdf" => new("还没有 PDF。请点“转换为 PDF 并存档”；外部审计和评价人员请通知填报单位或主管处室办理。", Alarm: true),
        "seal" => new("盖章件已附到这一版。"),
        "paper" => new("纸质件收讫已登记。"),
        "publish" => new("公开已登记。"),
        _ => null,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static CliException Missing(string id) => new(ExitCodes.NotFound, $"没有报送“{id}”。请从报送列表中打开。");
}
