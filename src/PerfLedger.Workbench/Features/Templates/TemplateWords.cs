using System.CommandLine;
using PerfLedger.Documents;
using PerfLedger.Domain;
using PerfLedger.Domain.Templates;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Templates;

/// <summary>template check, preview, publish, withdraw, list.</summary>
internal static class TemplateWords
{
    private static readonly Argument<FileInfo> Template = new("文件") { Description = "用 Word 或 WPS 编辑的模板（.docx）" };
    private static readonly Argument<string> OfForm = new("表样") { Description = "如 project-self-evaluation/2020-zhuzhou" };
    private static readonly Argument<string> Digest = new("摘要") { Description = "模板的 SHA-256，或其开头几位" };
    private static readonly Option<string> Form = new("--form")
    {
        Description = "表样，如 project-self-evaluation/2020-zhuzhou；共用部件写 part/名称",
        Required = true,
    };
    private static readonly Option<FileInfo?> Fields = new("--fields") { Description = "字段表 fields.json；不写时用该表样随程序的字段表" };
    private static readonly Option<string?> Out = new("--out") { Description = "示例文档写到哪个文件夹" };
    private static readonly Option<DateOnly?> From = Options.Day("--from", "启用日期，如 2021-01-01", required: true);
    private static readonly Option<DateOnly?> To = Options.Day("--to", "停用日期，如 2021-12-31；不写为一直使用");

    public static IReadOnlyList<Command> All { get; } =
    [
        Group("template", "模板：检查、预览、发布",
            Word("check", "检查模板，一次列出全部错误和改法", CheckAsync, Template, Form, Fields, Options.Json),
            Word("preview", "用示例数据生成文档（.docx，装有 LibreOffice 时另有 PDF 和图片）", PreviewAsync, Template, Form, Fields, Out),
            Word("publish", "发布模板：检查、试生成、校验、存档、登记", PublishAsync, Template, Form, Fields, From, To, Options.As, Options.Role,
                Options.OnBehalfOf, Options.CommandId),
            Word("withdraw", "撤回已发布的模板", WithdrawAsync, OfForm, Digest, Options.Reason, Options.As, Options.Role, Options.OnBehalfOf,
                Options.CommandId),
            Word("list", "列出随程序的和已发布的模板", ListAsync, Options.Json)),
    ];

    private static async Task<int> CheckAsync(ParseResult call, CancellationToken ct)
    {
        var file = await ReadAsync(call, null, ct);
        if (call.GetValue(Options.Json))
            Output.WriteJson(new { form = file.Form, digest = Library.Digest(file.Docx), faults = file.Inspection.Faults });
        else if (file.IsFaulty) TemplateText.WriteFaults(file.Inspection.Faults);
        else Console.WriteLine($"模板没有错误（{file.Form}，SHA-256 {Library.Digest(file.Docx)}）。");
        return file.IsFaulty ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    private static async Task<int> PreviewAsync(ParseResult call, CancellationToken ct)
    {
        var file = await ReadAsync(call, null, ct);
        if (file.IsFaulty) TemplateText.WriteFaults(file.Inspection.Faults);
        if (file.Inspection.Sample is not { } sample) return ExitCodes.AnswerIsNo;
        var folder = Directory.CreateDirectory(call.GetValue(Out) ?? ".").FullName;
        var path = Path.Combine(folder, Path.GetFileNameWithoutExtension(call.GetValue(Template)!.Name) + "_示例.docx");
        await File.WriteAllBytesAsync(path, sample.Package, ct);
        foreach (var written in await OfficePreview.WriteAsync(path, ct)) Console.WriteLine($"已写 {written}");
        return file.IsFaulty ? ExitCodes.AnswerIsNo : ExitCodes.Done;
    }

    private static async Task<int> PublishAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var (form, from) = (call.GetValue(Form)!, call.GetValue(From)!.Value);
        var publishing = new TemplateDesk(session, desk);
        publishing.Ask(form, from, call.GetValue(To));
        var file = await ReadAsync(call, session, ct);
        if (file.IsFaulty)
        {
            TemplateText.WriteFaults(file.Inspection.Faults);
            Console.WriteLine("没有发布：请改正后再发布。");
            return ExitCodes.AnswerIsNo;
        }

        var uploaded = await File.ReadAllBytesAsync(call.GetValue(Template)!.FullName, ct);
        var (outcome, publish) = await publishing.PublishAsync(file, uploaded, from, call.GetValue(To), ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。"
            : $"已发布 {form}（{TemplateText.Days(publish.From, publish.To)}，SHA-256 {publish.Digest}，{outcome.Positions}）。");
        return ExitCodes.Done;
    }

    private static async Task<int> WithdrawAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var desk = await session.DeskAsync(call, ct);
        var (form, digest) = (call.GetValue(OfForm)!, call.GetValue(Digest)!);
        if (!StreamIds.IsTemplateForm(form))
            throw new CliException(ExitCodes.BadInput,
                $"“{form}”不是表样名称，应写成 表样/版本，如 project-self-evaluation/2020-zhuzhou；用 perfledger template list 查看。");
        var stream = StreamIds.Template(form);
        var published = (await session.Ledger.FoldAsync(Streams.Templates, stream, AsOf.Now, ct)).State.Publications;
        var named = published.Select(p => p.Published.Digest).Distinct()
            .Where(d => d.StartsWith(digest, StringComparison.Ordinal)).ToList();
        if (named.Count != 1)
            throw new CliException(named.Count == 0 ? ExitCodes.NotFound : ExitCodes.BadInput,
                $"{form} {(named.Count == 0 ? "没有" : "不止一个")}摘要以“{digest}”开头的已发布模板；用 perfledger template list 查看，再写明摘要的开头。");
        var found = named[0];
        var withdraw = new WithdrawTemplate(desk.Actor.Who(), found, call.GetValue(Options.Reason) ?? "");
        var outcome = await desk.DecideAsync(Streams.Templates, stream, withdraw.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? "已是如此，没有新记录。" : $"已撤回 {form} 的模板 {found}（{outcome.Positions}）；已报送的报告不受影响。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var published = await TemplateShelf.PublicationsAsync(session.Ledger, ct);
        var shipped = Library.Forms().Select(f => (Form: f, Digest: Library.Digest(Library.Template(f).Docx))).ToList();
        if (call.GetValue(Options.Json))
        {
            Output.WriteJson(new
            {
                shipped = shipped.Select(s => new { form = s.Form, digest = s.Digest }),
                published = published.Select(p => new
                {
                    p.Published.Form,
                    p.Published.Digest,
                    p.Published.FieldsDigest,
                    p.Published.Size,
                    p.Published.From,
                    p.Published.To,
                    by = p.Meta.Actor,
                    at = p.Meta.At,
                    position = p.Meta.Position,
                    p.Withdrawn,
                }),
            });
        }
        else TemplateText.WriteList(shipped, published);
        return ExitCodes.Done;
    }

    private static async Task<TemplateFile> ReadAsync(ParseResult call, LedgerSession? session, CancellationToken ct)
    {
        var form = call.GetValue(Form)!;
        if (!StreamIds.IsTemplateForm(form))
            throw new CliException(ExitCodes.BadInput, $"“{form}”不是表样名称，应写成 表样/版本，如 project-self-evaluation/2020-zhuzhou。");
        // Parts are those in force when the template begins to be used; a check or a preview takes the newest.
        var on = session is null ? DateOnly.MaxValue : call.GetValue(From)!.Value;
        return await TemplateFile.ReadAsync(call.GetValue(Template)!, form, call.GetValue(Fields), PartAsync, ct);

        async Task<byte[]?> PartAsync(string name)
        {
            if (session is not null) return await TemplateShelf.PartAsync(session, name, on, ct);
            await using var opened = await LedgerSession.OpenAsync(call, ct);
            return await TemplateShelf.PartAsync(opened, name, on, ct);
        }
    }
}
