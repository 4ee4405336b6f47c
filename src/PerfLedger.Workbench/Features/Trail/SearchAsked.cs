using System.Globalization;
using PerfLedger.Domain.Figures;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>A search as a person wrote it, on the command line or on the page; null or empty = anything.</summary>
public sealed record SearchAsked
{
    public string? Preset { get; init; }

    public string? Person { get; init; }

    public string? Unit { get; init; }

    public int? Year { get; init; }

    public string? Evaluation { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Figure { get; init; }

    public Guid? Operation { get; init; }

    public string? MinDifference { get; init; }

    public IReadOnlyList<string> Texts { get; init; } = [];

    public string? After { get; init; }

    /// <summary>How the place is called where it was asked: a condition's option, or its Chinese name.</summary>
    internal Func<string, string> NameOf { get; init; } = name => name;

    /// <summary>The conditions in words, for the head of an export.</summary>
    public string InWords()
    {
        (string Name, string? Value)[] all =
        [
            ("", Preset), ("人员 ", Person), ("单位 ", Unit), ("年度 ", Year?.ToString(CultureInfo.InvariantCulture)), ("自评 ", Evaluation),
            ("自 ", From), ("至 ", To), ("数 ", Figure), ("操作 ", Operation?.ToString()), ("差额不少于 ", MinDifference),
            .. Texts.Select(t => ("文字 ", (string?)t)),
        ];
        var given = all.Where(c => !string.IsNullOrEmpty(c.Value)).Select(c => c.Name + c.Value).ToList();
        return given.Count == 0 ? "全部改动" : string.Join('，', given);
    }

    /// <summary>The words of the command line that ask the same up to a position.</summary>
    public string Words(long upTo)
    {
        (string Name, string? Value)[] all =
        [
            ("preset", Preset), ("person", Person), ("unit", Unit), ("year", Year?.ToString(CultureInfo.InvariantCulture)),
            ("evaluation", Evaluation), ("from", From), ("to", To), ("figure", Figure), ("operation", Operation?.ToString()),
            ("min-difference", MinDifference), .. Texts.Select(t => ("text", (string?)t)),
            ("after", (upTo + 1).ToString(CultureInfo.InvariantCulture)),
        ];
        return "perfledger search "
            + string.Join(' ', all.Where(c => !string.IsNullOrEmpty(c.Value)).Select(c => $"--{c.Name} {Quoted(c.Value!)}"));
    }

    /// <summary>The question to the search table, and all that is wrong with what was asked.</summary>
    internal async Task<(SearchQuestion Question, IReadOnlyList<CliException> Wrong)> ReadAsync(
        LedgerSession session, long head, CancellationToken ct)
    {
        var wrong = new List<CliException>();
        if (Texts.Any(string.IsNullOrWhiteSpace)) wrong.Add(Bad($"{NameOf("text")} 不能为空：写要找的文字，如 国库对账单。"));
        var question = new SearchQuestion
        {
            People = Person is { } person ? await TryAsync(() => PeopleAsync(session, person, ct)) : null,
            Unit = Unit,
            Year = Year,
            Evaluation = Evaluation is { } form ? await TryAsync(() => EvaluationIds.SubjectAsync(session.Reads, form, ct)) : null,
            Figure = Figure,
            Operation = Operation,
            MinDifference = MinDifference is { } amount ? await TryAsync(() => Task.FromResult<decimal?>(Amount(amount))) : null,
            Texts = Texts,
            Preset = Preset is { } preset ? await TryAsync(() => Task.FromResult(PresetOf(preset))) : null,
            // Recorded time rises with the position, so a period is a range of positions.
            From = From is { } from ? await TryAsync(() => session.Ledger.PositionAtAsync(Since(from), ct)) : 0,
            Before = Math.Min(await TryAsync(() => Task.FromResult(Cursor(After))), await TryAsync(() => EndAsync(session, To, head, ct))),
        };
        return (question, wrong);

        async Task<T?> TryAsync<T>(Func<Task<T>> read)
        {
            try
            {
                return await read();
            }
            catch (CliException e)
            {
                wrong.Add(e);
                return default;
            }
        }
    }

    private static string Quoted(string value) => value.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or ':' or '_') ? value
        : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static async Task<IReadOnlyList<string>> PeopleAsync(LedgerSession session, string person, CancellationToken ct)
    {
        var people = await PersonQuery.NamedAsync(session.Reads, person, ct);
        return people.Count > 0 ? people : throw new CliException(ExitCodes.NotFound, $"台账中没有人员“{person}”。请核对姓名或编号。")
        {
            Word = "perfledger person list",
        };
    }

    private static SearchPreset PresetOf(string name) => SearchPreset.All.FirstOrDefault(p => p.Name == name)
        ?? throw Bad($"没有现成的问题“{name}”，可选：{string.Join('、', SearchPreset.All.Select(p => p.Name))}。");

    private decimal Amount(string text)
    {
        var value = FigureReader.Read(ValueKind.Money, text, FigureReader.TenThousandYuan).Value?.Value;
        return value is > 0 ? value.Value : throw Bad($"{NameOf("min-difference")} “{text}”不是金额：写 50万元 或 3000元，须大于零。");
    }

    private long Cursor(string? text) => text is null ? long.MaxValue
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw Bad($"{NameOf("after")} “{text}”不是页码：照抄上一页末尾 --after 后面的数。");

    // Events of the very instant belong to the period: positions up to just before it do not.
    private static DateTimeOffset Since(string text) => Instant(text, TimeOnly.MinValue).AddTicks(-TimeSpan.TicksPerMicrosecond);

    private static async Task<long> EndAsync(LedgerSession session, string? text, long head, CancellationToken ct) =>
        1 + (text is null ? head : await session.Ledger.PositionAtAsync(Instant(text, TimeOnly.MaxValue), ct));

    private static DateTimeOffset Instant(string text, TimeOnly ofDay) => EvaluationIds.ParseInstant(text, ofDay)
        ?? throw Bad($"看不懂时间“{text}”：写日期（2020-05-15）或时刻（2020-05-15T17:30，北京时间）。");

    private static CliException Bad(string message) => new(ExitCodes.BadInput, message);
}
