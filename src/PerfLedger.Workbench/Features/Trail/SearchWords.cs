using System.CommandLine;
using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;
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
            Operation, MinDifference, Text, After, Limit, Options.Json),
    ];

    private static async Task<int> SearchAsync(ParseResult call, CancellationToken ct)
    {
        var limit = call.GetValue(Limit) is var asked and >= 1 and <= MostRows ? asked : throw Bad($"--limit 写 1 到 {MostRows}。");
        await using var session = await LedgerSession.OpenAsync(call, ct);
        var head = await CatchUpAsync(session, ct);
        var hits = await SearchQuery.PageAsync(session.Main, await QuestionAsync(session, call, head, ct), limit + 1, ct);
        var page = hits.Take(limit).ToList();
        var next = hits.Count > limit ? page[^1].Change.Position : (long?)null;
        if (call.GetValue(Options.Json)) Output.WriteJson(new { position = head, changes = page.Select(View), next });
        else Write(page, next);
        return ExitCodes.Done;
    }

    private const long TellEvery = 50_000;

    /// <summary>Brings the search table up to now; a long way is told on standard error.</summary>
    public static Task<long> CatchUpAsync(LedgerSession session, CancellationToken ct)
    {
        var told = 0L;
        return FollowerHost.CatchUpAsync(session.Main, Streams.Catalogue, new SearchFollower(), Tell, ct);

        void Tell(long reached)
        {
            if (reached - told < TellEvery) return;
            told = reached;
            Console.Error.WriteLine($"查询索引已到位置 {reached}");
        }
    }

    private static async Task<SearchQuestion> QuestionAsync(LedgerSession session, ParseResult call, long head, CancellationToken ct)
    {
        var texts = call.GetValue(Text) ?? [];
        if (Array.Exists(texts, string.IsNullOrWhiteSpace)) throw Bad("--text 不能为空：写要找的文字，如 --text 国库对账单。");
        return new SearchQuestion
        {
            People = call.GetValue(Person) is { } person ? await PeopleAsync(session, person, ct) : null,
            Unit = call.GetValue(Unit),
            Year = call.GetValue(Year),
            Evaluation = call.GetValue(Evaluation) is { } form ? await EvaluationIds.ResolveAsync(session.Main, form, ct) : null,
            Figure = call.GetValue(Figure),
            Operation = call.GetValue(Operation),
            MinDifference = call.GetValue(MinDifference) is { } amount ? Amount(amount) : null,
            Texts = texts,
            Preset = call.GetValue(Preset) is { } preset ? PresetOf(preset) : null,
            // Recorded time rises with the position, so a period is a range of positions.
            From = call.GetValue(From) is { } from ? await session.Ledger.PositionAtAsync(Since(from), ct) : 0,
            Before = Math.Min(Cursor(call.GetValue(After)), await EndAsync(session, call.GetValue(To), head, ct)),
        };
    }

    private static async Task<IReadOnlyList<string>> PeopleAsync(LedgerSession session, string person, CancellationToken ct)
    {
        var people = await PersonQuery.NamedAsync(session.Main, person, ct);
        return people.Count > 0 ? people : throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{person}”。用 perfledger person list 查看。");
    }

    private static SearchPreset PresetOf(string name) => SearchPreset.All.FirstOrDefault(p => p.Name == name)
        ?? throw Bad($"没有现成的问题“{name}”，可选：{string.Join('、', SearchPreset.All.Select(p => p.Name))}。");

    private static decimal Amount(string text)
    {
        var value = FigureReader.Read(ValueKind.Money, text, FigureReader.TenThousandYuan).Value?.Value;
        return value is > 0 ? value.Value : throw Bad($"--min-difference “{text}”不是金额：写 50万元 或 3000元，须大于零。");
    }

    private static long Cursor(string? text) => text is null ? long.MaxValue
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw Bad($"--after “{text}”不是页码：照抄上一页末尾 --after 后面的数。");

    // Events of the very instant belong to the period: positions up to just before it do not.
    private static DateTimeOffset Since(string text) => Instant(text, TimeOnly.MinValue).AddTicks(-TimeSpan.TicksPerMicrosecond);

    private static async Task<long> EndAsync(LedgerSession session, string? text, long head, CancellationToken ct) =>
        1 + (text is null ? head : await session.Ledger.PositionAtAsync(Instant(text, TimeOnly.MaxValue), ct));

    private static DateTimeOffset Instant(string text, TimeOnly ofDay) => EvaluationIds.ParseInstant(text, ofDay)
        ?? throw Bad($"看不懂时间“{text}”：写日期（2020-05-15）或时刻（2020-05-15T17:30，北京时间）。");

    private static CliException Bad(string message) => new(ExitCodes.BadInput, message);

    private static object View(Hit hit) => new { evaluation = hit.Evaluation, difference = hit.Difference, change = hit.Change };

    // Year, unit, and the ending by which other words know the form.
    private static string Short(string stream) =>
        stream.Split('.') is [_, var year, var unit, .. var rest] ? $"{year} {unit} {string.Join('.', rest.TakeLast(2))}" : stream;

    private static void Write(List<Hit> page, long? next)
    {
        var table = new TextTable("位置", "时间", "自评", "数", "原值", "新值", "差额（元）", "何人（角色）", "原因与依据");
        foreach (var (form, difference, c) in page)
            table.Add($"{c.Position}", Output.Local(c.At), Short(form), TrailWords.NameOf(form, c.Figure), c.Before, c.After,
                Output.Number(difference), TrailWords.Person(c), TrailWords.Ground(c));
        if (page.Count == 0) Console.WriteLine("没有符合的改动。");
        else table.WriteTo(Console.Out);
        if (next is not null) Console.WriteLine($"还有更早的：同样的查询加 --after {next.Value.ToString(CultureInfo.InvariantCulture)}");
    }
}
