using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Acts;

/// <summary>What was typed into a form beside the cells and what stands against it: the page shows both.</summary>
/// <param name="Act">Name of the act.</param>
/// <param name="Form">As typed.</param>
/// <param name="Sentence">What stands against it.</param>
/// <param name="Status">HTTP status of the answer.</param>
public sealed record ActAttempt(string Act, IFormCollection Form, string Sentence, int Status)
{
    /// <summary>A field as typed; null when this is another act's.</summary>
    public string? Typed(string act, string name) => act == Act ? Form[name].ToString() : null;
}

/// <summary>The addresses of the acts: each takes a plain form, answers with the page, and leads back to it.</summary>
internal static class ActPages
{
    public static void Map(WebApplication app)
    {
        foreach (var act in Act.All)
            app.MapPost($"/evaluations/{{id}}/{act.Name}", (HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id,
                CancellationToken ct) => ActAsync(http, session, antiforgery, id, act, ct)).RequireRateLimiting(Pace.Name);
        app.MapPost("/evaluations/{id}/evidence", EvidencePages.AttachAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/evaluations/{id}/evidence/{sha256}", EvidencePages.TakeAsync);
        app.MapGet("/evaluations/{id}/confirmation", ConfirmPages.ShowAsync);
        app.MapPost("/evaluations/{id}/done", TaskPages.DoneAsync).RequireRateLimiting(Pace.Name);
        app.MapGet("/evaluations/{id}/library", LibraryPages.ShowAsync);
        app.MapPost("/evaluations/{id}/pick", LibraryPages.PickAsync).RequireRateLimiting(Pace.Name);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, Act act, CancellationToken ct)
    {
        Demand(Officer.Of(http), id, act.Hand);
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        return await TryAsync(http, session, id, act.Name, form, (a, who) =>
        {
            var input = new ActInput(form);
            var decision = act.Decide(input, a, who);
            input.Demand();
            return decision;
        }, ct);
    }

    /// <summary>Ends the request unless the form is one and the act is this person's.</summary>
    public static void Demand(Officer officer, string id, Hand hand)
    {
        if (!Streams.IsForm(id)) throw new CliException(ExitCodes.NotFound, $"没有自评表“{id}”。");
        var unit = Trail.Units.Of(id);
        if (hand == Hand.Reviewer || (hand == Hand.Both && Access.Reviews(officer, unit))) Access.DemandReviewing(officer, unit);
        else Access.DemandFilling(officer, unit);
    }

    /// <summary>Decides and records; leads back to the page, or shows it with what was typed and what stands against it.</summary>
    public static async Task<IResult> TryAsync(
        HttpContext http, LedgerSession session, string id, string act, IFormCollection form,
        Func<Assessment, Who, Decision<ISelfEvaluationEvent>> decide, CancellationToken ct)
    {
        var actor = Officer.Of(http).Actor(http);
        try
        {
            var work = StreamWork.Of<SelfEvaluation, ISelfEvaluationEvent>(Streams.Evaluations, id, async (s, _, token) =>
                decide(await Assessment.ReadAsync(session, Opened(s, id), AsOf.Now, token), actor.Who()));
            var desk = new CommandDesk(session.Ledger, actor)
            {
                CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
                PayloadDigest = Digest(id, act, form),
                Documents = session.Documents,
            };
            await desk.DecideAsync([work], null, ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput)
        {
            var status = no.ExitCode == ExitCodes.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            return await FormPages.ShowAsync(http, session, id, FormAsked.Again(new ActAttempt(act, form, no.Message, status)), ct);
        }

        return Back(http, id, act, form["beside"]);
    }

    /// <summary>To the page; with the cell or row beside it that the act was for.</summary>
    public static IResult Back(HttpContext http, string id, string done, string? beside = null)
    {
        var figure = string.IsNullOrEmpty(beside) ? null : beside;
        http.Response.Headers.Location =
            Addresses.Of($"/evaluations/{id}", ("done", done), ("figure", figure)) + (figure is null ? "" : "#beside");
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>What the page says after an act; null for a word that is none.</summary>
    public static string? Said(string? done) => done switch
    {
        null => null,
        "done" => "已报告填好。",
        "evidence" => "佐证材料已存档。",
        "pick" => "已选用指标库的指标。",
        _ => Act.All.FirstOrDefault(a => a.Name == done)?.Done,
    };

    private static SelfEvaluation Opened(SelfEvaluation s, string id) =>
        s.Opened is not null ? s : throw new CliException(ExitCodes.NotFound, $"没有自评表“{id}”。");

    /// <summary>Digest of what was sent, bound to the id of the command.</summary>
    public static string Digest(string id, string act, IFormCollection form) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\0', new[] { id, act }.Concat(form
            .Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal)
            .SelectMany(f => f.Value.Prepend(f.Key)))))));
}
