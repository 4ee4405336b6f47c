using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Domain.Jobs;
using PerfLedger.Domain.Reminders;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Serving.Steps;

namespace PerfLedger.Workbench.Features.Notices.Pages;

/// <summary>站内通知: what the program has told a person. Everybody sees his own and nobody else's.</summary>
internal static class NoticePages
{
    private const int Size = 30;

    public static void Map(WebApplication app)
    {
        app.MapGet("/notices", ListAsync);
        app.MapPost("/notices/read", MarkAsync).RequireRateLimiting(Pace.Name);
    }

    /// <summary>Notices with their texts, newest first.</summary>
    public static async Task<IReadOnlyList<ShownNotice>> ShownAsync(
        LedgerSession session, IReadOnlyList<NoticeRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0) return [];
        var composer = await NoticeComposer.NowAsync(session, ct);
        var shown = new List<ShownNotice>();
        foreach (var row in rows)
        {
            var text = await composer.ComposeAsync(row, outside: false, ct);
            shown.Add(new(row.Position, row.RecordedAt, text.Title, text.Lines, row.Read, AddressOf(row)));
        }

        return shown;
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, LedgerSession session, string? all, int? page, CancellationToken ct)
    {
        var (person, unread) = (Officer.Of(http).Person, string.IsNullOrEmpty(all));
        var (waiting, total) = await NoticeQuery.CountsAsync(session.Reads, person, ct);
        var asked = unread ? waiting : total;
        var number = Paging.Number(page, asked, Size);
        var rows = await NoticeQuery.PageAsync(session.Reads, person, unread, (number - 1) * Size, Size, ct);
        return View.Page<NoticesPage>(
            new NoticesModel(await ShownAsync(session, rows, ct), unread, waiting, total, number, Size));
    }

    private static async Task<IResult> MarkAsync(HttpContext http, LedgerSession session, IFormCollection form, CancellationToken ct)
    {
        var person = Officer.Of(http).Person;
        long? one = form["all"].Count > 0 ? null
            : long.TryParse(form["notice"], out var position) && await NoticeQuery.OneAsync(session.Reads, person, position, ct) is not null
                ? position
                : throw new CliException(ExitCodes.NotFound, "您没有这条通知。请返回通知一页重新选择。");
        await NoticeQuery.MarkAsync(session, person, one, ct);
        return Step.See(http, AccountPages.Local(form["to"].ToString() is { Length: > 0 } to ? to : "/notices"));
    }

    /// <summary>Where what the notice is about is dealt with.</summary>
    private static string? AddressOf(NoticeRow row) => row.Told switch
    {
        ReminderIssued { Subject: { } report } when report.StartsWith("report.", StringComparison.Ordinal) => $"/reports/{report}",
        ReminderIssued { Subject: { } form } => $"/evaluations/{form}",
        ReminderIssued => Addresses.Of("/submissions", ("campaign", NoticeComposer.CampaignOf(row.Stream))),
        LateUnitsEscalated => Addresses.Of("/late", ("campaign", NoticeComposer.CampaignOf(row.Stream))),
        UndeliveredReported => "/jobs",
        _ => null,
    };
}

/// <summary>A notice as it is shown.</summary>
/// <param name="Position">Its number.</param>
/// <param name="At">When it came.</param>
/// <param name="Title">One line.</param>
/// <param name="Lines">What it says.</param>
/// <param name="Read">When the person read it; null = not yet.</param>
/// <param name="Address">Where it is dealt with.</param>
public sealed record ShownNotice(
    long Position, DateTimeOffset At, string Title, IReadOnlyList<string> Lines, DateTimeOffset? Read, string? Address);

/// <summary>A page of notices.</summary>
/// <param name="Notices">Newest first.</param>
/// <param name="UnreadOnly">Only what is not read.</param>
/// <param name="Unread">How many are not read.</param>
/// <param name="All">How many there are.</param>
/// <param name="Number">Number of the page.</param>
/// <param name="Size">Notices a page.</param>
public sealed record NoticesModel(IReadOnlyList<ShownNotice> Notices, bool UnreadOnly, int Unread, int All, int Number, int Size);
