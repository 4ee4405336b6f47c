using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Filings.Previews;

/// <summary>报送: a signing step. The page shows what will be filed to the byte; what is sent is filed as shown or not at all.</summary>
internal static class FileActs
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/evaluations/{id}/file", AskAsync).DemandsPasswordAgain();
        app.MapPost("/evaluations/{id}/file", FileAsync).DemandsPasswordAgain().RequireRateLimiting(Pace.Name);
    }

    private static Task<IResult> AskAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct) =>
        ShowAsync(http, session, id, null, StatusCodes.Status200OK, ct);

    private static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, string id, PageNotice? notice, int status, CancellationToken ct)
    {
        var (officer, reader) = (Officer.Of(http), new PreviewReader(session));
        await new PreviewReader(session).DemandAsync(officer, id, ct);
        var made = await reader.MakeAsync(id, null, officer.Person, ct);
        var head = await reader.HeadAsync(id, made, ct);
        if (head.Filed is not null) return await FiledAsync(http, session, id, ct);
        var basis = FilingBasis.Of(made);
        var titles = await EvaluationQuery.TitlesAsync(session.Reads, made.Cut.Frozen.Select(s => s.Stream), ct);
        return View.Page<FilePage>(new FilePageModel(head,
            [.. PreviewReader.Facts(made), .. await reader.RouteAsync(id, made, ct), ("报送人", $"{officer.Name}（{officer.RoleName}）")],
            [.. basis.Parts.Select(p => (titles.GetValueOrDefault(p.Name, p.Name), p.Value.Length == 64 ? p.Value : $"版本 {p.Value}"))],
            [
                ("文件 SHA-256", made.Document.ByteDigest), ("内容摘要", made.Document.CanonicalDigest),
                ("数据模型摘要", made.Document.ModelDigest),
            ],
            await reader.AgainstAsync(officer.Actor(http), id, made, ct), basis.Text, notice), status);
    }

    private static async Task<IResult> FileAsync(
        HttpContext http, LedgerSession session, string id, IFormCollection form, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        await new PreviewReader(session).DemandAsync(officer, id, ct);
        Access.DemandFilling(officer, Trail.Units.Of(id));
        // Sent twice, or by a second person: what is filed is filed.
        var state = Streams.FormOf((await Streams.FoldAsync(session.Ledger, id, AsOf.Now, ct)).State);
        if (state is { Stage: Stage.Filed }) return await FiledAsync(http, session, id, ct);
        if (FilingBasis.Read(form["basis"].ToString()) is not { } seen)
            return await ShowAsync(http, session, id, new PageNotice("没有报送：没有收到您看过的内容，请核对下面的内容后再报送。", Alarm: true),
                StatusCodes.Status422UnprocessableEntity, ct);
        try
        {
            var desk = new CommandDesk(session.Ledger, officer.Actor(http))
            {
                CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
                PayloadDigest = Library.Digest(System.Text.Encoding.UTF8.GetBytes(id + '\n' + seen.Text)),
                Documents = session.Documents,
            };
            var row = await new FilingDesk(session).FileAsync(id, desk, ct, seen);
            return SeeOther(http, $"/filings/{row.Id}?done=file");
        }
        catch (BasisChangedException moved)
        {
            var titles = await EvaluationQuery.TitlesAsync(session.Reads, moved.Changes.Select(c => c.Name), ct);
            var changes = string.Join('；', moved.Changes.Select(c => c.Say(name => titles.GetValueOrDefault(name, name))));
            return await ShowAsync(http, session, id, new PageNotice(
                $"没有报送：您打开这一页之后有改动——{changes}。下面已换成现在的内容，请重新核对后再报送。", Alarm: true), StatusCodes.Status409Conflict, ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput)
        {
            return await ShowAsync(http, session, id, new PageNotice($"没有报送：{no.Message}", Alarm: true),
                no.ExitCode == ExitCodes.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity, ct);
        }
    }

    private static async Task<IResult> FiledAsync(HttpContext http, LedgerSession session, string id, CancellationToken ct)
    {
        var row = await FilingQuery.LastAsync(session.Reads, id, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"“{id}”已报送，但报送列表里没有它：请系统管理员重建读模型。");
        return SeeOther(http, $"/filings/{row.Id}?done={(row.FiledBy == Officer.Of(http).Person ? "file" : "already")}");
    }

    private static IResult SeeOther(HttpContext http, string address)
    {
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
