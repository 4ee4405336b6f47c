using PerfLedger.Domain.Figures;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Trail.Pages;

/// <summary>Makes a question to the search of what a person typed; all that is wrong is said at once.</summary>
internal sealed class TrailQuestion(LedgerSession session, Officer officer)
{
    private readonly List<string> wrong = [];

    public async Task<(SearchQuestion Question, IReadOnlyList<string> Wrong)> ReadAsync(TrailAsked asked, CancellationToken ct)
    {
        var question = new SearchQuestion
        {
            Preset = Given(asked.Preset) is { } preset ? PresetOf(preset) : null,
            People = Given(asked.Person) is { } person ? await PeopleAsync(person, ct) : null,
            Unit = Access.OnlyUnit(officer) ?? Given(asked.Unit),
            Figure = Given(asked.Figure),
            Texts = Given(asked.Text)?.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries) ?? [],
            MinDifference = Given(asked.Least) is { } least ? Amount(least) : null,
            From = Given(asked.From) is { } from && Instant(from, TimeOnly.MinValue) is { } since
                ? await session.Ledger.PositionAtAsync(since.AddMicroseconds(-1), ct) // the very instant belongs to the period
                : 0,
            Before = Math.Min(asked.After ?? long.MaxValue, await EndAsync(asked.To, ct)),
        };
        return (question, wrong);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private SearchPreset? PresetOf(string name)
    {
        var preset = SearchPreset.All.FirstOrDefault(p => p.Name == name);
        if (preset is null) wrong.Add($"没有现成的问题“{name}”：请从列表中选。");
        return preset;
    }

    private async Task<IReadOnlyList<string>> PeopleAsync(string person, CancellationToken ct)
    {
        var people = await PersonQuery.NamedAsync(session.Main, person, ct);
        if (people.Count == 0) wrong.Add($"台账中没有人员“{person}”：写姓名全称或人员编号。");
        return people;
    }

    private decimal? Amount(string text)
    {
        var value = FigureReader.Read(ValueKind.Money, text, FigureReader.TenThousandYuan).Value?.Value;
        if (value is not > 0) wrong.Add($"“{text}”不是金额：写 50万元 或 3000元，须大于零；不写单位按万元。");
        return value;
    }

    private DateTimeOffset? Instant(string text, TimeOnly ofDay)
    {
        var instant = EvaluationIds.ParseInstant(text, ofDay);
        if (instant is null) wrong.Add($"看不懂时间“{text}”：写日期（2020-05-15）或北京时间（2020-05-15T17:30）。");
        return instant;
    }

    private async Task<long> EndAsync(string? text, CancellationToken ct) => 1 +
        (Given(text) is { } to && Instant(to, TimeOnly.MaxValue) is { } end
        ? await session.Ledger.PositionAtAsync(end, ct)
        : (await session.Ledger.HeadAsync(ct)).Position);
}
