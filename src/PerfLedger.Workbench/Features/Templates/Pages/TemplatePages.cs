using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Documents;
using PerfLedger.Documents.Comparison;
using PerfLedger.Domain;
using PerfLedger.Domain.Calendars;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.Templates;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Calendars;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Templates.Pages;

/// <summary>
/// 模板: what reports are made with; a new one is checked, looked at and published. Libraries and calendars are listed
/// beside.
/// </summary>
internal static class TemplatePages
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(WebApplication app)
    {
        app.MapGet("/templates", ListAsync);
        app.MapPost("/templates", UploadAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/templates/compare", CompareAsync);
        app.MapGet("/templates/file", FileAsync);
        app.MapPost("/templates/withdraw", WithdrawAsync).RequireRateLimiting(Pace.Name);
    }

    private static Task<IResult> ListAsync(HttpContext http, LedgerSession session, string? done, CancellationToken ct) =>
        ShowAsync(http, session, done switch
        {
            "publish" => new PageNotice("已发布，自启用日起使用；已报送的报告不受影响。"),
            "withdraw" => new PageNotice("已撤回；已报送的报告不受影响。"),
            _ => null,
        }, [], null, ct);

    private static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, PageNotice? notice,
        IReadOnlyList<TemplateFault> faults, ActAttempt? attempt, CancellationToken ct, IReadOnlyList<DocumentChange>? changes = null)
    {
        Demand(http);
        var rows = Library.Forms().Select(f => new TemplateRow(f, "shipped", null, null, null, false)).ToList();
        foreach (var p in await TemplateShelf.PublicationsAsync(session.Ledger, ct))
            rows.Add(new(p.Published.Form, p.Published.Digest, TemplateText.Days(p.Published.From, p.Published.To),
                await PersonQuery.NameAsync(session.Reads, p.Meta.Actor, ct), p.Meta.At, p.Withdrawn));
        var libraries = new List<LibraryLine>();
        foreach (var name in Library.IndicatorLibraryNames())
        {
            var (library, _) = Library.IndicatorLibrary(name);
            var latest = (await session.Ledger.FoldAsync(Streams.Libraries, StreamIds.Library(name), AsOf.Now, ct)).State.Latest;
            libraries.Add(new(name, library.Title, library.Rows.Length, latest?.Number));
        }

        return View.Page<TemplatePage>(new TemplatePageModel([.. rows.OrderBy(r => r.Form, StringComparer.Ordinal).ThenBy(r => r.At)],
            libraries, await CalendarShelf.YearsAsync(session.Ledger, ct), faults, notice, attempt, changes ?? []),
                attempt?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, LedgerSession session, IAntiforgery antiforgery, CancellationToken ct)
    {
        var officer = Demand(http);
        var form = await FileForm.ReadAsync(http, antiforgery, ct);
        var (act, input) = (form["act"].ToString(), new ActInput(form));
        try
        {
            var name = input.Text("form", "表样");
            var (from, to) = (act == "publish" ? input.NeededDay("from", "启用日期") : DateOnly.MaxValue, input.Day("to"));
            if (form.Files.GetFile("file") is not { Length: > 0 } file)
                throw new CliException(ExitCodes.BadInput, "没有选择文件，或文件是空的；请选一个用 Word 或 WPS 编辑的模板（.docx）。");
            input.Demand();
            var desk = new TemplateDesk(session, new CommandDesk(session.Ledger, officer.Actor(http)));
            if (act == "publish") desk.Ask(name, from, to);
            var bytes = await FileForm.BytesAsync(file, "一个模板", ct);
            var read = await TemplateFile.ReadAsync(FileNames.Plain(file.FileName), bytes, name, null,
                part => TemplateShelf.PartAsync(session, part, from, ct));
            if (act == "preview" && read.Inspection.Sample is { } sample)
                return Results.File(sample.Package, Docx, Path.GetFileNameWithoutExtension(FileNames.Plain(file.FileName)) + "_示例.docx");
            if (read.IsFaulty || act != "publish")
                return await ShowAsync(http, session, read.IsFaulty
                    ? new PageNotice($"模板有 {read.Inspection.Faults.Count} 处要改，没有发布：", Alarm: true)
                    : new PageNotice($"模板没有错误（{name}，SHA-256 {Library.Digest(read.Docx)}）。"), read.Inspection.Faults,
                    new ActAttempt("publish", form, "", read.IsFaulty
                        ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK), ct);
            await desk.PublishAsync(read, bytes, from, to, ct);
            return SeeOther(http, "/templates?done=publish");
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.BadInput or ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.NotFound)
        {
            return await ShowAsync(http, session, new PageNotice(no.Message, Alarm: true), [],
                new ActAttempt("publish", form, no.Message, StatusCodes.Status422UnprocessableEntity), ct);
        }
    }

    private static async Task<IResult> WithdrawAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var (officer, input) = (Demand(http), new ActInput(form));
        try
        {
            var (name, digest, reason) = (input.Text("form", "表样"), input.Text("digest", "模板"), input.Text("reason", "原因"));
            input.Demand();
            if (!StreamIds.IsTemplateForm(name)) throw new CliException(ExitCodes.BadInput, $"“{name}”不是表样名称。请从列表中选。");
            var desk = new CommandDesk(session.Ledger, officer.Actor(http));
            await desk.DecideAsync(Streams.Templates, StreamIds.Template(name),
                new WithdrawTemplate(desk.Actor.Who(), digest, reason).Decide, ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.BadInput or ExitCodes.Refused or ExitCodes.Conflict)
        {
            return await ShowAsync(http, session, new PageNotice(no.Message, Alarm: true), [],
                new ActAttempt("withdraw", form, no.Message, StatusCodes.Status422UnprocessableEntity), ct);
        }

        return SeeOther(http, "/templates?done=withdraw");
    }

    private static async Task<IResult> FileAsync(HttpContext http, LedgerSession session, string? form, string? digest,
        CancellationToken ct)
    {
        Demand(http);
        if (form is null || digest is null) throw Unnamed();
        return Results.File(await BytesAsync(session, form, digest, ct), Docx, $"{form.Replace('/', '-')}.docx");
    }

    private static async Task<IResult> CompareAsync(
        HttpContext http, LedgerSession session, string? form, string? from, string? to, CancellationToken ct)
    {
        Demand(http);
        if (form is null) throw Unnamed();
        var (one, other) = (await BytesAsync(session, form, from ?? "shipped", ct), await BytesAsync(session, form, to ?? "shipped", ct));
        var changes = DocumentChange.All(one, other);
        return await ShowAsync(http, session, new PageNotice(changes.Count == 0
            ? $"{form}：两个版本逐字相同。" : $"{form}：两个版本有 {changes.Count} 处不同，列在下面。"), [], null, ct, changes);
    }

    /// <summary>A template of this form that was shipped or published; no other bytes of the archive.</summary>
    private static async Task<byte[]> BytesAsync(LedgerSession session, string form, string digest, CancellationToken ct)
    {
        if (digest == "shipped") return Library.Template(form).Docx;
        var known = (await TemplateShelf.PublicationsAsync(session.Ledger, ct)).Any(p => p.Published.Form == form
            && p.Published.Digest == digest);
        return known ? await session.TakeAsync($"表样“{form}”的模板", digest, ct)
            : throw new CliException(ExitCodes.NotFound, $"表样“{form}”没有这个模板。请从列表中选。");
    }

    private static Officer Demand(HttpContext http)
    {
        var officer = Officer.Of(http);
        return officer.Role is "organiser" or "systemadmin" ? officer
            : throw new CliException(ExitCodes.Refused, $"模板、指标库和工作日历由财务建设处和系统管理员维护，您以{officer.RoleName}身份不能办理。");
    }

    private static CliException Unnamed() => new(ExitCodes.BadInput, "没有写明是哪个表样的哪个模板。请从列表中选。");

    private static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

/// <summary>The templates, libraries and calendars.</summary>
/// <param name="Rows">Templates shipped and published.</param>
/// <param name="Libraries">Indicator libraries.</param>
/// <param name="Calendars">Years of the working calendar, with the version they were published in; 0 = shipped.</param>
/// <param name="Faults">What is wrong with the one that was sent.</param>
/// <param name="Notice">What is to be said.</param>
/// <param name="Attempt">What was typed.</param>
/// <param name="Changes">All that differs between two that were compared.</param>
public sealed record TemplatePageModel(IReadOnlyList<TemplateRow> Rows, IReadOnlyList<LibraryLine> Libraries,
    IReadOnlyList<(CalendarPublished Calendar, long Version)> Calendars, IReadOnlyList<TemplateFault> Faults, PageNotice? Notice,
    ActAttempt? Attempt, IReadOnlyList<DocumentChange> Changes);

/// <summary>A template.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Digest">SHA-256; "shipped" for that of the program.</param>
/// <param name="Days">When it is used; null = while none is published.</param>
/// <param name="By">Who published it.</param>
/// <param name="At">When.</param>
/// <param name="Withdrawn">It was taken back.</param>
public sealed record TemplateRow(string Form, string Digest, string? Days, string? By, DateTimeOffset? At, bool Withdrawn)
{
    /// <summary>It came with the program.</summary>
    public bool IsShipped => Digest == "shipped";
}

/// <summary>An indicator library and the version published in this ledger.</summary>
public sealed record LibraryLine(string Name, string Title, int Rows, int? Published);
