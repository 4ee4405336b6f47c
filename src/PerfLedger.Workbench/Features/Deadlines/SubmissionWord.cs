using System.CommandLine;
using PerfLedger.Workbench.Cli;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Deadlines;

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
        var shelf = new CampaignShelf(session);
        if (campaign is not null && (await shelf.AllAsync(ct)).All(c => c.Stream != campaign))
            throw new CliException(ExitCodes.NotFound, $"没有评价工作“{campaign}”。用 perfledger campaign open 文件 开设。");
        var scope = new SubmissionScope(campaign, unit is null ? null : [unit]);
        var rows = await new SubmissionQuery(session, shelf).ReadAsync(session.Reads, scope, ct);
        return unit is null || rows.Count > 0 ? rows
            : throw new CliException(ExitCodes.NotFound, $"没有单位“{unit}”应报的内容；请核对单位代码（perfledger campaign show 评价工作）。");
    }
}
