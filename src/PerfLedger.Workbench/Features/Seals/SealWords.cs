using System.CommandLine;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Seals;

/// <summary>seal attach, seal paper, seals.</summary>
internal static class SealWords
{
    private static readonly Argument<string> Filing = new("报送") { Description = "报送编号，如 09 或 09@1" };
    private static readonly Argument<FileInfo[]> Scans = new("扫描件") { Description = "PDF、JPG 或 PNG，可几件", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Code = new("--code") { Description = "纸面表尾的校验码（16 位）", Required = true };
    private static readonly Option<string?> Pages = new("--pages") { Description = "这张表在扫描件里的页，如 3 或 1-2；不写为全部" };
    private static readonly Option<string> KeptAt = new("--kept-at") { Description = "纸质件存放处", Required = true };
    private static readonly Option<string?> ReceivedBy = new("--received-by") { Description = "收件人编号；不写为操作人" };
    private static readonly Option<DateOnly?> On = Options.Day("--on", "收讫日期，如 2021-05-20", required: true);

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("seal", "盖章件",
            Word("attach", "把盖章扫描件附到纸面校验码所属的那一版报送", AttachAsync, Filing, Scans, Code, Pages, Options.As, Options.Role,
                Options.OnBehalfOf, Options.CommandId, Options.Json),
            Word("paper", "登记纸质件收讫", PaperAsync, Filing, On, KeptAt, ReceivedBy, Options.As, Options.Role, Options.OnBehalfOf,
                Options.CommandId)),
        Word("seals", "列出盖章件和纸质件", ListAsync, Options.Json),
    ];

    private static async Task<int> AttachAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct);
        var desk = await session.DeskAsync(call, ct);
        var (attached, outcome) = await new SealDesk(session)
            .AttachAsync(row, call.GetValue(Scans)!, call.GetValue(Code)!, call.GetValue(Pages), desk, ct);
        var now = await FilingQuery.OneAsync(session.Reads, row.Id, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filing = now, scans = attached, events = outcome.Events });
        else Console.WriteLine(outcome.Events == 0 ? $"{row.Id} 已附过，没有新记录（{SealStates.Word(now.Seal)}）。"
            : $"{row.Id} 已附 {outcome.Events} 件，{SealStates.Word(now.Seal)}，{outcome.Positions}。");
        return ExitCodes.Done;
    }

    private static async Task<int> PaperAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct);
        var desk = await session.DeskAsync(call, ct);
        var by = call.GetValue(ReceivedBy) ?? desk.Actor.Id;
        if (await Actors.FindAsync(session.Main, by, ct) is null)
            throw new CliException(ExitCodes.NotFound, $"台账中没有收件人“{by}”。请先用 perfledger person add 登记。");
        var paper = new PaperReceived(row.Number, by, call.GetValue(On)!.Value, call.GetValue(KeptAt)!);
        var receive = new ReceivePaper(paper, desk.Actor.Who(), await session.TodayAsync(ct));
        var outcome = await desk.DecideAsync(Streams.Filings, row.Filing, receive.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{row.Id} 已如此登记，没有新记录。" : $"{row.Id} 纸质件收讫已登记，{outcome.Positions}。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (seals, filings) = (await SealQuery.AllAsync(session.Reads, ct), await FilingQuery.AllAsync(session.Reads, ct));
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filings = filings.Select(f => new { f.Id, f.Seal }), seals });
        else
        {
            var table = new TextTable("报送", "盖章", "件", "页", "登记时间", "登记人", "存放处");
            foreach (var f in filings)
            {
                var own = seals.Where(s => (s.Filing, s.Number) == (f.Filing, f.Number)).ToList();
                if (own.Count == 0) table.Add(f.Id, SealStates.Word(f.Seal));
                foreach (var s in own)
                    table.Add(f.Id, SealStates.Word(f.Seal), s.Name ?? $"纸质件收讫（{s.ReceivedOn:yyyy-MM-dd}，{s.ReceivedBy}）",
                        s.Scan is null ? "" : $"{s.First}–{s.Last}/{s.Pages}", Output.Local(s.At), s.By, s.KeptAt);
            }

            table.WriteTo(Console.Out, 72);
        }

        return ExitCodes.Done;
    }
}
