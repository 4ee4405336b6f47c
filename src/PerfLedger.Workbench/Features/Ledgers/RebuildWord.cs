using System.CommandLine;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Trail;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>rebuild: read models from events, without stopping anybody, or only compared with them.</summary>
internal static class RebuildWord
{
    private static readonly Argument<string?> Name = new("读模型")
    {
        Description = "只重建这一个；不写则全部",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> CheckOnly = new("--check") { Description = "只比较，不改写" };

    public static Command Rebuild { get; } = Word("rebuild", "由事件重建读模型，期间照常读写（--check 只比较）", RunAsync, Name, CheckOnly);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var chosen = Chosen(session, call.GetValue(Name));
        await SearchWords.CatchUpAsync(session, ct); // what follows behind is compared as it stands now
        var differences = 0;
        foreach (var model in chosen)
        {
            if (!call.GetValue(CheckOnly))
            {
                await using var owner = Connections.Open("Owner", session.Name);
                await model.RebuildAsync(owner, ct);
            }

            var found = await model.DifferencesAsync(ct);
            differences += found.Count;
            Console.WriteLine($"{model.Name}：{(found.Count == 0 ? "与事件一致" : $"{found.Count} 处与事件不同，如 {found[0]}")}");
        }

        return differences == 0 ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static IReadOnlyList<ReadModel> Chosen(LedgerSession session, string? name)
    {
        var all = ReadModel.All(session);
        if (name is null) return all;
        var chosen = all.Where(m => m.Name == name).ToList();
        return chosen.Count > 0 ? chosen
            : throw new CliException(ExitCodes.NotFound, $"没有读模型“{name}”。现有：{string.Join('、', all.Select(m => m.Name))}。");
    }
}
