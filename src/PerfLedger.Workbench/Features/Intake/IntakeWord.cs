using System.CommandLine;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>intake: filled-in files as proposals, and what was accepted of them.</summary>
internal static class IntakeWord
{
    private static readonly Argument<string[]> Paths = new("文件")
    {
        Description = ".docx、.xlsx（或 .doc、.xls、.wps、.et）文件、文件夹或 .zip，可写几个",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Accept = new("--accept")
    {
        Description = "采纳：all 全部，文件名，或 文件名#格（如 09.docx#T1R16C7）；可写几次；不写时只列出，不写入",
    };

    private static readonly Option<string?> Kept = new("--proposal")
    {
        Description = "建议存放的文件：只列出时写到这里，采纳时照它办理（所见即所写）",
    };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("intake", "读入填好的表，逐格与台账对照；采纳的格才记入台账", RunAsync, [Paths, Accept, Kept, Options.Json, .. Entry.Common]),
        ParseWorker.Word, FuzzWord.Fuzz,
    ];

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        var files = await HandedInFiles.OfAsync(call.GetValue(Paths)!, ct);
        if (files.GroupBy(f => f.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            throw new CliException(ExitCodes.BadInput, $"两个文件同名“{twice.Key}”，无法分辨。请改名后重试。");
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var wishes = call.GetValue(Accept) ?? [];
        var proposal = wishes.Length > 0 && call.GetValue(Kept) is { } kept ? Read(kept, session.Name)
            : await new ProposalMaker(session).MakeAsync(files, ct);
        if (wishes.Length > 0) return await AcceptAsync(call, session, proposal, files, wishes, ct);
        if (call.GetValue(Kept) is { } path) await FilingWords.WriteAsync(path, "建议.json", proposal.Write(), ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(proposal);
        else ProposalText.Write(proposal, Console.Out);
        return proposal.Cells.Any() || proposal.Files.Any(f => f.IsUnmatched) ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    private static async Task<int> AcceptAsync(
        ParseResult call, LedgerSession session, Proposal proposal, List<HandedIn> files, string[] wishes, CancellationToken ct)
    {
        var chosen = Acceptance.Choose(proposal, wishes);
        var desk = await session.DeskAsync(call, ct);
        if (chosen.Count == 0)
        {
            Console.WriteLine("没有可采纳的格：文件与台账一致，或不同之处不能采纳。没有写入。");
            return ExitCodes.Done;
        }

        var outcome = await new Acceptance(session, desk).ApplyAsync(chosen, files, Entry.Ground(call), ct);
        if (call.GetValue(Options.Json))
            Output.WriteJson(new
            {
                proposal,
                accepted = chosen.Count,
                events = outcome.Events,
                operation = desk.Operation,
                outcome.Accepted
            });
        else Console.WriteLine($"已采纳 {chosen.Count} 格，{outcome.Events} 条记录，{outcome.Positions}；操作号 {desk.Operation}");
        return ExitCodes.Done;
    }

    private static Proposal Read(string path, string ledger)
    {
        if (!File.Exists(path)) throw new CliException(ExitCodes.BadInput, $"没有建议文件 {path}。先不带 --accept 运行一次，把建议写到那里。");
        var read = Proposal.Read(File.ReadAllBytes(path)) ?? throw new CliException(ExitCodes.BadInput,
            $"{path} 不是建议文件（{Proposal.Version}）。");
        return read.Ledger == ledger ? read : throw new CliException(ExitCodes.BadInput, $"{path} 是为台账 {read.Ledger} 做的，现在是 {ledger}。");
    }
}
