using System.CommandLine;
using System.Text;
using PerfLedger.Domain;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Imports;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>report import, open, link, write, attachment: what changes a report. Review and filing go by the words of the forms.</summary>
internal static class ReportEntry
{
    public static readonly Argument<string> Report = new("报告") { Description = "报告编号、其末段，或式样名，如 self-evaluation-report" };

    private static readonly Argument<FileInfo> File = new("文件") { Description = "报告文件（perfledger/report/1）" };
    private static readonly Argument<FileInfo> TextFile = new("文件") { Description = "正文文件（UTF-8，一行一段，写法见 docs/reports.md）" };
    private static readonly Argument<string> Section = new("节") { Description = "节的编号，如 3-09" };
    private static readonly Argument<string> Alias = new("简称") { Description = "在报告里的简称，如 09" };
    private static readonly Argument<string> Source = new("来源") { Description = "自评或基础数据表（编号或末段），或专项的编号" };
    private static readonly Argument<int> No = new("附件序号") { Description = "第几个附件" };
    private static readonly Option<string?> Stream = new("--stream") { Description = "附台账中的哪张表" };
    private static readonly Option<FileInfo?> Upload = new("--file") { Description = "上传文件" };
    private static readonly Option<string?> Absent = new("--absent") { Description = "无此项，写明原因" };
    private static readonly Option<long?> Seen = new("--seen") { Description = "您看到的这一节最后一次改动的台账位置；已被他人改过则报冲突" };
    private static readonly Option<bool> Retrospective = new("--retrospective") { Description = "补录往年资料" };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "评价工作编号" };
    private static readonly Option<string> Form = Needed("--form", "报告式样/版本，如 overall-report/2019-hunan");
    private static readonly Option<string> Pack = new("--pack") { Description = "规则包", DefaultValueFactory = _ => "cn-2020" };
    private static readonly Option<int> Year = new("--year") { Description = "评价年度", Required = true };
    private static readonly Option<string> Unit = Needed("--unit", "预算单位代码");
    private static readonly Option<string> UnitName = Needed("--unit-name", "预算单位名称");
    private static readonly Option<string?> Fund = new("--fund") { Description = "专项名称" };
    private static readonly Option<string?> FundCode = new("--fund-code") { Description = "专项代码" };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("import", "导入报告文件（整份一次写入）", ImportAsync, [File, Retrospective, Campaign, Options.Json, .. Entry.Common]),
        Word("open", "建一份报告：取提纲的各节", OpenAsync,
            [Form, Pack, Year, Unit, UnitName, Fund, FundCode, Campaign, Retrospective, .. Entry.Common]),
        Word("link", "关联一个来源，供正文引用它的数", LinkAsync, [Report, Alias, Source, .. Entry.Common]),
        Word("write", "写一节正文（由文本文件）", WriteAsync, [Report, Section, TextFile, Seen, .. Entry.Common]),
        Word("attachment", "附件：台账中的表、上传的文件，或无此项", AttachmentAsync, [Report, No, Stream, Upload, Absent, .. Entry.Common]),
    ];

    private static Option<string> Needed(string name, string description) => new(name) { Description = description, Required = true };

    private static async Task<int> ImportAsync(ParseResult call, CancellationToken ct)
    {
        var bytes = InterchangeFiles.Bytes(call.GetValue(File)!);
        var file = ReportFiles.Read(bytes, call.GetValue(File)!.Name);
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        await session.Archive.PutAsync(bytes, "application/json", ct);
        var import = new ImportReport(
            file, Library.Outline(file.Identity.Form), Entry.Ground(call), call.GetValue(Retrospective), call.GetValue(Campaign));
        Library.RulePack(file.Identity.RulePack);
        var stream = ReportFiles.Stream(file.Identity);
        var outcome = await desk.DecideAsync(Streams.Reports, stream, import.Decide, ct);
        if (call.GetValue(Options.Json))
            Output.WriteJson(new
            {
                report = stream,
                file = file.Sha256,
                events = outcome.Events,
                operation = desk.Operation,
                outcome.Accepted,
            });
        else Entry.Tell(stream, $"已导入 {file.Sections.Length} 节", outcome);
        return ExitCodes.Done;
    }

    private static async Task<int> OpenAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        Library.RulePack(call.GetValue(Pack)!);
        var opening = new SelfEvaluationOpened(
            call.GetValue(Form)!, call.GetValue(Pack)!, call.GetValue(Year), new UnitRef(call.GetValue(Unit)!, call.GetValue(UnitName)!),
            call.GetValue(UnitName)!, call.GetValue(Fund), null, "万元", call.GetValue(Campaign), null, call.GetValue(Retrospective),
            call.GetValue(FundCode));
        var stream = StreamIds.Report(opening.FiscalYear, opening.Unit.Code, opening.Form,
            StreamIds.Fund(opening.SpecialFundCode, opening.SpecialFund), null);
        var desk = await session.DeskAsync(call, ct);
        var open = new OpenReport(opening, Library.Outline(opening.Form));
        Entry.Tell(stream, "已建报告", await desk.DecideAsync(Streams.Reports, stream, open.Decide, ct));
        return ExitCodes.Done;
    }

    private static Task<int> LinkAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, async session =>
    {
        var asked = call.GetValue(Source)!;
        var stream = StreamIds.Parse(asked) is { Kind: "programme" } ? asked : await EvaluationIds.ResolveAsync(session.Reads, asked, ct);
        return new LinkSource(call.GetValue(Alias)!, stream, Entry.Ground(call)).Decide;
    }, "来源已关联", ct);

    private static Task<int> WriteAsync(ParseResult call, CancellationToken ct)
    {
        var file = call.GetValue(TextFile)!;
        var bytes = InterchangeFiles.Bytes(file);
        var reading = ReportText.Read(Utf8(bytes, file.Name));
        if (!reading.Faults.IsEmpty)
            throw new CliException(ExitCodes.BadInput,
                $"{file.Name} 有 {reading.Faults.Length} 处错误，没有写入：" + string.Concat(reading.Faults.Select(f => "\n  " + f)));
        return DecideAsync(call, async session =>
        {
            var sha256 = await session.Archive.PutAsync(bytes, "text/plain; charset=utf-8", ct);
            return new WriteSection(call.GetValue(Section)!, reading.Content, Entry.Ground(call), call.GetValue(Seen),
                new FigureSource(sha256, "")).Decide;
        }, "正文已写", ct);
    }

    private static Task<int> AttachmentAsync(ParseResult call, CancellationToken ct) => DecideAsync(call, async session =>
    {
        var file = call.GetValue(Upload);
        var sha256 = file is null ? null
            : await session.Archive.PutAsync(InterchangeFiles.Bytes(file), MediaTypes.Sniff(file), ct);
        var stream = call.GetValue(Stream) is { } asked ? await EvaluationIds.ResolveAsync(session.Reads, asked, ct) : null;
        return new StateAttachment(call.GetValue(No), stream, sha256, file?.Name, call.GetValue(Absent), Entry.Ground(call)).Decide;
    }, "附件已记", ct);

    private static async Task<int> DecideAsync(
        ParseResult call, Func<LedgerSession, Task<Func<Report, Decision<ISelfEvaluationEvent>>>> decide, string done, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var stream = await EvaluationIds.ReportAsync(session.Reads, call.GetValue(Report)!, ct);
        var desk = await session.DeskAsync(call, ct);
        Entry.Tell(stream, done, await desk.DecideAsync(Streams.Reports, stream, await decide(session), ct));
        return ExitCodes.Done;
    }

    private static string Utf8(byte[] bytes, string name)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes.AsSpan(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
        }
        catch (DecoderFallbackException)
        {
            throw new CliException(ExitCodes.BadInput, $"{name} 不是 UTF-8 文字；请另存为 UTF-8 后再写入。");
        }
    }
}
