using System.CommandLine;
using System.Diagnostics;
using PerfLedger.Domain.Checks;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Demo.Seasons;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Imports;
using PerfLedger.Workbench.Features.Ledgers;
using PerfLedger.Workbench.Features.Trail;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Demo;

/// <summary>demo: the main job on the 2020 report, from nothing to filed and regenerated, on a ledger made anew each time.</summary>
internal static class DemoWord
{
    /// <summary>The figure the demo follows from paper back to the person: form 12, executed, once typed 18.53.</summary>
    private const string TracedForm = "12";
    private const string TracedFigure = "funds.total.executed";

    public static Command Demo { get; } = Word("demo", "演示：13张真实自评表和自评报告从录入到报送、重新生成（每次新建演示台账）", RunAsync,
        SeasonWord.Deadline);

    private static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var samples = DemoSamples.Read();
        Say("一、新建演示台账 perfledger_demo");
        await LedgerDatabases.DropAsync(Connections.Demo, ct);
        await LedgerDatabases.CreateAsync(Connections.Demo, ifMissing: false, ct);
        await using var session = await LedgerSession.OpenAsync(Connections.Demo, ["demo"], ct);
        var play = new DemoPlay(session, samples);
        Say($"二、登记 {samples.People.People.Length} 名虚构人员，开设评价工作");
        await play.SetUpAsync(ct);
        Say("三、导入初稿（13 张表，一次写入）");
        await play.ImportDraftAsync(ct);
        Say($"四、逐步更正、送审、退回、再送审、审核（{samples.History.Steps.Length} 步，过程为虚构，终值与报告一致）");
        await play.PlayAsync(ct);
        await play.RequireFiledFiguresAsync(ct);
        Say("五、校验结果（全部由单位负责人一次确认）");
        var findings = await FindingsAsync(session, ct);
        var out_ = Path.Combine(Environment.GetEnvironmentVariable("PERFLEDGER_ROOT") ?? Environment.CurrentDirectory, "out");
        Say($"六、报送 13 张表，写入 {out_}");
        var forms = await play.FileAllAsync(out_, ct);
        Say("七、自评报告：导入正文，校验、确认、送审、审核");
        var report = new DemoReport(session, samples);
        await report.ImportAsync(ct);
        findings += await report.ReviewAsync(ct);
        Say("八、报送自评报告：正文、引用的数和 13 张表为一份文件");
        FilingRow[] filed = [.. forms, await report.FileAsync(out_, ct)];
        Say("九、由事件重新生成并逐字节核对");
        var identical = await RegenerateAsync(session, filed, ct);
        Say("十、由纸面校验码追溯一个数");
        await TraceAsync(session, ct);
        var verified = await LedgerVerifier.VerifyAsync(session.Main, Streams.Catalogue, null, ct);
        Console.WriteLine();
        var leaves = verified.IsSound ? "凭证叶全部一致" : $"{verified.ProblemCount} 处问题";
        Console.WriteLine($"核对台账 {verified.Events} 条事件：{leaves}；用时 {clock.Elapsed.TotalSeconds:0.0} 秒");
        Console.WriteLine($"头部凭证 {verified.Head.Leaf}");
        Console.WriteLine($"表 {forms.Count}，报告 1，事件 {verified.Events}，校验结果 {findings}，报送 {filed.Length}，重新生成一致 {identical}");
        return identical == filed.Length && verified.IsSound ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    private static void Say(string line)
    {
        Console.WriteLine();
        Console.WriteLine(line);
    }

    private static async Task<int> FindingsAsync(LedgerSession session, CancellationToken ct)
    {
        var table = new TextTable("表", "支出方向", "执行率", "得分合计", "规则得分", "错误", "提醒", "提示");
        var result = await FindingsWord.CheckAsync(session, [], AsOf.Now, ct);
        foreach (var a in result.Forms.Select(f => f.Assessment))
        {
            var project = a.State.Opened!.Project!;
            table.Add(project.Code, project.Name, a.Result.Execution.RateText, Output.Number(a.Result.ScoreSum),
                Output.Number(a.Result.RuleScore),
                $"{a.Count(Severity.Error)}", $"{a.Count(Severity.Warning)}", $"{a.Count(Severity.Hint)}");
        }

        table.WriteTo(Console.Out);
        foreach (var finding in result.Programme) Console.WriteLine($"专项总体 {finding.Rule} {finding.What}");
        Console.WriteLine($"{CheckText.Summary(result.All)}（逐项：perfledger findings）");
        return result.All.Count();
    }

    private static async Task<int> RegenerateAsync(LedgerSession session, IReadOnlyList<FilingRow> filed, CancellationToken ct)
    {
        var reports = new List<RegenerationReport>();
        foreach (var row in filed)
        {
            var (recorded, report) = await FilingQuery.EventAsync(session.Ledger, row, ct);
            reports.Add(await new Regeneration(session).RunAsync(row.Filing, recorded, report, ct));
        }

        RegenerationText.Write(reports, json: false);
        return reports.Count(r => r.Identical);
    }

    private static async Task TraceAsync(LedgerSession session, CancellationToken ct)
    {
        var row = await FilingQuery.OneAsync(session.Reads, TracedForm, ct);
        var when = Output.Local(row.FiledAt);
        Console.WriteLine($"表尾校验码 {row.ModelDigest[..16]} → {row.Filing}@{row.Number}（{when}，冻结位置 {row.FreezePosition}）");
        var changes = await TrailQuery.ReadAsync(session.Reads, row.Subject, TracedFigure, row.FreezePosition, ct);
        TrailWords.Write(row.Subject, [.. changes.Where(c => c.Figure == TracedFigure)], Console.Out);
        Console.WriteLine($"同样的命令：perfledger trace {row.ModelDigest[..16]} {TracedFigure}");
    }
}
