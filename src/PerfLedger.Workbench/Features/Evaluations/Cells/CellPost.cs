using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>
/// POST /evaluations/{id}/cells: cells as JSON from the script of the page, or the page's form as it is without a script. Both are one
/// batch for the same desk.
/// </summary>
internal static class CellPost
{
    /// <summary>Names of the inputs of cells begin with it.</summary>
    public const string Prefix = "c.";

    public static readonly JsonSerializerOptions Json = new(Output.Json) { WriteIndented = false };

    public static async Task<IResult> SaveAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        if (!Streams.IsForm(id)) throw new CliException(ExitCodes.NotFound, $"没有自评表“{id}”。");
        Access.DemandFilling(officer, Trail.Units.Of(id));
        await antiforgery.ValidateRequestAsync(http);
        return http.Request.HasJsonContentType()
            ? await OfScriptAsync(http, session, officer, id, ct)
            : await OfFormAsync(http, session, officer, id, ct);
    }

    private static async Task<IResult> OfScriptAsync(
        HttpContext http, LedgerSession session, Officer officer, string id, CancellationToken ct)
    {
        var (command, batch) = await AskedAsync(http, ct);
        var answer = await new CellDesk(session).SaveAsync(id, batch, officer.Actor(http), command, ct);
        return Results.Json(answer, Json, statusCode: Status(answer));
    }

    /// <summary>The cells a script sends, under the id of its command.</summary>
    public static async Task<(Guid Command, CellBatch Batch)> AskedAsync(HttpContext http, CancellationToken ct)
    {
        CellsRequest? asked;
        try
        {
            asked = http.Request.HasJsonContentType() ? await http.Request.ReadFromJsonAsync<CellsRequest>(Json, ct) : null;
        }
        catch (JsonException)
        {
            asked = null;
        }

        return asked is { Command: { } command, Edits: { Count: > 0 } edits } && !edits.Any(e => string.IsNullOrEmpty(e?.Figure))
            ? (command, new CellBatch([.. edits], (asked.Ground ?? new()).Read()))
            : throw new CliException(ExitCodes.BadInput, "这个请求看不懂，没有写入。请刷新页面后重试。");
    }

    private static async Task<IResult> OfFormAsync(
        HttpContext http, LedgerSession session, Officer officer, string id, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        if (!long.TryParse(form["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            throw new CliException(ExitCodes.BadInput, "这一页不完整，没有写入。请刷新后重做。");
        var seen = (await session.Ledger.FoldAsync(Streams.Evaluations, id, AsOf.Position(position), ct)).State;
        var typed = Typed(form, seen);
        if (typed.Count == 0) return Back(http, id, "saved=0");
        var batch = new CellBatch([.. typed.Select(t => new CellEdit(t.Key, t.Value, SeenOf(seen, t.Key)))],
            GroundFields.Of(form).Read());
        var command = Guid.TryParse(form["command"], out var given) ? given : Guid.CreateVersion7();
        var answer = await new CellDesk(session).SaveAsync(id, batch, officer.Actor(http), command, ct);
        if (answer.Saved)
            return Back(http, id, $"saved={answer.Cells.Count(c => c.Fate == CellFate.Saved)}");
        return await FormPages.ShowAsync(http, session, id,
            new FormAsked { Attempt = new FormAttempt(answer, typed, GroundFields.Of(form)) }, ct);
    }

    /// <summary>Seen since, so one GET: a page sent again by the browser does nothing twice.</summary>
    private static IResult Back(HttpContext http, string id, string query)
    {
        http.Response.Headers.Location = $"/evaluations/{id}?{query}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    public static int Status(CellsAnswer answer) => answer switch
    {
        { Saved: true } => StatusCodes.Status200OK,
        { Conflict: true } => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The cells whose text is no longer what the page showed. A browser sends line ends as CR LF.</summary>
    private static Dictionary<string, string> Typed(IFormCollection form, SelfEvaluation seen)
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in form.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var (figure, text) = (name[Prefix.Length..], Lines(values.ToString()));
            if (text != Lines(seen[figure].Printed ?? "")) typed[figure] = text;
        }

        return typed;
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static long SeenOf(SelfEvaluation s, string figure) => s.Figures.TryGetValue(figure, out var f) ? f.Last.Position : 0;

    private sealed record CellsRequest(Guid? Command, IReadOnlyList<CellEdit>? Edits, GroundFields? Ground);
}

/// <summary>What a person sent and what stands against it: the page shows both.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Typed">Texts as typed, by figure.</param>
/// <param name="Ground">The ground as typed.</param>
internal sealed record FormAttempt(CellsAnswer Answer, IReadOnlyDictionary<string, string> Typed, GroundFields Ground);
