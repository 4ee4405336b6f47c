using System.Diagnostics;
using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Campaigns;
using PerfLedger.Domain.Filings;
using PerfLedger.Domain.Organisation;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Campaigns;

namespace PerfLedger.Benchmarks.Web;

/// <summary>
/// Two thousand units below one office, one campaign with dates for all of them, one form of each: 600 drafts, 400 handed in, 1,000 filed;
/// and 500 forms of the year before. Every form has the events of a form of the sample, appended as they are: what fills the lists are the
/// projections.
/// </summary>
internal static class County
{
    public const string Office = "COUNTY";

    public const int Units = 2000, Filed = 1000, HandedIn = 400, YearBefore = 500;

    private const string Form = "project-self-evaluation/2020-zhuzhou";
    private const int Year = 2020, AtOnce = 20;

    private static readonly Actor Issuer = new("p-07", "organiser", Office, Assurance.Asserted);

    public static string Campaign => StreamIds.Campaign(Year, Office, "long-1");

    public static string UnitOf(int n) => string.Create(CultureInfo.InvariantCulture, $"U-{n:0000}");

    public static string FormOf(int year, int n) => StreamIds.Evaluation(year, UnitOf(n), Form, "f1", "p1");

    public static async Task BuildAsync(WebSite site)
    {
        var watch = Stopwatch.StartNew();
        var pattern = new List<object>();
        await foreach (var e in site.Database.Ledger.ReadStreamAsync(await LargeForm.MakeAsync(site.Session, "pattern", indicators: 10)))
            pattern.Add(Streams.Read(e));
        await UnitsAsync(site);
        await CampaignAsync(site);
        await Parallel.ForAsync(0, (Units + YearBefore) / AtOnce, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (chunk, _) =>
            await AppendAsync(site, [.. Enumerable.Range(chunk * AtOnce, AtOnce).SelectMany(n =>
                n < Units ? OfTheYear(pattern, n) : [Begun(pattern, Year - 1, n - Units, [])])]));
        await FollowerHost.CatchUpAsync(site.Session.Main, Streams.Catalogue, new Workbench.Features.Trail.SearchFollower());
        await site.Database.RunAsync("vacuum analyze");
        await Console.Error.WriteLineAsync(FormattableString.Invariant($"{Units:N0} units made in {watch.Elapsed.TotalSeconds:0} s"));
    }

    private static async Task UnitsAsync(WebSite site)
    {
        UnitRegistered[] all = [new(Office, "某县财政局", null, "office"), .. Enumerable.Range(0, Units).Select(n => new UnitRegistered(
            UnitOf(n), NameOf(n), Office, "department"))];
        foreach (var some in all.Chunk(500))
            await AppendAsync(site, [.. some.Select(u =>
                new StreamAppend(StreamIds.Unit(u.Code), Streams.Units.Name, 0, [Streams.ToNew(u)]))]);
    }

    /// <summary>Every second unit had to hand in before today, the others have thirty days left.</summary>
    private static async Task CampaignAsync(WebSite site)
    {
        var today = DueDates.DayOf(await site.Session.Ledger.ClockAsync());
        CampaignFile.Route Route(string kind, int days) => new(Form, kind, "p1", "教科文科", today.AddDays(days), null);
        CampaignFile.StageOrder Order(CampaignStage stage, string kind, int days) =>
            new(stage, "教科文科", today.AddDays(days), kind, Form, "p1");
        var file = new CampaignFile(CampaignFile.Known, Year, Office, "long-1", "2020年度部门项目支出绩效自评", "cn-2020", [Form], false,
            [new("p1", "某项目", "教科文科")],
            [.. Enumerable.Range(0, Units).Select(n =>
                new CampaignFile.Unit(UnitOf(n), NameOf(n), n % 2 == 0 ? "department" : "township"))],
            [Route("department", 30), Route("township", -10)],
            Stages: [Order(CampaignStage.Review, "department", 45), Order(CampaignStage.Review, "township", 5)]);
        if (file.Decide(PerfLedger.Domain.Campaigns.Campaign.Initial) is not Decision<ICampaignEvent>.Accepted decided)
            throw new InvalidOperationException("refused");
        await AppendAsync(site, [new StreamAppend(
            file.Stream, Streams.Campaigns.Name, 0, [.. decided.Events.Select(e => Streams.ToNew(e))])]);
    }

    private static IEnumerable<StreamAppend> OfTheYear(List<object> pattern, int n)
    {
        var filing = StreamIds.Filing(Year, UnitOf(n), Form, "f1", "p1");
        var isFiled = n % Units < Filed;
        object[] steps = isFiled ? [new EvaluationSubmitted(1), new EvaluationAccepted(1), new EvaluationFiled(filing, 1)]
            : n < Filed + HandedIn ? [new EvaluationSubmitted(1)] : [];
        var form = Begun(pattern, Year, n, steps);
        yield return form;
        if (isFiled)
            yield return new StreamAppend(filing, Streams.Filings.Name, 0, [Streams.ToNew(FiledOf(form, n))]);
    }

    private static StreamAppend Begun(List<object> pattern, int year, int n, object[] steps) => new(
        FormOf(year, n), Streams.Evaluations.Name, 0,
        [
            .. pattern.Concat(steps).Select(e => Streams.ToNew(e is SelfEvaluationOpened o
                ? o with
                {
                    Unit = new(UnitOf(n), NameOf(n)),
                    FiscalYear = year,
                    SpecialFundCode = "f1",
                    Project = new("p1", "某项目"),
                    Campaign = year == Year ? Campaign : null,
                    Retrospective = false,
                }
                : e)),
        ]);

    // No document is behind it: only the list of filings is read.
    private static ReportFiled FiledOf(StreamAppend form, int n)
    {
        var digest = n.ToString("x64", CultureInfo.InvariantCulture);
        return new(1, null, "项目支出绩效自评表", new Freeze(1, DateTimeOffset.UnixEpoch, [new(form.Stream, form.Events.Count - 1, digest)]),
            new FilingPins("model/project-self-evaluation/1", digest, Form, digest, "engine/1", "calc/1", digest, digest, 1, []),
            new FindingCounts(0, 0, 0), null, false);
    }

    private static string NameOf(int n) => string.Create(CultureInfo.InvariantCulture, $"某县第{n}单位");

    private static async Task AppendAsync(WebSite site, StreamAppend[] appends)
    {
        var result = await site.Database.Ledger.AppendAsync(
            new Command(Guid.CreateVersion7(), Guid.CreateVersion7(), Issuer, "bench", appends));
        if (result is not AppendResult.Accepted) throw new InvalidOperationException($"not accepted: {result}");
    }
}
