using System.CommandLine;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Overviews;

/// <summary>overview: all forms in one table.</summary>
internal static class OverviewWord
{
    private static readonly Option<string?> Unit = new("--unit") { Description = "预算单位代码：只要该单位的" };
    private static readonly Option<string?> Fund = new("--fund") { Description = "专项名称或代码：只要该专项的" };
    private static readonly Option<int?> Year = new("--year") { Description = "只要这一年度的" };

    public static Command Overview { get; } = Word("overview", "项目总表：全部自评表的金额、得分、校验、状态、期限，合计与报告总体核对", RunAsync,
        Unit, Fund, Year, Options.Xlsx, Options.Json);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var scope = new OverviewScope(call.GetValue(Unit), call.GetValue(Fund), call.GetValue(Year));
        var overview = await new OverviewQuery(session, new FormShelf(session)).ReadAsync(scope, ct);
        if (overview.Programmes.Count == 0)
            throw new CliException(ExitCodes.NotFound, "台账中没有这样的自评表。用 perfledger list 查看全部自评的单位、年度和专项。");
        var path = call.GetValue(Options.Xlsx) is { } target
            ? await FilingWords.WriteAsync(target, "项目总表.xlsx", OverviewBook.Write(overview, await AtAsync(session, overview, ct)), ct)
            : null;
        if (call.GetValue(Options.Json)) Output.WriteJson(new { overview, path });
        else if (path is null) OverviewText.Write(overview, Console.Out);
        else Console.WriteLine($"已生成 {path}（{overview.Rows.Count()} 张表，台账位置 {overview.Position}）");
        return ExitCodes.Done;
    }

    // The recorded time of the state shown, so that the same state gives the same file.
    private static async Task<DateTimeOffset> AtAsync(LedgerSession session, Overview overview, CancellationToken ct) =>
        (await session.Ledger.HeadAtAsync(overview.Position, ct)).RecordedAt;
}
