using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using PerfLedger.Domain;
using PerfLedger.Domain.People;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using Xunit.Abstractions;

namespace PerfLedger.Workbench.Tests.Reminders;

/// <summary>A province in one round: two thousand units, none of which has begun.</summary>
public sealed class ManyUnitsTests(ITestOutputHelper output) : ReminderJourney
{
    private const int Units = 2000;

    /// <summary>A round has half an hour; it takes seconds.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(2);

    private protected override JsonObject Order(JsonObject campaign)
    {
        for (var n = 1; n < Units; n++)
            campaign["units"]!.AsArray().Add(new JsonObject { ["code"] = Code(n), ["name"] = $"示例单位{n}", ["kind"] = "department" });
        return campaign;
    }

    [LedgerFact]
    public async Task Two_thousand_units_are_reminded_in_one_round_and_the_next_adds_nothing()
    {
        await RegisterAsync();
        var first = await TimedAsync("2031-05-16 09:00:00");
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"发出提醒 {Units + 2} 条，逾期单位名单 1 份"), first.Said,
            StringComparison.Ordinal); // 填一、填二 and 责一 are of one unit
        Assert.Equal(Units, await ScalarAsync<int>("""
            select jsonb_array_length(data -> 'late') from ledger.mt_events where type = 'late_units_escalated'
            """));
        var second = await TimedAsync("2031-05-16 09:30:00");
        Assert.Contains("没有新的提醒", second.Said, StringComparison.Ordinal);
        Assert.Equal(Units + 2L, await CountAsync("reminder_issued"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Units} duties: {first.Took.TotalSeconds:0.0} s, {second.Took.TotalSeconds:0.0} s"));
        Assert.True(first.Took < Most && second.Took < Most);
    }

    private async Task<(string Said, TimeSpan Took)> TimedAsync(string local)
    {
        var watch = Stopwatch.StartNew();
        return (await RoundAsync(local), watch.Elapsed);
    }

    private async Task RegisterAsync()
    {
        await using var session = await LedgerSession.OpenAsync(Database.Name, [], default);
        var streams = Enumerable.Range(1, Units - 1).Select(n => new PersonRegistered($"u-{n}", $"填{n}", Code(n), [Role.Filler]))
            .Select(p => new StreamAppend(StreamIds.Person(p.Id), Streams.People.Name, 0, [Streams.ToNew(p)])).ToList();
        var actor = new Actor(Organiser, "organiser", "ZZ-CZJ", Assurance.Asserted);
        Assert.IsType<AppendResult.Accepted>(await session.Ledger.AppendAsync(
            new(Guid.CreateVersion7(), Guid.CreateVersion7(), actor, "people", streams)));
    }

    private static string Code(int n) => string.Create(CultureInfo.InvariantCulture, $"U-{n:0000}");
}
