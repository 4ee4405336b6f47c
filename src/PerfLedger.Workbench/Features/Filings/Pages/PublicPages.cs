using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Documents.Renditions.V1;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Renditions;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Filings.Pages;

/// <summary>公开版: what is hidden before a report goes to the public, place by place; and where it was published.</summary>
internal static class PublicPages
{
    private const int Around = 12;

    public static void Map(WebApplication app)
    {
        app.MapGet("/filings/{id}/public", ShowAsync);
        app.MapPost("/filings/{id}/public", MakeAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/filings/{id}/public/{n}", TakeAsync);
        app.MapPost("/filings/{id}/publish", PublishAsync).RequireRateLimiting(Pace.Name);
    }

    private static Task<IResult> ShowAsync(HttpContext http, LedgerSession session, string id, string? done, CancellationToken ct) =>
        PageAsync(http, session, id, done is null ? null : new PageNotice("公开版已制作。公开前请通读一遍：检查不能代替人看。"), null,
            StatusCodes.Status200OK, ct);

    private static async Task<IResult> PageAsync(
        HttpContext http, LedgerSession session, string id, PageNotice? notice, IFormCollection? typed, int status, CancellationToken ct)
    {
        var (officer, row) = (Officer.Of(http), await FilingPages.FindAsync(http, session, id, ct));
        var (_, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        var (model, found) = await new RenditionDesk(session).FindAsync(row, ct);
        var texts = ModelTexts.Of(model).ToDictionary(t => t.Place, t => t.Text, StringComparer.Ordinal);
        var state = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, AsOf.Now, ct)).State;
        return View.Page<PublicPage>(new PublicModel(row, filed.Title,
            [.. found.Select((f, n) => new FoundPlace(n + 1, RenditionDesk.Say(f.Place), f.Kind, Context(texts[f.Place], f)))], state)
        {
            Publishes = Publishes(officer, row),
            Notice = notice,
            Typed = typed,
        }, status);
    }

    private static async Task<IResult> MakeAsync(
        HttpContext http, LedgerSession session, string id, IFormCollection form, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        Demand(Officer.Of(http), row);
        var (_, found) = await new RenditionDesk(session).FindAsync(row, ct);
        var kept = Enumerable.Range(1, found.Count).Where(n => form[$"place-{n}"] == "keep").ToList();
        var choice = new RenditionChoice(
            [.. Enumerable.Range(1, found.Count).Except(kept).Select(n => $"{n}")], [.. kept.Select(n => $"{n}={form[$"ground-{n}"]}")],
            form["texts"].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            form["ground"].ToString().Trim() is { Length: > 0 } ground ? ground : null);
        try
        {
            await new RenditionDesk(session).MakeAsync(row, choice, digest => Task.FromResult(
                new CommandDesk(session.Ledger, Officer.Of(http).Actor(http)) { PayloadDigest = digest }), ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput)
        {
            return await PageAsync(http, session, id, new PageNotice(no.Message, Alarm: true), form,
                StatusCodes.Status422UnprocessableEntity, ct);
        }

        return FilingPages.Back(http, $"/filings/{id}/public?done=made");
    }

    private static async Task<IResult> TakeAsync(HttpContext http, LedgerSession session, string id, string n, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        if (!int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new CliException(ExitCodes.NotFound, $"{row.Id} 没有公开版“{n}”。请从公开版页打开。");
        var made = await FindAsync(session, row, number, ct);
        return Results.File(await session.TakeAsync("公开版", made.Pins.ByteDigest, ct), MadeFiles.Docx,
            FilingFiles.Name(row, $"_公开版{n}.docx"));
    }

    private static async Task<IResult> PublishAsync(
        HttpContext http, LedgerSession session, string id, IFormCollection form, CancellationToken ct)
    {
        var row = await FilingPages.FindAsync(http, session, id, ct);
        Demand(Officer.Of(http), row);
        return await FilingPages.TryAsync(http, session, id, "publish", form, async desk =>
        {
            var input = new ActInput(form);
            var (on, where) = (input.NeededDay("on", "公开日期"), input.Text("where", "公开的网址或载体"));
            input.Demand();
            var state = (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, AsOf.Now, ct)).State;
            var published = new RenditionPublished(row.Number, state.Renditions.Count(r => r.Number == row.Number), on, where);
            await desk.DecideAsync(Streams.Filings, row.Filing, new PublishRendition(published, desk.Actor.Who()).Decide, ct);
        }, ct);
    }

    /// <summary>True for who decides on publication: the head of the unit, and 财务建设处.</summary>
    public static bool Publishes(Officer officer, FilingRow row) => officer.Role switch
    {
        "head" => Access.Fills(officer, Units.Of(row.Filing)),
        "organiser" => Access.Reviews(officer, Units.Of(row.Filing)),
        _ => false,
    };

    private static void Demand(Officer officer, FilingRow row)
    {
        if (!Publishes(officer, row))
            throw new CliException(ExitCodes.Refused, $"公开由单位负责人或财务建设处决定，您以{officer.RoleName}身份不能办理；没有写入。");
    }

    /// <summary>A rendition of this number.</summary>
    public static async Task<RenditionMade> FindAsync(LedgerSession session, FilingRow row, int rendition, CancellationToken ct) =>
        (await session.Ledger.FoldAsync(Streams.Filings, row.Filing, AsOf.Now, ct)).State.Renditions
            .Find(r => r.Number == row.Number && r.Rendition == rendition)
        ?? throw new CliException(ExitCodes.NotFound, $"{row.Id} 没有公开版第 {rendition} 稿。请从公开版页打开。");

    private static string Context(string text, PersonalPlace f)
    {
        var (from, to) = (Math.Max(0, f.Start - Around), Math.Min(text.Length, f.Start + f.Length + Around));
        return text[from..f.Start] + "【" + f.Masked + "】" + text[(f.Start + f.Length)..to];
    }
}

/// <summary>A place with personal data, masked, with what stands around it.</summary>
public sealed record FoundPlace(int Number, string Place, string Kind, string Context);

/// <summary>The page of the public renditions.</summary>
/// <param name="Row">The filing.</param>
/// <param name="Title">Its title.</param>
/// <param name="Found">What the checks found in it.</param>
/// <param name="State">All that became of it.</param>
public sealed record PublicModel(FilingRow Row, string Title, IReadOnlyList<FoundPlace> Found, Filing State)
{
    /// <summary>The person decides on publication.</summary>
    public bool Publishes { get; init; }

    /// <summary>What was just done, or what stands against it.</summary>
    public PageNotice? Notice { get; init; }

    /// <summary>What was typed and not written.</summary>
    public IFormCollection? Typed { get; init; }

    /// <summary>Renditions of this number, newest first.</summary>
    public IEnumerable<RenditionMade> Made => State.Renditions.Where(r => r.Number == Row.Number).Reverse();
}
