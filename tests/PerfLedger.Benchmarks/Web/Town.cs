using System.Diagnostics;
using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.People;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Benchmarks.Web;

/// <summary>Two thousand units below one office, and as many changes as asked for, over forms, people, figures and reasons.</summary>
internal static class Town
{
    public const string Root = "TOWN";

    // A multiple of the writers, so that one form is always the same writer's.
    private const int Units = 2000, EventsOfCommand = 100, Clerks = 300, Writers = 4, Seed = 20210515;

    private static readonly Actor Office = new("p-07", "organiser", "ZZ-CZJ", Assurance.Asserted);

    private static readonly string[] Causes =
    [
        "与国库对账单核对后更正", "录入时数字颠倒", "按支付凭证更正", "按审核意见补充说明", "调整文件已到", "竣工结算后核定", "因疫情压减考务经费",
        "与决算报表核对", "漏填一笔上年结转", "问卷回收后重算满意度",
    ];

    /// <summary>What people ask: frequent and rare texts, one figure, one unit, a year, sums, ready questions.</summary>
    public static IReadOnlyList<string> Questions { get; } =
    [
        "text=国库对账单", "text=凭证第000777号", "text=没有写过的文字", "text=疫情 考务", "figure=indicator.i-007", "figure=indicator.i-007.actual&text=结算",
        $"unit={UnitOf(7)}", $"unit={UnitOf(7)}&text=决算", "year=2019&least=100万元", "least=50万元",
        "person=b-w003", "preset=报送后更正", "preset=目标调整", "preset=人工改分", "preset=代填", "preset=逾期与延期", "preset=截止前24小时改动",
        "from=2020-01-01&to=2020-12-31",
    ];

    public static string UnitOf(int n) => string.Create(CultureInfo.InvariantCulture, $"T-{n:0000}");

    public static async Task BuildAsync(WebSite site, int events)
    {
        var watch = Stopwatch.StartNew();
        await PeopleAsync(site);
        var commands = events / EventsOfCommand;
        await Parallel.ForAsync(0, Writers, async (writer, _) =>
        {
            var random = new Random(Seed + writer);
            for (var n = writer; n < commands; n += Writers) await ChangesAsync(site.Database.Ledger, n, random);
        });
        await FollowerHost.CatchUpAsync(site.Session.Main, Streams.Catalogue, new SearchFollower());
        await site.Database.RunAsync("vacuum analyze");
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{events:N0} changes made in {watch.Elapsed.TotalSeconds:0} s"));
    }

    private static async Task PeopleAsync(WebSite site)
    {
        UnitRegistered[] all = [new(Root, "某市财政局", null, "office"), .. Enumerable.Range(0, Units).Select(n => new UnitRegistered(
            UnitOf(n), string.Create(CultureInfo.InvariantCulture, $"某单位{n}"), Root, "unit"))];
        foreach (var some in all.Chunk(500))
            await AppendAsync(site.Database.Ledger, Office, [.. some.Select(u =>
                new StreamAppend(StreamIds.Unit(u.Code), Streams.Units.Name, 0, [Streams.ToNew(u)]))]);
        var clerks = Enumerable.Range(0, Clerks).Select(n =>
            new PersonRegistered(Clerk(n), string.Create(CultureInfo.InvariantCulture, $"张{n}"), Root, [Role.Filler]));
        await AppendAsync(site.Database.Ledger, Office, [.. clerks.Select(p =>
            new StreamAppend(StreamIds.Person(p.Id), Streams.People.Name, 0, [Streams.ToNew(p)]))]);
    }

    /// <summary>The n-th command: a form's next changes. Each unit has one form; when all have had a turn, the first goes on.</summary>
    private static Task ChangesAsync(EventLedger ledger, int n, Random random)
    {
        var (unit, turn) = (UnitOf(n % Units), n / Units);
        var events = new NewEvent[EventsOfCommand];
        for (var i = 0; i < events.Length; i++)
            events[i] = Streams.ToNew(turn == 0 && i == 0 ? Opened(unit) : Corrected(random));
        var clerk = new Actor(Clerk(random.Next(Clerks)), "filler", unit, Assurance.Session);
        return AppendAsync(ledger, clerk, [new StreamAppend(
            $"evaluation.2019.{unit}.project-self-evaluation.none.p1", Streams.Evaluations.Name, turn * EventsOfCommand, events)]);
    }

    private static string Clerk(int n) => string.Create(CultureInfo.InvariantCulture, $"b-w{n:000}");

    private static SelfEvaluationOpened Opened(string unit) => new(
        "project-self-evaluation/2020-zhuzhou", "cn-2020", 2019, new UnitRef(unit, "某单位"), "某部门", "某专项", new ProjectRef("p1", "某项目"), "万元",
        null, null, false);

    private static FigureCorrected Corrected(Random random)
    {
        var (before, after) = (random.Next(10_000, 2_000_000), random.Next(10_000, 2_000_000));
        var why = Causes[random.Next(Causes.Length)];
        if (random.Next(20) == 0) why += string.Create(CultureInfo.InvariantCulture, $"，凭证第{random.Next(10_000):000000}号");
        var figure = random.Next(8) == 0 ? "funds.total.executed"
            : string.Create(CultureInfo.InvariantCulture, $"indicator.i-{random.Next(1, 26):000}.actual");
        return new(figure, Money(before), Money(after), new Reason("entryError", why), [], null, null, null);
    }

    /// <summary>An amount given in units of 0.01万元.</summary>
    private static FigureValue Money(int hundredths) => new(
        ValueKind.Money, string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100m}"), hundredths * 100m, "万元");

    private static async Task AppendAsync(EventLedger ledger, Actor by, StreamAppend[] appends)
    {
        var result = await ledger.AppendAsync(new Command(Guid.CreateVersion7(), Guid.CreateVersion7(), by, "bench", appends));
        if (result is not AppendResult.Accepted) throw new InvalidOperationException($"not accepted: {result}");
    }
}
