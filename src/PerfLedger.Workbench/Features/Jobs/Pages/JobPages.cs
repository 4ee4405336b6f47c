using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations.Acts;
using PerfLedger.Workbench.Features.Evaluations.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Jobs.Pages;

/// <summary>后台作业: how each stands, and what is decided about it. A request is an event; a program that serves does the work.</summary>
internal static class JobPages
{
    private static readonly string[] s_acts = ["run", "pause", "resume", "retry", "give-up"];

    public static void Map(WebApplication app)
    {
        app.MapGet("/jobs", ListAsync);
        foreach (var act in s_acts)
        {
            app.MapPost($"/jobs/{{kind}}/{act}", (HttpContext http, LedgerSession session, string kind, IFormCollection form,
                CancellationToken ct) => ActAsync(http, session, kind, act, form, ct)).RequireRateLimiting(Pace.Name);
        }
    }

    private static Task<IResult> ListAsync(HttpContext http, LedgerSession session, string? done, CancellationToken ct) =>
        ShowAsync(http, session, Said(done) is { } said ? new PageNotice(said) : null, null, ct);

    private static async Task<IResult> ShowAsync(
        HttpContext http, LedgerSession session, PageNotice? notice, ActAttempt? attempt, CancellationToken ct)
    {
        Demand(http);
        var (views, clock) = await JobDesk.StandAsync(session, ct);
        var jobs = new List<JobRowView>();
        foreach (var view in views)
        {
            var by = view.PausedBy is { } id ? await PersonQuery.NameAsync(session.Reads, id, ct) : null;
            jobs.Add(Row(view with { PausedBy = by }));
        }

        return View.Page<JobPage>(new JobPageModel(jobs, JobsText.Skew(clock.Skew), clock.IsRed, notice, attempt),
            attempt?.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, LedgerSession session, string kind, string act, IFormCollection form, CancellationToken ct)
    {
        var officer = Demand(http);
        var job = JobDesk.Find(session, kind);
        try
        {
            var desk = new CommandDesk(session.Ledger, officer.Actor(http))
            {
                CommandId = Guid.TryParse(form["command"], out var command) ? command : null,
                PayloadDigest = ActPages.Digest(kind, act, form),
            };
            var input = new ActInput(form);
            var reason = act is "pause" or "give-up" ? input.Text("reason", "原因") : "";
            input.Demand();
            var jobs = new JobDesk(session, desk);
            if (act == "run") await jobs.RequestAsync(job, ct);
            else await jobs.DecideAsync(job, act, reason, [.. form["work"].OfType<string>()], ct);
        }
        catch (CliException no) when (no.ExitCode is ExitCodes.Refused or ExitCodes.Conflict or ExitCodes.BadInput or ExitCodes.NotFound)
        {
            return await ShowAsync(http, session, new PageNotice(no.Message.StartsWith(job.Title, StringComparison.Ordinal)
                ? no.Message : $"{job.Title}：{no.Message}", Alarm: true),
                new ActAttempt($"{kind}/{act}", form, no.Message, StatusCodes.Status422UnprocessableEntity), ct);
        }

        http.Response.Headers.Location = Addresses.Of("/jobs", ("done", act));
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static JobRowView Row(JobView v) => new(v.Kind, v.Title, v.Schedule ?? (v.Outbound is null ? "按期限" : "随通知"), v.Next,
        JobsText.StateOf(v), v.State switch
        {
            JobState.Alarm => "error",
            JobState.Warning or JobState.Paused => "warning",
            JobState.Ok => "done",
            JobState.Running => "waiting",
            _ => "open",
        }, v.State == JobState.Alarm ? $"{JobsText.Cause(v)}。{JobsText.Standing(v.Outbound)}" : JobsText.Standing(v.Outbound) ??
            v.Off, v.State == JobState.Paused, v.Off is null && v.Outbound is null,
        [.. v.Runs.Select(RunRow)], [.. (v.Outbound?.Stopped ?? []).Select(RunRow)]);

    private static RunRowView RunRow(RunView r) => new(r.Key, r.Ended ?? r.Started ?? r.NotBefore, r.Seconds, r.Attempts, JobsText.Of(r),
        r.State == "stopped" || r.Verdict == "alarm");

    private static Officer Demand(HttpContext http)
    {
        var officer = Officer.Of(http);
        return officer.Role is "organiser" or "systemadmin" ? officer
            : throw new CliException(ExitCodes.Refused, $"后台作业由财务建设处和系统管理员管，您以{officer.RoleName}身份不能查看。");
    }

    private static string? Said(string? done) => done switch
    {
        "run" => "已排入，由后台运行；稍候刷新查看结果。",
        "pause" => "已暂停。",
        "resume" => "已恢复。",
        "retry" => "已重新排入。",
        "give-up" => "已放弃，不再做，也不再告警。",
        _ => null,
    };
}

/// <summary>The jobs.</summary>
/// <param name="Jobs">Each of them.</param>
/// <param name="Skew">How far the clocks are apart; null when they are not.</param>
/// <param name="IsRed">So far that it is to be mended.</param>
/// <param name="Notice">What is to be said.</param>
/// <param name="Attempt">What was typed and not done.</param>
public sealed record JobPageModel(IReadOnlyList<JobRowView> Jobs, string? Skew, bool IsRed, PageNotice? Notice, ActAttempt? Attempt);

/// <summary>One job as the page shows it.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Schedule">When it is done.</param>
/// <param name="Next">The next time.</param>
/// <param name="State">How it stands.</param>
/// <param name="Css">Class of the state.</param>
/// <param name="Note">What is to be said of it.</param>
/// <param name="IsPaused">A person paused it.</param>
/// <param name="CanRun">It can be run as a whole.</param>
/// <param name="Runs">Its last runs, newest first.</param>
/// <param name="Stopped">Pieces that were stopped.</param>
public sealed record JobRowView(string Kind, string Title, string Schedule, DateTimeOffset? Next, string State, string Css, string? Note,
    bool IsPaused, bool CanRun, IReadOnlyList<RunRowView> Runs, IReadOnlyList<RunRowView> Stopped);

/// <summary>One run as the page shows it.</summary>
public sealed record RunRowView(string Key, DateTimeOffset At, double? Seconds, int Attempts, string Sentence, bool IsBad);
