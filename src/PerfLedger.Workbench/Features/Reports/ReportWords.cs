using System.CommandLine;
using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Imports;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>report …: list, show, check, export, history of narrative reports; what changes them is in <see cref="ReportEntry"/>.</summary>
internal static class ReportWords
{
    private static readonly Argument<string?> Section = new("节")
    {
        Description = "节的编号，如 3-09；不写时为全部",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Argument<string> ReportOrFile = new("报告或文件") { Description = "报告编号，或报告文件（perfledger/report/1）" };
    private static readonly Option<string?> AsOfText = new("--as-of") { Description = "版本（12）、位置（@345）或时刻（2020-05-15T17:30）" };
    private static readonly Option<FileInfo?> With = new("--with") { Description = "校验文件时，引用的数取自哪个自评表文件（perfledger/filing/1）" };
    private static readonly Option<string?> Out = new("--out") { Description = "写到哪个文件；不写时输出到屏幕" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("report", "自评报告（正文、引用的数、附件）",
        [
            Word("list", "列出台账中的自评报告", ListAsync, Options.Json),
            Word("show", "显示报告：引用的数都已取出", ShowAsync, ReportEntry.Report, Section, AsOfText, Options.Json),
            Word("check", "校验报告；文件不入台账也能校验", CheckAsync, ReportOrFile, With, Options.Json),
            Word("history", "各节何人何时改了哪一段", HistoryAsync, ReportEntry.Report, Section, Options.Json),
            Word("export", "把报告写成文件", ExportAsync, ReportEntry.Report, Out),
            .. ReportEntry.All,
        ]),
    ];

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var rows = await ReportQuery.AllAsync(session.Reads, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { reports = rows });
        else if (rows.Count == 0) Console.WriteLine("还没有自评报告。用 perfledger report import 文件 导入，或用 perfledger report open 新建。");
        else
        {
            var table = new TextTable("报告", "年度", "单位", "式样", "状态", "报送", "版本");
            foreach (var r in rows)
                table.Add(r.Report, $"{r.FiscalYear}", r.UnitName, r.Form, EvaluationText.Name(r.Stage), $"{r.Filings}", $"{r.Version}");
            table.WriteTo(Console.Out, 72);
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.ReportAsync(session.Reads, call.GetValue(ReportEntry.Report)!, ct);
        var asOf = await EvaluationIds.ReachedAsync(session.Ledger, stream, call.GetValue(AsOfText), ct);
        var folded = await session.Ledger.FoldAsync(Streams.Reports, stream, asOf, ct);
        if (folded.State.Outline is null) throw new CliException(ExitCodes.NotFound, $"{stream} 在这一时点还没有建立。");
        var moment = call.GetValue(AsOfText) is null ? AsOf.Now : AsOf.Position(folded.Position);
        var printed = Resolver.Print(folded.State, await LinkedStreams.ReadAsync(session.Ledger, folded.State, moment, ct));
        var section = call.GetValue(Section);
        if (section is not null && folded.State.Heading(section) is null)
            throw new CliException(ExitCodes.NotFound, $"没有“{section}”这一节，现有：{string.Join('、', folded.State.Headings.Select(h => h.Id))}。");
        if (call.GetValue(Options.Json)) Output.WriteJson(ReportView.Of(stream, folded, printed));
        else ReportView.Write(stream, folded, printed, section);
        return ExitCodes.Done;
    }

    private static async Task<int> CheckAsync(ParseResult call, CancellationToken ct)
    {
        var asked = call.GetValue(ReportOrFile)!;
        IReadOnlyList<Finding> findings;
        var unlinked = false;
        if (System.IO.File.Exists(asked))
        {
            var file = ReportFiles.Read(InterchangeFiles.Bytes(new FileInfo(asked)), Path.GetFileName(asked));
            findings = ReportFiles.Check(file, call.GetValue(With) is { } forms ? InterchangeFiles.Read(forms) : null);
            unlinked = call.GetValue(With) is null && file.Sources.Length > 0;
        }
        else
        {
            await using var session = await LedgerSession.OpenAsync(call, ct);
            var stream = await EvaluationIds.ReportAsync(session.Reads, asked, ct);
            var folded = await session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now, ct);
            findings = (await Assessment.ReadAsync(session, folded.State, AsOf.Now, ct)).Findings;
        }

        if (call.GetValue(Options.Json)) Output.WriteJson(new { report = asked, findings });
        else if (findings.Count == 0) Console.WriteLine("没有问题。");
        else foreach (var line in findings.Select(Line).Distinct(StringComparer.Ordinal)) Console.WriteLine(line);
        if (unlinked)
            await Console.Error.WriteLineAsync("没有给出自评表文件，引用的数无从核对；请加 --with 自评表文件（perfledger/filing/1），如 --with filing.json。");
        return findings.Any(f => f.Severity == Severity.Error) ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    private static async Task<int> HistoryAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.ReportAsync(session.Reads, call.GetValue(ReportEntry.Report)!, ct);
        var changes = await SectionHistory.ReadAsync(session.Ledger, stream, call.GetValue(Section), ct);
        if (changes.Count == 0) throw new CliException(ExitCodes.NotFound, $"{stream} 没有“{call.GetValue(Section)}”这一节的记录。");
        if (call.GetValue(Options.Json)) Output.WriteJson(new { report = stream, changes });
        else SectionHistory.Write(changes);
        return ExitCodes.Done;
    }

    private static async Task<int> ExportAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.ReportAsync(session.Reads, call.GetValue(ReportEntry.Report)!, ct);
        var bytes = ReportWriter.Write((await session.Ledger.FoldAsync(Streams.Reports, stream, AsOf.Now, ct)).State);
        await AccessLog.HandOutAsync(session, call, AccessLog.Export, stream, call.GetValue(Out), bytes, ct);
        if (call.GetValue(Out) is { } path)
        {
            await Filings.FilingWords.WriteAsync(path, "报告.json", bytes, ct);
            await Console.Error.WriteLineAsync($"已写 {path}");
        }
        else await Console.OpenStandardOutput().WriteAsync(bytes, ct);
        return ExitCodes.Done;
    }

    // [3-09]: the id that report write takes.
    private static string Line(Finding f) => $"{Name(f.Severity)} {f.Rule} [{f.At.Split('/')[^1]}] {f.What}";

    private static string Name(Severity severity) => severity switch
    {
        Severity.Error => "错误",
        Severity.Warning => "待说明",
        _ => "提示",
    };
}
