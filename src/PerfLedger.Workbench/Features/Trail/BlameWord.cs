using System.CommandLine;
using Npgsql;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>Where a figure comes from.</summary>
/// <param name="Figure">Figure code.</param>
/// <param name="Name">Its Chinese name on this form.</param>
/// <param name="Value">What the cell shows; null when blank.</param>
/// <param name="AgeDays">Whole days since the last change.</param>
/// <param name="Changes">How often it was changed, its first entry included.</param>
/// <param name="Last">The last change; its source is the file and place of an import.</param>
public sealed record Blame(string Figure, string Name, string? Value, int AgeDays, int Changes, Change Last);

/// <summary>blame: who put each figure there, how long ago, how often it was changed, from which file and row.</summary>
internal static class BlameWord
{
    private static readonly Option<string?> AsOfText = new("--as-of") { Description = "版本（12）、位置（@345）或时刻（2020-05-15T17:30，北京时间）" };

    public static IReadOnlyList<Command> All { get; } =
        [Word("blame", "溯源：每个数最后由谁、何时改成，改过几次，取自哪个文件的哪一处", BlameAsync, Entry.Evaluation, AsOfText, Options.Json)];

    private static async Task<int> BlameAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.ResolveAsync(session.Reads, call.GetValue(Entry.Evaluation)!, ct);
        var text = call.GetValue(AsOfText);
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, text, ct);
        var folded = await session.Ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct);
        if (folded.State.Opened is null) throw new CliException(ExitCodes.NotFound, $"{stream} 在这一时点还没有建表。");
        var (at, figures) = await ReadAsync(session, stream, folded, text is not null, ct);
        if (call.GetValue(Options.Json))
            Output.WriteJson(new { evaluation = stream, version = folded.Version, position = folded.Position, at, figures });
        else Write(stream, folded, figures);
        return ExitCodes.Done;
    }

    /// <summary>Every figure with its last change; as of a point in the past, age is the age it had then.</summary>
    public static async Task<(DateTimeOffset At, IReadOnlyList<Blame> Figures)> ReadAsync(
        LedgerSession session, string stream, Folded<SelfEvaluation> folded, bool past, CancellationToken ct)
    {
        var at = past ? folded.State.Last.At : await session.Ledger.ClockAsync(ct);
        return (at, Of(folded, (await TrailQuery.ReadAsync(session.Reads, stream, null, folded.Position, ct)).ToLookup(c => c.Figure), at));
    }

    private static List<Blame> Of(Folded<SelfEvaluation> folded, ILookup<string, Change> changes, DateTimeOffset at) =>
    [
        .. from code in FormOrder.Figures(folded.State)
           let all = changes[code].ToList()
           let name = FormOrder.NameOf(folded.State, code)
           select new Blame(code, name, folded.State[code].Printed, (int)(at - all[^1].At).TotalDays, all.Count, all[^1]),
    ];

    private static void Write(string stream, Folded<SelfEvaluation> folded, IReadOnlyList<Blame> figures)
    {
        Console.WriteLine($"{stream}  版本 {folded.Version}  位置 {folded.Position}：{figures.Count} 个数");
        var table = new TextTable("数", "名称", "值", "最后由谁", "时间", "几天前", "改过", "位置", "来源");
        foreach (var f in figures)
            table.Add(f.Figure, f.Name, f.Value ?? "（空白）", TrailWords.Person(f.Last), Output.Local(f.Last.At), $"{f.AgeDays}",
                $"{f.Changes}次", $"{f.Last.Position}", f.Last.Source is { } source ? $"文件 {source[..8]} {f.Last.SourceAt}" : "");
        table.WriteTo(Console.Out, 60);
    }
}
