using System.Globalization;
using PerfLedger.Domain.People;
using PerfLedger.Domain.Reminders;

namespace PerfLedger.Domain.Tests.Reminders;

/// <summary>A million deadlines in forty years of changing calendars, against the rules written another way.</summary>
public sealed class OracleSpecs
{
    private const int Deadlines = 1_000_000, OfAUnit = 4;

    /// <summary>Days before the first due day of a unit and after its last that are walked through.</summary>
    private const int Lead = 24, Tail = 75;

    private static readonly Decades Known = new(2020);

    private static readonly Walk Rules = new(Known, (Decades.Last - Decades.First + 2) * 365);

    private static readonly ReminderReaders Readers = new(
    [
        new PersonRegistered("f", "填一", "U", [Role.Filler]), new PersonRegistered("h", "责一", "U", [Role.Head]),
        new PersonRegistered("r", "审一", "ZZ-CZJ", [Role.Reviewer]), new PersonRegistered("x", "填二", "V", [Role.Filler, Role.Head]),
    ]);

    private static readonly string[] Forms = [.. Enumerable.Range(0, OfAUnit).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    [Fact]
    public void A_million_deadlines_in_forty_years_are_reminded_as_the_rules_say_and_each_step_once()
    {
        var (said, wrong) = (0L, 0L);
        string? example = null;
        Parallel.For(0, Deadlines / OfAUnit, new ParallelOptions { MaxDegreeOfParallelism = 2 }, unit =>
        {
            var (program, rules) = Season(unit);
            Interlocked.Add(ref said, rules.Count);
            if (program.SequenceEqual(rules) && rules.Count == rules.Select(s => s with { Day = default }).Distinct().Count()) return;
            Interlocked.Increment(ref wrong);
            example ??= $"unit {unit}\n{string.Join('\n', program.Except(rules))}\nbut\n{string.Join('\n', rules.Except(program))}";
        });
        Assert.True(wrong == 0, $"{wrong} of {Deadlines / OfAUnit} units wrong: {example}");
        Assert.InRange(said, 4L * Deadlines, 20L * Deadlines);
    }

    /// <summary>One unit with four forms through its season, by the program and by the rules.</summary>
    private static (List<Said> Program, List<Said> Rules) Season(int unit)
    {
        var dice = new Random(unit);
        var about = new DateOnly(Decades.First, 2, 1).AddDays(dice.Next(365 * (Decades.Last - Decades.First) + 180));
        var lives = Enumerable.Range(0, OfAUnit).Select(form => Life.Of(dice, form, about)).ToList();
        // Every other unit meets an outage of one to nine days; nobody runs then.
        var down = about.AddDays(dice.Next(2) == 0 ? dice.Next(-20, 30) : 500);
        var up = down.AddDays(dice.Next(1, 10));
        var book = ReminderBook.Initial;
        var (program, rules) = (new List<Said>(), lives.ConvertAll(_ => new List<Said>()));
        for (var day = about.AddDays(-Lead); day < about.AddDays(Tail); day = day.AddDays(1))
        {
            var calendar = Known.Of(day);
            if (!Rules.Works(calendar, day) || (day >= down && day < up)) continue;
            foreach (var (life, told) in lives.Zip(rules)) Rules.Day(life, day, calendar, told);
            book = Run(lives, day, calendar, book, program);
        }

        return (program, [.. rules.SelectMany(r => r).OrderBy(s => s.Day).ThenBy(s => s.Form)]);
    }

    private static ReminderBook Run(List<Life> lives, DateOnly day, int calendar, ReminderBook book, List<Said> said)
    {
        var round = new ReminderRound(new(Known.Calendars[calendar], ReminderSteps.Usual), Known.Versions[calendar], Readers, day);
        var issue = new IssueReminders([.. lives.SelectMany(l => round.Of(l.On(day, "U", Forms[l.Form])))]);
        var issued = Accepted(issue, book);
        if (issued.Count == 0) return book;
        book = issued.Aggregate(book, (b, e) => ReminderBook.Evolve(b, e, default));
        Assert.Empty(Accepted(issue, book));
        said.AddRange(issued.Cast<ReminderIssued>().Select(r => new Said(
            day, int.Parse(r.Form!, CultureInfo.InvariantCulture), r.Due, r.Recipient[0], r.Kind, r.Step)));
        return book;
    }

    private static IReadOnlyList<IReminderEvent> Accepted(IssueReminders issue, ReminderBook book) =>
        ((Decision<IReminderEvent>.Accepted)issue.Decide(book)).Events;
}
