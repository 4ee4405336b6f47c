using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using PerfLedger.Domain;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Reports.Pages;

/// <summary>What is done on a report beside its sections: its way between people as that of a form, its sources, its attachments.</summary>
internal static class ReportActs
{
    private const long Envelope = 1024 * 1024; // fields and boundaries around a file

    private static readonly string[] OfForms = ["acknowledge", "submit", "return", "accept", "correct"];

    public static void Map(WebApplication app)
    {
        foreach (var act in Act.All.Where(a => OfForms.Contains(a.Name)))
            app.MapPost($"/reports/{{id}}/{act.Name}", (HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id,
                CancellationToken ct) => ActAsync(http, session, antiforgery, id, act, ct)).RequireRateLimiting(Pace.Name);
        app.MapPost("/reports/{id}/sources", LinkAsync).RequireRateLimiting(Pace.Name);
        app.MapPost("/reports/{id}/attachment", AttachAsync).RequireRateLimiting(Pace.Name);
    }

    /// <summary>What the page says after an act; null for a word that is none.</summary>
    public static string? Said(string? done) => done switch
    {
        "open" => "已建报告：请先关联来源，再写各节。",
        "sources" => "来源已关联，正文可以引用它们的数了。",
        "attachment" => "附件已记。",
        _ => ActPages.Said(done),
    };

    private static async Task<IResult> ActAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, Act act, CancellationToken ct)
    {
        Demand(Officer.Of(http), id, act.Hand);
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        var who = Officer.Of(http).Actor(http).Who();
        return await TryAsync(http, session, id, act.Name, form, () => Entry.Assessed(session, id, a =>
        {
            var input = new ActInput(form);
            var decision = act.Decide(input, a, who);
            input.Demand();
            return decision;
        }), ct);
    }

    private static async Task<IResult> LinkAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        Demand(officer, id, Hand.Filler);
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        return await TryAsync(http, session, id, "sources", form, () =>
        {
            var chosen = form["source"].OfType<string>().Where(s => s.Length > 0).ToList();
            if (chosen.Count == 0) throw new CliException(ExitCodes.BadInput, "还没有选来源：请在要引用的表前打勾。没有写入。");
            foreach (var stream in chosen) Access.Demand(officer, Units.Of(stream));
            var ground = new ActInput(form).Ground;
            return Several(id, [.. chosen.Select(s =>
                new LinkSource(form["alias-" + s].ToString().Trim(), s, ground))]);
        }, ct);
    }

    private static async Task<IResult> AttachAsync(
        HttpContext http, LedgerSession session, IAntiforgery antiforgery, string id, CancellationToken ct)
    {
        var officer = Officer.Of(http);
        Demand(officer, id, Hand.Filler);
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = BlobArchive.MostBytes + Envelope;
        await antiforgery.ValidateRequestAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        var (sha256, name, wrong) = await ReceivedAsync(session, form.Files.GetFile("file"), ct);
        return await TryAsync(http, session, id, "attachment", form, () =>
        {
            if (wrong is not null) throw new CliException(ExitCodes.BadInput, wrong);
            var input = new ActInput(form);
            var stream = input.Optional("stream");
            if (stream is not null) Access.Demand(officer, Units.Of(stream));
            var no = int.TryParse(form["no"], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            var state = new StateAttachment(no, stream, sha256, name, input.Optional("absent"), input.Ground);
            input.Demand();
            return StreamWork.Of<Report, ISelfEvaluationEvent>(Streams.Reports, id, state.Decide);
        }, ct);
    }

    /// <summary>A file that came along, kept under its SHA-256 when it may be.</summary>
    private static async Task<(string? Sha256, string? Name, string? Wrong)> ReceivedAsync(
        LedgerSession session, IFormFile? file, CancellationToken ct)
    {
        if (file is null or { Length: 0 }) return (null, null, null);
        var name = FileNames.Plain(file.FileName);
        if (file.Length > BlobArchive.MostBytes)
            return (null, null, $"“{name}”有 {file.Length / 1024 / 1024} MB，一个附件最多 50 MB；请拆分或压缩。没有写入。");
        await using var bytes = file.OpenReadStream();
        var media = MediaTypes.Sniff(bytes, name);
        return MediaTypes.IsRisky(media, name) is { } risk
            ? (null, null, $"“{name}”{risk}；没有存档。请上传 PDF、图片、Word、Excel、WPS、OFD 或压缩包。")
            : (await session.Archive.PutAsync(bytes, media, ct), name, null);
    }

    private static async Task<IResult> TryAsync(
        HttpContext http, LedgerSession session, string id, string act, IFormCollection form, Func<StreamWork> work, CancellationToken ct)
    {
        try
        {
            var desk = new CommandDesk(session.Ledger, Officer.Of(http).Actor(http))
            {
                CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
                PayloadDigest = ActPages.Digest(id, act, form),
                Documents = session.Documents,
            };
            await desk.DecideAsync([work()], null, ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput)
        {
            var status = no.ExitCode == ExitCodes.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            return await ReportPages.ShowAsync(http, session, id, ct, notice: new PageNotice(no.Message, Alarm: true),
                act: new ActAttempt(act, form, no.Message, status));
        }

        return SectionPost.Back(http, id, $"done={act}");
    }

    /// <summary>All of them or none, each decided on what the one before it left.</summary>
    private static StreamWork Several(string id, IReadOnlyList<LinkSource> steps) =>
        StreamWork.Of<Report, ISelfEvaluationEvent>(Streams.Reports, id, report =>
        {
            var (events, now) = (new List<ISelfEvaluationEvent>(), report);
            foreach (var step in steps)
            {
                if (step.Decide(now) is not Decision<ISelfEvaluationEvent>.Accepted accepted) return step.Decide(now);
                events.AddRange(accepted.Events);
                now = accepted.Events.Aggregate(now, (r, e) => Report.Evolve(r, e, r.Form.Last with { Version = r.Form.Version + 1 }));
            }

            return events;
        });

    private static void Demand(Officer officer, string id, Hand hand)
    {
        if (!Streams.IsReport(id)) throw new CliException(ExitCodes.NotFound, $"没有报告“{id}”。");
        var unit = Units.Of(id);
        if (hand == Hand.Reviewer || (hand == Hand.Both && Access.Reviews(officer, unit))) Access.DemandReviewing(officer, unit);
        else Access.DemandFilling(officer, unit);
    }
}
