using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Evaluations;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Imports;

/// <summary>check, import, export: the interchange file in and out.</summary>
internal static class ImportWords
{
    private static readonly Argument<FileInfo> File = new(
        "文件")
    { Description = "自评表文件（perfledger/self-evaluation/1 或 perfledger/filing/1）" };
    private static readonly Argument<string[]> Evaluations = new("自评")
    {
        Description = "自评编号或其末段；不写时为全部",
        Arity = ArgumentArity.ZeroOrMore
    };
    private static readonly Option<string[]> Pack = new("--pack") { Description = "改用哪个规则包；写几个就逐个校验并对照" };
    private static readonly Option<bool> Retrospective = new("--retrospective")
    {
        Description = "补录往年资料，报送件上注明；是否到期锁定由评价工作（campaign）的补录标志决定"
    };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "评价工作编号" };
    private static readonly Argument<string> Schema = new("名称") { Description = "格式文件：" + string.Join('、', InterchangeSchemas.All.Keys) };
    private static readonly Option<string?> Out = new("--out") { Description = "写到哪个文件；不写时输出到屏幕" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("check", "不入台账，校验一个文件", CheckAsync, File, Pack, Options.Json),
        Word("import", "把文件中的数作为事件记入台账（整份一次写入）", ImportAsync, [File, Retrospective, Campaign, Options.Json, .. Entry.Common]),
        Word("schema", "输出文件格式的 JSON Schema（与 docs/schemas 相同）", SchemaAsync, Schema),
        Word("export", "把台账中的自评写成文件", ExportAsync, Evaluations, Out),
    ];

    private static Task<int> CheckAsync(ParseResult call, CancellationToken ct)
    {
        var file = call.GetValue(File)!;
        var packs = (call.GetValue(Pack) ?? []).Distinct(StringComparer.Ordinal).ToList();
        var results = FileCheck.Run(InterchangeFiles.Read(file), packs);
        if (call.GetValue(Options.Json))
            Output.WriteJson(results is [var one] ? CheckView.Of(file.Name, one) : CheckView.Of(file.Name, results));
        else if (results is [var only]) CheckText.Write(only, Console.Out);
        else ComparisonText.Write(results, Console.Out);
        return Task.FromResult(results.Any(r => r.All.Any(f => f.Severity == Severity.Error)) ? ExitCodes.AnswerIsNo : ExitCodes.Done);
    }

    private static async Task<int> ImportAsync(ParseResult call, CancellationToken ct)
    {
        var bytes = InterchangeFiles.Bytes(call.GetValue(File)!);
        var file = InterchangeFiles.Read(bytes, call.GetValue(File)!.Name);
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var import = new FileImport(session, desk) { Retrospective = call.GetValue(Retrospective), Campaign = call.GetValue(Campaign) };
        var outcome = await import.RunAsync(file, bytes, Entry.Ground(call), text => Console.Error.WriteLine(text), ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(
            new { file = file.Sha256, forms = file.Forms.Length, events = outcome.Events, operation = desk.Operation, outcome.Accepted });
        else Console.WriteLine(outcome.Events == 0
            ? $"{file.Forms.Length} 张表与台账一致，没有新记录。"
            : $"已导入 {file.Forms.Length} 张表，{outcome.Events} 条记录，{outcome.Positions}；来源 SHA-256 {file.Sha256}；操作号 {desk.Operation}");
        return ExitCodes.Done;
    }

    private static async Task<int> SchemaAsync(ParseResult call, CancellationToken ct)
    {
        if (!InterchangeSchemas.All.TryGetValue(call.GetValue(Schema)!, out var schema))
            throw new CliException(ExitCodes.NotFound,
                $"没有格式“{call.GetValue(Schema)}”，现有：{string.Join('、', InterchangeSchemas.All.Keys)}。");
        await Console.OpenStandardOutput().WriteAsync(schema, ct);
        return ExitCodes.Done;
    }

    private static async Task<int> ExportAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var bytes = await FileExport.WriteAsync(session, call.GetValue(Evaluations)!, ct);
        var what = call.GetValue(Evaluations) is { Length: > 0 } some ? string.Join(' ', some) : "全部自评";
        await AccessLog.HandOutAsync(session, call, AccessLog.Export, what, call.GetValue(Out), bytes, ct);
        if (call.GetValue(Out) is { } path)
        {
            await Filings.FilingWords.WriteAsync(path, "自评.json", bytes, ct);
            Console.Error.WriteLine($"已写 {path}");
        }
        else await Console.OpenStandardOutput().WriteAsync(bytes, ct);
        return ExitCodes.Done;
    }
}
