using System.CommandLine;
using PerfLedger.Documents.Renditions.V1;
using PerfLedger.Domain.Filings;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.People;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Renditions;

/// <summary>rendition find, make, publish, list.</summary>
internal static class RenditionWords
{
    private const int Around = 8;

    private static readonly Argument<string> Filing = new("报送") { Description = "报送编号，如 08 或 08@1" };
    private static readonly Option<string?> Out = new("--out") { Description = "写到哪个文件或文件夹" };
    private static readonly Option<string[]> Redact = Several("--redact", "遮盖哪些：all，或序号 1、2-4");
    private static readonly Option<string[]> Justify = Several("--justify", "保留并写明依据：序号=依据，如 3=任前公示已公开");
    private static readonly Option<string[]> Hide = Several("--hide", "另外遮盖这些文字（全文各处）");
    private static readonly Option<string?> Ground = new("--ground") { Description = "遮盖的依据；不写时按类别" };
    private static readonly Option<DateOnly?> On = Options.Day("--on", "公开日期，如 2021-08-30", required: true);
    private static readonly Option<string> Where = new("--where") { Description = "公开的网址或载体", Required = true };

    public static Command Rendition { get; } = Group("rendition", "公开版",
        Word("find", "查出报送件里的个人信息", FindAsync, Filing, Options.Json),
        Word("make", "由封存的报送件制作公开版", MakeAsync, Filing, Redact, Justify, Hide, Ground, Out, Options.As, Options.Role,
            Options.OnBehalfOf, Options.CommandId, Options.Json),
        Word("publish", "登记公开版已公开", PublishAsync, Filing, On, Where, Options.As, Options.Role, Options.OnBehalfOf, Options.CommandId),
        Word("list", "列出公开版", ListAsync, Options.Json));

    private static async Task<int> FindAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct);
        var (model, found) = await new RenditionDesk(session).FindAsync(row, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filing = row.Id, found });
        else if (found.Count == 0) Console.WriteLine($"{row.Id} 没有查出个人信息。检查不能代替人看：公开前请通读一遍。");
        else
        {
            var texts = ModelTexts.Of(model).ToDictionary(t => t.Place, t => t.Text);
            var table = new TextTable("序号", "位置", "类别", "遮盖后", "上下文");
            foreach (var (n, f) in found.Index())
                table.Add($"{n + 1}", RenditionDesk.Say(f.Place), f.Kind, f.Masked, Context(texts[f.Place], f));
            table.WriteTo(Console.Out);
            Console.WriteLine($"共 {found.Count} 处。制作公开版：perfledger rendition make {call.GetValue(Filing)} --redact all --as 单位负责人");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> MakeAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct);
        var choice = new RenditionChoice(
            call.GetValue(Redact)!, call.GetValue(Justify)!, call.GetValue(Hide)!, call.GetValue(Ground));
        var actor = await Actors.AssertedAsync(session.Ledger, call.GetValue(Options.As), call.GetValue(Options.Role),
            call.GetValue(Options.OnBehalfOf), ct);
        var (made, document) = await new RenditionDesk(session).MakeAsync(row, choice, digest => Task.FromResult(
            new CommandDesk(session.Ledger, actor) { CommandId = call.GetValue(Options.CommandId), PayloadDigest = digest }), ct);
        var path = call.GetValue(Out) is { } target ? await FilingWords.WriteAsync(target, FileName(row), document, ct) : null;
        if (path is not null) await AccessLog.HandOutAsync(session, call, AccessLog.Download, row.Id, path, document, ct);
        var (hidden, kept) = (made.Places.Count(p => p.Hidden), made.Places.Count(p => !p.Hidden));
        if (call.GetValue(Options.Json)) Output.WriteJson(new { filing = row.Id, rendition = made, path });
        else Console.WriteLine($"{row.Id} 公开版第{made.Rendition}稿：遮盖 {hidden} 处，保留 {kept} 处，校验码 {made.Pins.ModelDigest[..16]}，"
            + $"SHA-256 {made.Pins.ByteDigest}{(path is null ? "" : $"，文件 {path}")}。公开前请通读一遍。");
        return ExitCodes.Done;
    }

    private static async Task<int> PublishAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var row = await FilingQuery.OneAsync(session.Reads, call.GetValue(Filing)!, ct);
        var desk = await session.DeskAsync(call, ct);
        var last = (await RenditionQuery.AllAsync(session.Reads, ct)).LastOrDefault(r => r.Filing == row.Filing && r.Number == row.Number);
        var publish = new PublishRendition(
            new RenditionPublished(row.Number, last?.Rendition ?? 0, call.GetValue(On)!.Value, call.GetValue(Where)!), desk.Actor.Who());
        var outcome = await desk.DecideAsync(Streams.Filings, row.Filing, publish.Decide, ct);
        Console.WriteLine(outcome.Events == 0 ? $"{row.Id} 已如此登记，没有新记录。"
            : $"{row.Id} 公开版第{last!.Rendition}稿已登记公开，{outcome.Positions}。");
        return ExitCodes.Done;
    }

    private static async Task<int> ListAsync(ParseResult call, CancellationToken ct)
    {
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var rows = await RenditionQuery.AllAsync(session.Reads, ct);
        if (call.GetValue(Options.Json)) Output.WriteJson(new { renditions = rows });
        else if (rows.Count == 0) Console.WriteLine("还没有公开版。");
        else
        {
            var table = new TextTable("报送", "稿", "时间", "制作人", "遮盖", "保留", "校验码", "公开", "说明");
            foreach (var r in rows)
                table.Add($"{r.Filing}@{r.Number}", $"{r.Rendition}", Output.Local(r.At), r.By, $"{r.Hidden}", $"{r.Kept}",
                    r.ModelDigest[..16],
                    r.PublishedOn is { } day ? $"{day:yyyy-MM-dd} {r.PublishedAt}" : "", r.Outdated ? "已过时：原件已更正" : "");
            table.WriteTo(Console.Out, 72);
        }

        return ExitCodes.Done;
    }

    private static string FileName(FilingRow row) =>
        FilingWords.FileName(row.Subject, row.Number).Replace(".docx", "_公开版.docx", StringComparison.Ordinal);

    private static string Context(string text, PersonalPlace f)
    {
        var (from, to) = (Math.Max(0, f.Start - Around), Math.Min(text.Length, f.Start + f.Length + Around));
        return text[from..f.Start] + "【" + f.Masked + "】" + text[(f.Start + f.Length)..to];
    }

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
}
