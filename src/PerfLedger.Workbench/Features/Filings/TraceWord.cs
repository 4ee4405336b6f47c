using System.CommandLine;
using PerfLedger.Domain.Figures;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Renditions;
using PerfLedger.Workbench.Features.Trail;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>trace CODE: from the code printed on a page to the filing, its figures and who changed them.</summary>
internal static class TraceWord
{
    private static readonly Argument<string> Code = new("校验码") { Description = "表尾印的校验码（至少 8 位）" };

    private static readonly Argument<string?> Figure = new("数")
    {
        Description = "只追溯这一个数，如 funds.total.executed",
        Arity = ArgumentArity.ZeroOrOne
    };

    public static Command Trace { get; } = Word("trace", "由纸面校验码追溯到报送、每个数和经手人", TraceAsync, Code, Figure, Options.Json);

    private static async Task<int> TraceAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var (row, rendition) = await FindAsync(session, call.GetValue(Code)!, ct);
        if (rendition is not null) await Console.Error.WriteLineAsync(rendition);
        var changes = await TrailQuery.ReadAsync(session.Reads, row.Subject, call.GetValue(Figure), row.FreezePosition, ct);
        if (changes.Count == 0) throw new CliException(ExitCodes.NotFound, $"这份报送里没有数“{call.GetValue(Figure)}”。");
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filing = row, figure = call.GetValue(Figure), changes });
        else Write(row, changes, call.GetValue(Figure));
        return ExitCodes.Done;
    }

    /// <summary>The filing a printed code names; with a sentence when it is the code of a public rendition of it.</summary>
    public static async Task<(FilingRow Filing, string? Rendition)> FindAsync(LedgerSession session, string code, CancellationToken ct)
    {
        var digits = code.Trim().ToLowerInvariant();
        if (digits.Length < 8 || !digits.All(char.IsAsciiHexDigitLower))
            throw new CliException(ExitCodes.BadInput, $"“{code}”不是校验码：应为表尾所印的 16 位十六进制数字（至少写前 8 位）。");
        var rows = await FilingQuery.ByCodeAsync(session.Reads, digits, ct);
        if (rows.Count == 0 && await RenditionQuery.ByCodeAsync(session.Reads, digits, ct) is [var made, ..])
        {
            var sentence = $"{digits} 是公开版第{made.Rendition}稿的校验码；以下为封存原件。{(made.Outdated ? "原件已更正，这一稿已过时。" : "")}";
            return (await FilingQuery.OneAsync(session.Reads, $"{made.Filing}@{made.Number}", ct), sentence);
        }

        return rows.Count switch
        {
            0 => throw new CliException(ExitCodes.NotFound, $"没有校验码为 {digits} 的报送：可能是未报送的预览件，或属于另一个台账。") { Word = "--ledger 台账" },
            _ => (rows[0], null),
        };
    }

    private static void Write(FilingRow row, IReadOnlyList<Change> changes, string? figure)
    {
        Console.WriteLine($"报送 {row.Filing}@{row.Number}，{Output.Local(row.FiledAt)} 由 {row.FiledBy} 报送（台账位置 {row.Position}）");
        Console.WriteLine($"冻结于位置 {row.FreezePosition}，自评 {row.Subject} 版本 {row.Version}；文件 SHA-256 {row.ByteDigest}");
        if (figure is not null)
        {
            TrailWords.Write(row.Subject, changes, Console.Out);
            return;
        }

        var table = new TextTable("数", "印出的值", "最后由谁", "时间", "位置", "改过");
        foreach (var last in changes.GroupBy(c => c.Figure).Select(g => (Change: g.Last(), Times: g.Count()))
            .Where(x => TrailWords.IsCell(row.Subject, x.Change.Figure)))
            table.Add(TrailWords.NameOf(row.Subject, last.Change.Figure), last.Change.After, last.Change.ActorName ?? last.Change.Actor,
                Output.Local(last.Change.At),
                $"{last.Change.Position}", $"{last.Times}次");
        table.WriteTo(Console.Out);
        Console.WriteLine($"某个数的全部经过：perfledger trace {row.ModelDigest[..16]} 数的编码");
    }
}
