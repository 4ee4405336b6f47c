using System.CommandLine;
using PerfLedger.Documents;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>receipt: what the filer keeps. It prints the digests, the position and the leaf, so that history is bound on paper.</summary>
internal static class ReceiptWord
{
    public static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Main, call.GetValue<string>("报送")!, ct);
        var receipt = await MakeAsync(session, row, ct);
        var path = call.GetValue<string?>("--out") is { } target
            ? await FilingWords.WriteAsync(target,
                FilingWords.FileName(row.Subject, row.Number).Replace(".docx", "_回执.docx", StringComparison.Ordinal),
                receipt.Package, ct)
            : null;
        if (call.GetValue(Options.Json)) Output.WriteJson(
            new { filing = $"{row.Filing}@{row.Number}", lines = receipt.Lines.Select(l => new { name = l.Name, text = l.Text }), path });
        else Write(receipt.Lines, path);
        return ExitCodes.Done;
    }

    public static async Task<(IReadOnlyList<(string Name, string Text)> Lines, byte[] Package)> MakeAsync(
        LedgerSession session, FilingRow row, CancellationToken ct)
    {
        var (recorded, filed) = await FilingQuery.EventAsync(session.Ledger, row, ct);
        var frame = await FrameAsync(session, filed, ct);
        var head = (await session.Ledger.HeadAtAsync(recorded.Position, ct)).Leaf;
        var lines = Lines(row, recorded, filed, frame.Department, frame.Subject, head);
        var model = FilingReceiptModel.Build($"{row.Filing}@{row.Number}", filed.Retrospective, recorded.ActorId, recorded.RecordedAt,
            lines);
        return (lines, DocumentEngines.Current.Render(Library.Template(FilingReceiptModel.Form).Docx, model).Package);
    }

    private static async Task<ReportFrame> FrameAsync(LedgerSession session, ReportFiled filed, CancellationToken ct)
    {
        var pin = filed.Freeze.Streams[0];
        var cut = await Cut.AtAsync(session.Ledger, pin.Stream, AsOf.Version(pin.Version), null, ct);
        return ReportKinds.Pinned(filed.Pins.ModelBuilder, filed.Pins.Calculation).Frame(cut);
    }

    private static List<(string Name, string Text)> Lines(
        FilingRow row, RecordedEvent recorded, ReportFiled f, string department, string project, string leaf) =>
    [
        ("部门名称", department), ("支出方向", project), ("报送编号", $"{row.Filing}（第{row.Number}版{(f.Corrects is { } c ? $"，更正第{c}版" : "")}）"),
        ("报送时间", Output.Local(recorded.RecordedAt) + "（北京时间）"),
            ("报送人", $"{recorded.ActorId}（{RoleNames.Of(recorded.Headers.Role)}，{recorded.Headers.Unit}）"),
        .. Overdue(f), ("冻结", $"台账位置 {f.Freeze.Position}，自评版本 {row.Version}"), ("表尾校验码", f.Pins.ModelDigest[..16]),
        ("文件 SHA-256", f.Pins.ByteDigest), ("内容摘要", f.Pins.CanonicalDigest), ("数据模型摘要", f.Pins.ModelDigest),
            ("模板摘要", f.Pins.TemplateDigest),
        .. f.Pins.Materials.Select(m => (m.Kind == Materials.RulePackKind ? "规则包" : m.Kind, $"{m.Name} {m.Digest}")),
            ("程序版本", $"{f.Pins.Engine}，{f.Pins.ModelBuilder}，{f.Pins.Calculation}"),
        ("校验结果", $"错误 {f.Findings.Errors}、提醒 {f.Findings.Warnings}、提示 {f.Findings.Hints}"), ("台账位置", $"{recorded.Position}"),
            ("自评留痕凭证", f.Freeze.Streams[0].Leaf), ("报送凭证", leaf),
    ];

    private static IEnumerable<(string Name, string Text)> Overdue(ReportFiled f) => f.Overdue is { } late
        ? [("逾期", $"{DueText.Overdue(late.Days)}（期限 {DueText.Day(late.Due)} 24时）")]
        : [];

    private static void Write(IReadOnlyList<(string Name, string Text)> lines, string? path)
    {
        Console.WriteLine("报送回执");
        var table = new TextTable("事项", "内容");
        foreach (var (name, text) in lines) table.Add(name, text);
        table.WriteTo(Console.Out, 90);
        if (path is not null) Console.WriteLine($"回执文件：{path}");
    }
}
