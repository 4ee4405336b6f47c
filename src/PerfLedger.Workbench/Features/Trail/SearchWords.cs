using System.CommandLine;
using System.Globalization;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Filings;
using PerfLedger.Workbench.Features.Trail.Dues;
using PerfLedger.Workbench.Features.Trail.Exports;
using static PerfLedger.Workbench.Cli.Words;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>search: all changes by person, unit, period, figure, amount and Chinese text.</summary>
internal static class SearchWords
{
    private const int MostRows = 1000;

    private static readonly Option<string?> Person = new("--person") { Description = "何人所改或代何人所改（人员编号或姓名）" };
    private static readonly Option<string?> Unit = new("--unit") { Description = "预算单位代码" };
    private static readonly Option<int?> Year = new("--year") { Description = "评价年度" };
    private static readonly Option<string?> Evaluation = new("--evaluation") { Description = "只查一张自评（编号或其末段）" };
    private static readonly Option<string?> From = new("--from") { Description = "自何时起（2020-05-01 或 2020-05-01T08:30，北京时间），含" };
    private static readonly Option<string?> To = new("--to") { Description = "至何时止（写日期时含当日）" };
    private static readonly Option<string?> Figure = new("--figure") { Description = "数的编码或其上级，如 funds.total、indicator.i-003" };
    private static readonly Option<Guid?> Operation = new("--operation") { Description = "操作号" };
    private static readonly Option<string?> MinDifference = new("--min-difference") { Description = "金额至少改动多少，如 50万元、3000元；不写单位按万元" };
    private static readonly Option<string[]> Text = new("--text") { Description = "原因、依据文件、原值、新值中的文字；可重复，须都有" };
    private static readonly Option<string?> After = new("--after") { Description = "接上一页（上一页末尾印的数）" };

    private static readonly Option<int> Limit = new("--limit")
    {
        Description = $"每页几条，1 到 {MostRows}",
        DefaultValueFactory = _ => 50,
    };

    private static readonly Option<string?> Preset = new("--preset")
    {
        Description = "现成的问题：" + string.Join('、', SearchPreset.All.Select(p => p.Name)),
    };

    public static IReadOnlyList<Command> All { get; } =
    [
        Word("search", "查全部改动：按人、单位、时间、数、金额和文字，新的在前", SearchAsync, Preset, Person, Unit, Year, Evaluation, From, To, Figure,
            Operation, MinDifference, Text, After, Limit, Options.Xlsx, Options.Docx, Options.Json),
    ];

    private static async Task<int> SearchAsync(ParseResult call, CancellationToken ct)
    {
        var limit = call.GetValue(Limit) is var rows and >= 1 and <= MostRows ? rows
            : throw new CliException(ExitCodes.BadInput, $"--limit 写 1 到 {MostRows}。");
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var head = await CatchUpAsync(session, ct);
        var asked = Asked(call);
        var (question, wrong) = await asked.ReadAsync(session, head, ct);
        if (wrong.Count > 0) throw new CliException(wrong[0].ExitCode, string.Join('\n', wrong.Select(w => w.Message)));
        if (call.GetValue(Options.Xlsx) is not null || call.GetValue(Options.Docx) is not null)
            return await ExportAsync(session, call, asked, question, head, ct);
        var hits = await SearchQuery.PageAsync(session.Reads, question, limit + 1, ct);
        var page = hits.Take(limit).ToList();
        var next = hits.Count > limit ? page[^1].Change.Position : (long?)null;
        if (call.GetValue(Options.Json)) Output.WriteJson(new { position = head, changes = page.Select(View), next });
        else Write(page, next);
        return ExitCodes.Done;
    }

    private const long TellEvery = 50_000;

    /// <summary>Brings the tables of the search up to now; a long way is told on standard error.</summary>
    public static async Task<long> CatchUpAsync(LedgerSession session, CancellationToken ct)
    {
        var told = 0L;
        await FollowerHost.CatchUpAsync(session.Main, Streams.Catalogue, new TimingFollower(session.Ledger), ct: ct);
        return await FollowerHost.CatchUpAsync(session.Main, Streams.Catalogue, new SearchFollower(), Tell, ct);

        void Tell(long reached)
        {
            if (reached - told < TellEvery) return;
            told = reached;
            Console.Error.WriteLine($"查询索引已到位置 {reached}");
        }
    }

    private static SearchAsked Asked(ParseResult call) => new()
    {
        Preset = call.GetValue(Preset),
        Person = call.GetValue(Person),
        Unit = call.GetValue(Unit),
        Year = call.GetValue(Year),
        Evaluation = call.GetValue(Evaluation),
        From = call.GetValue(From),
        To = call.GetValue(To),
        Figure = call.GetValue(Figure),
        Operation = call.GetValue(Operation),
        MinDifference = call.GetValue(MinDifference),
        Texts = call.GetValue(Text) ?? [],
        After = call.GetValue(After),
        NameOf = name => "--" + name,
    };

    /// <summary>All that was found as a workbook, as a sheet of paper, or as both.</summary>
    private static async Task<int> ExportAsync(
        LedgerSession session, ParseResult call, SearchAsked asked, SearchQuestion question, long head, CancellationToken ct)
    {
        var export = new SearchExport(session);
        var most = call.GetValue(Options.Docx) is null ? SearchExport.MostRows : SearchExport.MostOnPaper;
        var hits = await export.ReadAsync(question, most, ct);
        var files = new List<string>();
        if (call.GetValue(Options.Xlsx) is { } book)
            files.Add(await FilingWords.WriteAsync(
                book, SearchExport.FileName + ".xlsx", await export.BookAsync(asked, hits, head, ct), ct));
        if (call.GetValue(Options.Docx) is { } paper)
            files.Add(await FilingWords.WriteAsync(
                paper, SearchExport.FileName + ".docx", (await export.PaperAsync(asked, hits, ct)).Package, ct));
        if (call.GetValue(Options.Json)) Output.WriteJson(new { position = head, found = hits.Count, files });
        else Console.WriteLine($"已生成 {string.Join('、', files)}（{hits.Count} 处改动，台账位置 {head}）");
        return ExitCodes.Done;
    }

    private static object View(Hit hit) =>
        new { evaluation = hit.Evaluation, difference = hit.Difference, timing = hit.Timing, due = hit.Due, change = hit.Change };

    /// <summary>Year, unit, and the ending by which other words know the form.</summary>
    public static string Short(string stream) =>
        stream.Split('.') is [_, var year, var unit, .. var rest] ? $"{year} {unit} {string.Join('.', rest.TakeLast(2))}" : stream;

    private static void Write(List<Hit> page, long? next)
    {
        var table = new TextTable("位置", "时间", "自评", "数", "原值", "新值", "差额（元）", "何人（角色）", "原因与依据");
        foreach (var (form, difference, c, _, _) in page)
            table.Add($"{c.Position}", Output.Local(c.At), Short(form), TrailWords.NameOf(form, c.Figure), c.Before, c.After,
                Output.Number(difference), TrailWords.Person(c), TrailWords.Ground(c));
        if (page.Count == 0) Console.WriteLine("没有符合的改动。");
        else table.WriteTo(Console.Out);
        if (next is not null) Console.WriteLine($"还有更早的：同样的查询加 --after {next.Value.ToString(CultureInfo.InvariantCulture)}");
    }
}
