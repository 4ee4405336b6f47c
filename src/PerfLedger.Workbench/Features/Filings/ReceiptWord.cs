using System.CommandLine;
using PerfLedger.Documents;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>receipt: what the filer keeps. It prints the digests, the position and the leaf, so that history is bound on paper.</summary>
internal static class ReceiptWord
{
    public static async Task<int> RunAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue<string>("报送")!, ct);
        var receipt = await MakeAsync(session, row, ct);
        var path = call.GetValue<string?>("--out") is { } target
            ? await FilingWords.WriteAsync(target,
                FilingWords.FileName(row.Subject, row.Number).Replace(".docx", "_回执.docx", StringComparison.Ordinal),
                receipt.Package, ct)
            : null;
        if (path is not null) await AccessLog.HandOutAsync(session, call, AccessLog.Download, row.Id, path, receipt.Package, ct);
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
        var leaf = (await session.Ledger.HeadAtAsync(recorded.Position, ct)).Leaf;
        var facts = Facts(row, recorded, filed, frame, await NameAsync(session, recorded, ct));
        var files = Files(filed).ToList();
        var model = FilingReceiptModel.Build(
            $"{row.Filing}@{row.Number}", filed, recorded.ActorId, recorded.RecordedAt, facts, files, leaf);
        var lines = facts.Concat(filed.Freeze.Streams.Select(s => ("留痕凭证", $"{s.Leaf} {s.Stream} 版本 {s.Version}")))
            .Concat(files.Select(f => (f.Kind, f.Name.Length == 0 ? f.Digest : $"{f.Digest} {f.Name}"))).Append(("报送凭证", leaf));
        return ([.. lines], DocumentEngines.Current.Render(Library.Template(FilingReceiptModel.Form).Docx, model).Package);
    }

    /// <summary>As registered when it was filed: a name changed later changes no receipt.</summary>
    private static async Task<string> NameAsync(LedgerSession session, RecordedEvent filing, CancellationToken ct)
    {
        var person = await session.Ledger.FoldAsync(Streams.People, StreamIds.Person(filing.ActorId), AsOf.Position(filing.Position), ct);
        return $"{person.State.Registered?.Name ?? "（未登记）"}（{filing.ActorId}，{RoleNames.Of(filing.Headers.Role)}，{filing.Headers.Unit}）";
    }

    private static async Task<ReportFrame> FrameAsync(LedgerSession session, ReportFiled filed, CancellationToken ct)
    {
        var pin = filed.Freeze.Streams[0];
        var cut = await Cut.AtAsync(session.Ledger, pin.Stream, AsOf.Version(pin.Version), null, ct);
        return ReportKinds.Pinned(filed.Pins.ModelBuilder, filed.Pins.Calculation).Frame(cut);
    }

    private static List<(string Name, string Text)> Facts(
        FilingRow row, RecordedEvent recorded, ReportFiled f, ReportFrame frame, string filer) =>
    [
        ("部门名称", frame.Department), ("报告名称", f.Title),
        ("报送编号", $"{row.Filing}（第{row.Number}版{(f.Corrects is { } c ? $"，更正第{c}版" : "")}）"),
        ("报送时间", Output.Local(recorded.RecordedAt) + "（北京时间）"), ("报送人", filer), .. Overdue(f),
        ("校验结果", $"错误 {f.Findings.Errors}、提醒 {f.Findings.Warnings}、提示 {f.Findings.Hints}"),
        .. f.AcknowledgedBy is { } head ? [("确认人", head)] : Array.Empty<(string, string)>(),
        ("表尾校验码", f.Pins.ModelDigest[..16]), ("冻结", $"台账位置 {f.Freeze.Position}"), ("台账位置", $"{recorded.Position}"),
        ("程序版本", $"{f.Pins.Engine}，{f.Pins.ModelBuilder}，{f.Pins.Calculation}"),
    ];

    private static IEnumerable<ReceiptFile> Files(ReportFiled f) =>
    [
        new("文件 SHA-256", "", f.Pins.ByteDigest), new("内容摘要", "", f.Pins.CanonicalDigest), new("数据模型摘要", "", f.Pins.ModelDigest),
        new("模板摘要", f.Pins.Template, f.Pins.TemplateDigest),
        .. f.Pins.Materials.Select(m => new ReceiptFile(Materials.Word(m.Kind), m.Name, m.Digest)),
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
