using System.CommandLine;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>render, file, filings, regenerate, receipt, trace.</summary>
internal static class FilingWords
{
    private static readonly Argument<string> Evaluation = new("自评") { Description = "自评编号或其末段，如 09" };
    private static readonly Argument<string?> Filing = new("报送") { Description = "报送编号，如 09 或 09@1", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> OneFiling = new("报送") { Description = "报送编号，如 09 或 09@1" };
    private static readonly Option<bool> Every = new("--all") { Description = "全部" };
    private static readonly Option<string?> Out = new("--out") { Description = "写到哪个文件或文件夹" };
    private static readonly Option<string?> AsOfText = new("--as-of") { Description = "版本（12）、位置（@345）或时刻（2020-05-15T17:30）" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("render", "把自评生成为 .docx（预览，不报送）", RenderAsync, Evaluation, AsOfText, Out),
        Word("file", "报送：冻结、生成、存档，一次写入台账", FileAsync, Evaluation, Out, Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId,
            Options.Json),
        Word("filings", "列出已报送的报告", ListAsync, Options.Json),
        Word("regenerate", "由事件重新生成已报送的报告并逐项核对", RegenerateAsync, Filing, Every, Out, Options.Json),
        Word("receipt", "报送回执（文字和 .docx）", ReceiptWord.RunAsync, OneFiling, Out, Options.Json),
        TraceWord.Trace,
    ];

    private static async Task<int> RenderAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Evaluation)!, ct);
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, call.GetValue(AsOfText), ct);
        var made = await new FilingDesk(session).MakeAsync(stream, asOf, "预览", ct);
        var path = await WriteAsync(call.GetValue(Out), FileName(stream, null), made.Document.Package, ct);
        await AccessLog.HandOutAsync(session, call, AccessLog.Download, stream, path, made.Document.Package, ct);
        Console.WriteLine($"已生成 {path}（版本 {made.Cut.Own.Version}，位置 {made.Cut.Position}，校验码 {made.Document.ModelDigest[..16]}；预览，未报送）");
        return ExitCodes.Done;
    }

    private static async Task<int> FileAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.SubjectAsync(session.Reads, call.GetValue(Evaluation)!, ct);
        var desk = await session.DeskAsync(call, ct);
        var row = await new FilingDesk(session).FileAsync(stream, desk, ct);
        var bytes = await session.Archive.GetAsync(row.ByteDigest, ct);
        var path = call.GetValue(Out) is { } target ? await WriteAsync(target, FileName(stream, row.Number), bytes!, ct) : null;
        if (path is not null) await AccessLog.HandOutAsync(session, call, AccessLog.Download, row.Id, path, bytes!, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filing = row, path });
        else
        {
            string?[] said =
            [
                $"已报送 {row.Filing}@{row.Number}", $"位置 {row.Position}", $"SHA-256 {row.ByteDigest}",
                row.OverdueDays is null ? null : DueText.Overdue(row.OverdueDays), path is null ? null : $"文件 {path}",
            ];
            Console.WriteLine(string.Join('，', said.OfType<string>()));
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var rows = await FilingQuery.AllAsync(session.Reads, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filings = rows });
        else if (rows.Count == 0) Console.WriteLine("还没有报送。先用 perfledger file 自评 --as 人员 报送。");
        else
        {
            var table = new TextTable("报送", "版次", "时间", "报送人", "冻结位置", "校验码", "SHA-256", "盖章", "说明");
            foreach (var r in rows)
                table.Add(r.Filing, $"{r.Number}", Output.Local(r.FiledAt), r.FiledBy, $"{r.FreezePosition}", r.ModelDigest[..16],
                    r.ByteDigest[..16] + "…", SealStates.Word(r.Seal),
                    r.Retrospective ? "补录" : DueText.Overdue(r.OverdueDays));
            table.WriteTo(Console.Out, 72);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> RegenerateAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        if (call.GetValue(Filing) is null != call.GetValue(Every))
            throw new CliException(ExitCodes.BadInput, "请指明一份报送，或用 --all 核对全部。");
        var rows = call.GetValue(Every) ? await FilingQuery.AllAsync(session.Reads, ct)
            : [await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct)];
        var reports = new List<RegenerationReport>();
        foreach (var row in rows)
        {
            var (recorded, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
            reports.Add(await new Regeneration(session).RunAsync(row.Filing, recorded, filed, ct));
            if (call.GetValue(Out) is not { } target || reports[^1].Package is not { } package) continue;
            var path = await WriteAsync(target, FileName(row.Subject, row.Number), package, ct);
            await AccessLog.HandOutAsync(session, call, AccessLog.Download, row.Id, path, package, ct);
        }

        RegenerationText.Write(reports, call.GetValue(Options.Json));
        return reports.All(r => r.Identical) ? ExitCodes.Done : ExitCodes.AnswerIsNo;
    }

    /// <summary>The file name of a report: its stream, and the number of the filing.</summary>
    public static string FileName(string stream, int? number) =>
        stream[(stream.IndexOf('.', StringComparison.Ordinal) + 1)..]
            .Replace('.', '_') + (number is null ? "_预览" : $"_v{number}") + ".docx";

    /// <summary>Writes beside first and moves, so that a file is whole or not there.</summary>
    public static async Task<string> WriteAsync(string? target, string name, byte[] bytes, CancellationToken ct)
    {
        var path = target is null ? name : Directory.Exists(target) || target.EndsWith('/') ? Path.Combine(target, name) : target;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var temporary = path + ".part";
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, ct);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary); // half a file on a full disk; nothing otherwise
        }

        return path;
    }
}
