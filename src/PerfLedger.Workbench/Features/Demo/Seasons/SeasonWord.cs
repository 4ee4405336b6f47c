using System.CommandLine;
using System.Globalization;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Campaigns;
using PerfLedger.Workbench.Features.Jobs;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Demo.Seasons;

/// <summary>demo deadline: the weeks round a due date, on a throw-away ledger whose clock the demo drives.</summary>
internal static class SeasonWord
{
    private static readonly Option<bool> Keep = new("--keep") { Description = $"留下台账 {Connections.Season}，以便用其他命令查看" };

    public static Command Deadline { get; } = Word("deadline",
        "演示期限：2020年5月15日前后几周，提醒、延期、锁定、退回、逾期上报（台账用后即删）", RunAsync, Keep);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await LedgerDatabases.DropAsync(Connections.Season, ct);
        await LedgerDatabases.CreateAsync(Connections.Season, ifMissing: false, ct);
        await LedgerDatabases.MarkTrialAsync(Connections.Season, ct);
        try
        {
            return await PlayAsync(ct);
        }
        finally
        {
            if (!call.GetValue(Keep)) await LedgerDatabases.DropAsync(Connections.Season, CancellationToken.None);
        }
    }

    private static async Task<int> PlayAsync(CancellationToken ct)
    {
        var samples = DemoSamples.Read();
        await using var owner = Connections.Open("Owner", Connections.Season);
        await using var session = await LedgerSession.OpenAsync(Connections.Season, ["demo", "deadline"], ct);
        var season = new Season(session, new SeasonClock(owner, session), samples, CampaignFile.Read(DemoSamples.FileOf("season.json")));
        await season.PlayAsync(ct);
        var names = (await PersonQuery.AllAsync(session.Main, ct)).ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        foreach (var unit in season.Units) names[unit.Code] = unit.Name;
        foreach (var job in JobShelf.All(session)) names[$"job.{job.Name}"] = $"作业·{job.Title}";
        var refused = season.Refusals.Select(r => new TimelineLine(r.At, r.Who, $"{r.What} → 拒绝，台账不增一条：{r.Sentence}"));
        var lines = (await SeasonTimeline.ReadAsync(session, ct)).Concat(refused).OrderBy(l => l.At).ToList();
        Console.WriteLine("时间线（北京时间），除“拒绝”外均读自台账：");
        foreach (var line in lines)
            Console.WriteLine($"{Output.Local(line.At)[..16]}  {names.GetValueOrDefault(line.Who, line.Who)}  {Named(line.What, names)}");
        var verified = await Ledger.LedgerVerifier.VerifyAsync(session.Main, Streams.Catalogue, null, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"时间线 {lines.Count} 行，台账 {verified.Events} 条{(verified.IsSound ? "，凭证叶全部一致" : $"，{verified.ProblemCount} 处问题")}"));
        return verified.IsSound ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static string Named(string text, Dictionary<string, string> names) =>
        names.Aggregate(text, (said, p) => said.Replace(p.Key, p.Value, StringComparison.Ordinal));
}
