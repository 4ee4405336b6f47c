using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Campaigns.Pages;

/// <summary>延期: asked for by a unit, decided by the organiser, one form or many at once; each has its own result.</summary>
internal static class ExtensionPages
{
    private static readonly string[] s_acts = ["ask", "grant", "refuse"];

    public static void Map(WebApplication app)
    {
        app.MapGet("/campaigns/{id}/extensions", ListAsync);
        foreach (var act in s_acts)
        {
            app.MapPost($"/campaigns/{{id}}/extensions/{act}", (HttpContext http, LedgerSession session, string id, IFormCollection form,
                CancellationToken ct) => ActAsync(http, session, id, act, form, ct)).RequireRateLimiting(Pace.Name);
        }
    }

    private static Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string id, [AsParameters] ExtensionsAsked asked, CancellationToken ct) =>
        ShowAsync(http, session, id, asked, [], null, ct);

    private static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, string id, ExtensionsAsked asked,
        IReadOnlyList<ExtensionResult> results, ActAttempt? attempt, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var (campaign, _) = await CampaignQuery.FindAsync(session, officer, id, ct);
        var rows = (await new DutyQuery(session).ReadAsync(id, ct))
            .Where(d => d.Stage == CampaignStage.SelfEvaluation && d.Subject is not null && CampaignQuery.Sees(officer, campaign, d.Unit))
            .Select(d => new ExtensionRow(d, AskedOf(campaign, d.Subject!, d.Unit, d.Form!), ProposedOf(campaign, d.Subject!, d.Unit,
                d.Form!)))
            .ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var by in rows.Select(r => r.Proposed.By).OfType<string>().Distinct())
            names[by] = await PersonQuery.NameAsync(session.Reads, by, ct);
        return View.Page<ExtensionPage>(new ExtensionModel(id, campaign, asked, rows, names,
            !campaign.Ended && officer.Role is "filler" or "head", !campaign.Ended && CampaignQuery.Organises(officer, campaign), results,
            attempt), attempt?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, LedgerSession session, string id, string act, IFormCollection form, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        var mine = act == "ask" ? officer.Role is "filler" or "head" : officer.Role == "organiser";
        if (!mine) throw new CliException(ExitCodes.Refused, $"延期由单位申请，由发文的财务建设处批复；您以{officer.RoleName}身份不能办理；没有写入。");
        var asked = new ExtensionsAsked(form["show"], form["text"], null);
        var (campaign, _) = await CampaignQuery.FindAsync(session, officer, id, ct);
        if (act != "ask") CampaignQuery.DemandOrganising(officer, campaign);
        var (input, typed) = (new ActInput(form), new Typed(form));
        try
        {
            typed.Read(act, input);
            if (typed.Subjects.Count == 0) throw new CliException(ExitCodes.BadInput, "还没有选表：请在要办的各行前打勾。");
            input.Demand();
        }
        catch (CliException no) when (no.ExitCode == ExitCodes.BadInput)
        {
            return await ShowAsync(http, session, id, asked, [], new ActAttempt(act, form, no.Message, 422), ct);
        }

        var results = new List<ExtensionResult>();
        var operation = Guid.CreateVersion7();
        var met = new HashSet<(string, string)>();
        foreach (var subject in typed.Subjects)
        {
            if (!CampaignQuery.Sees(officer, campaign, Trail.Units.Of(subject))) Access.Demand(officer, Trail.Units.Of(subject));
            var opened = await OpenedAsync(session, subject, id, ct);
            var pending = AskedOf(campaign, subject, opened.Unit.Code, opened.Form);
            // What was asked for all forms of a unit is answered for all of them, once.
            var every = typed.Every || (act != "ask" && pending is { Evaluation: null });
            if (every && !met.Add((opened.Unit.Code, opened.Form))) continue;
            var scope = new ExtensionScope(subject, opened, every);
            var name = opened.Project?.Name ?? opened.Unit.Name;
            results.Add(await OneAsync(session, officer.Actor(http), id, scope, act, typed with { To = typed.To ?? pending?.Until }, name,
                operation, ct));
        }

        return results.Exists(r => !r.IsDone)
            ? await ShowAsync(http, session, id, asked, results, new ActAttempt(act, form, "有的没有办成，见上面逐项的结果。", 422), ct)
            : await ShowAsync(http, session, id, asked, results, null, ct);
    }

    private static async Task<ExtensionResult> OneAsync(LedgerSession session, PerfLedger.Ledger.Actor actor, string campaign,
        ExtensionScope scope, string act, Typed typed, string name, Guid operation, CancellationToken ct)
    {
        if (act != "refuse" && typed.To is null) return new(name, false, "没有写延到哪天，这张表也没有申请；请写日期。");
        var (who, reason) = (actor.Who(), new Reason("other", typed.Reason));
        Func<Campaign, Decision<ICampaignEvent>> decide = act switch
        {
            "ask" => new AskExtension(scope, typed.To!.Value, reason, typed.Document).Decide,
            "grant" => new GrantExtension(who, scope, typed.To!.Value, typed.Document ?? "", typed.On, reason).Decide,
            _ => new RefuseExtension(who, scope, reason).Decide,
        };
        try
        {
            var desk = new CommandDesk(session.Ledger, actor)
            {
                Operation = operation,
                CommandId = typed.Command is { } command ? Derived(command, scope.Evaluation) : null,
                PayloadDigest = Derived(Guid.Empty, $"{act}\0{scope.Evaluation}\0{typed}").ToString(),
            };
            var outcome = await desk.DecideAsync(Streams.Campaigns, campaign, decide, ct);
            var state = (await session.Ledger.FoldAsync(Streams.Campaigns, campaign, AsOf.Position(outcome.Accepted.LastPosition),
                ct)).State;
            var waits = act == "grant" && ProposedOf(state, scope.Evaluation, scope.Opened.Unit.Code, scope.Opened.Form).Until is not null;
            return new(name, true, waits ? "超出一人可批的天数，已提出，待第二人批准。" : Said(act));
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict)
        {
            return new(name, false, no.Message);
        }
    }

    private static string Said(string act) => act switch { "ask" => "已申请。", "grant" => "已批准。", _ => "未批准，期限不变。" };

    // One sending of the page is one id for each form of it: sent twice it is done once.
    private static Guid Derived(Guid command, string about) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{command}\0{about}")).AsSpan(0, 16));

    private static async Task<SelfEvaluationOpened> OpenedAsync(LedgerSession session, string subject, string campaign,
        CancellationToken ct)
    {
        var missing = new CliException(ExitCodes.NotFound, $"这项评价工作里没有“{subject}”。请刷新后重选。");
        if (!Streams.IsForm(subject) && !Streams.IsReport(subject)) throw missing;
        var opened = Streams.FormOf((await Streams.FoldAsync(session.Ledger, subject, AsOf.Now, ct)).State)?.Opened;
        return opened?.Campaign == campaign ? opened : throw missing;
    }

    private static ExtensionAsked? AskedOf(Campaign c, string subject, string unit, string form) =>
        c.Asked.FindLast(a => a.Unit == unit && a.Form == form && (a.Evaluation ?? subject) == subject);

    private static (DateOnly? Until, string? By) ProposedOf(Campaign c, string subject, string unit, string form) =>
        c.Proposed.FindLast(p => p.Extension.Unit == unit && p.Extension.Form == form && (p.Extension.Evaluation ?? subject) == subject)
            is { Extension: { } standing, By: var by } ? (standing.Until, by) : (null, null);

    /// <summary>What was typed, read once for all forms chosen.</summary>
    private sealed record Typed(IFormCollection Form)
    {
        public IReadOnlyList<string> Subjects { get; } = [.. Form["subject"].OfType<string>().Distinct(StringComparer.Ordinal)];

        public bool Every { get; } = Form["every"].Count > 0;

        public Guid? Command { get; } = Guid.TryParse(Form["command"], out var command) ? command : null;

        /// <summary>The day as typed; without one, each form gets the day it was asked for.</summary>
        public DateOnly? To { get; set; }

        public DateOnly? On { get; private set; }

        public string? Document { get; private set; }

        public string Reason { get; private set; } = "";

        public void Read(string act, ActInput input)
        {
            (On, Reason) = (input.Day("on"), input.Text("reason", "原因"));
            Document = act == "grant" ? input.Text("document", "批复文件") : input.Optional("document");
            To = act == "ask" ? input.NeededDay("to", "延至") : input.Day("to");
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Every}|{To}|{On}|{Document}|{Reason}");
    }
}
