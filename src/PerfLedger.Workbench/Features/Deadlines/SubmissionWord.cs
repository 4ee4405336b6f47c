using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Deadlines;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Calendars;
using PerfLedger.Workbench.Features.Ledgers;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Deadlines;

/// <summary>A duty on the working calendar.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Workdays">Null once nobody has to act on it.</param>
internal sealed record SubmissionRow(Duty Duty, DueWorkdays? Workdays);

/// <summary>submissions: the 报送清单, every package and stage a unit owes, begun or not.</summary>
internal static class SubmissionWord
{
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "只列这项评价工作" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "只列这家单位（代码）" };

    public static Command Submissions { get; } = Word("submissions",
        "报送清单：每家单位应报什么、报给谁、哪天截止、现在怎样", ListAsync, Campaign, Unit, Options.Json);

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var rows = await ReadAsync(session, call.GetValue(Campaign), call.GetValue(Unit), ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { submissions = rows.Select(SubmissionText.Json) });
        else SubmissionText.Write(rows, Console.Out);
        return ExitCodes.Done;
    }

    /// <summary>The duties of one campaign or of all, of one unit or of all.</summary>
    public static async Task<IReadOnlyList<SubmissionRow>> ReadAsync(
        LedgerSession session, string? campaign, string? unit, CancellationToken ct)
    {
        var campaigns = (await session.Ledger.StreamsAsync("campaign.", null, ct)).Select(h => h.Stream)
            .Where(s => campaign is null || s == campaign).Order(StringComparer.Ordinal).ToList();
        if (campaign is not null && campaigns.Count == 0)
            throw new CliException(ExitCodes.NotFound, $"没有评价工作“{campaign}”。用 perfledger campaign open 文件 开设。");
        var (query, duties) = (new DutyQuery(session), new List<Duty>());
        foreach (var stream in campaigns) duties.AddRange(await query.ReadAsync(stream, ct));
        var mine = duties.Where(d => unit is null || d.Unit == unit).ToList();
        if (unit is not null && mine.Count == 0)
            throw new CliException(ExitCodes.NotFound, $"没有单位“{unit}”应报的内容；请核对单位代码（perfledger campaign show 评价工作）。");
        var today = await session.TodayAsync(ct);
        var calendar = await CalendarShelf.LoadAsync(session.Ledger, ct);
        return [.. mine.Select(d => new SubmissionRow(d, d.IsOwed ? DueQuery.Workdays(calendar, d.Due, today) : null))];
    }
}
