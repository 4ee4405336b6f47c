using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Intake.Fuzzing;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>fuzz: damaged files against the reader of files. Needs no database.</summary>
internal static class FuzzWord
{
    private static readonly Argument<int> Number = new("份数") { Description = "做多少份" };
    private static readonly Option<int?> Seed = new("--seed") { Description = "随机种子；同一种子做出同样的文件" };

    public static Command Fuzz { get; } = Word("fuzz", "做出许多损坏的文件，检验读入程序：每一份都读成或拒绝，别无其他", Run, Number, Seed);

    private static Task<int> Run(ParseResult call, CancellationToken ct)
    {
        var seed = call.GetValue(Seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var report = Fuzzer.Run(call.GetValue(Number), seed, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"种子 {seed}：{report.Inputs} 份，读成 {report.Read} 份，拒绝 {report.Refused.Values.Sum()} 份，"
            + $"用时 {report.Elapsed.TotalSeconds:0.0} 秒，最慢一份 {report.Slowest.TotalMilliseconds:0} 毫秒"));
        foreach (var (reason, count) in report.Refused.OrderByDescending(r => r.Value)) Console.WriteLine($"  {reason}：{count}");
        foreach (var failure in report.Failures.Take(20)) Console.Error.WriteLine(failure);
        return Task.FromResult(report.Failures.Count == 0 ? ExitCodes.Done : ExitCodes.AnswerIsNo);
    }
}
