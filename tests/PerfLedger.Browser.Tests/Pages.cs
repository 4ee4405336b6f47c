using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Browser.Tests.Reports;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Features.Filings;

namespace PerfLedger.Browser.Tests;

/// <summary>One address of every page, by who sees it.</summary>
internal static class Pages
{
    public static IReadOnlyList<(string Name, string Path)> OfNobody { get; } = [("sign-in", "/sign-in")];

    public static IReadOnlyList<(string Name, string Path)> OfReviewer { get; } =
    [
        ("desk-office", "/"), ("evaluations-office", "/evaluations"), ("trail-office", "/trail?preset=目标调整"), ("code", "/account/code"),
    ];

    private static async Task<string> ReportAsync(Site site)
    {
        var (report, form, _) = await ReportDrafts.MakeAsync(site, """
            本年执行 {{ 甲.funds.total.executed | 万元 }} 万元，执行率 {{ 甲.execution.rate }}。
            - 其中项目一
            | 项目 | 金额 |
            |:--|--:|
            | 甲 | {{ 甲.funds.total.initial | 万元 }} |
            """);
        await Drafts.EnterAsync(site, form, "funds.total.executed", "117.5");
        return report;
    }

    public static async Task<IReadOnlyList<(string Name, string Path)>> OfFillerAsync(Site site)
    {
        var filings = await FilingQuery.AllAsync(site.Session.Main, CancellationToken.None);
        var report = await ReportAsync(site);
        return
        [
            ("desk", "/"),
            ("evaluations", "/evaluations"),
            ("evaluations-none", "/evaluations?text=没有这样的"),
            ("form", $"/evaluations/{Site.Form9}"),
            ("form-open", $"/evaluations/{await Drafts.MakeAsync(site, Stage.Returned)}"),
            ("library", $"/evaluations/{await Drafts.MakeAsync(site)}/library"),
            ("form-then", $"/evaluations/{Site.Form9}?at=30"),
            ("history", $"/evaluations/{Site.Form9}/history"),
            ("history-figure", $"/evaluations/{Site.Form12}/history?figure=funds.total.executed"),
            ("overview", "/overview"),
            ("overview-sorted", "/overview?sort=score&down=1&all=1&stage=Filed"),
            ("overview-none", "/overview?fund=没有"),
            ("reports", "/reports"),
            ("report-new", "/reports/new"),
            ("report", $"/reports/{report}"),
            ("report-then", $"/reports/{report}?at=3"),
            ("report-figures", $"/reports/{report}/figures"),
            ("report-history", $"/reports/{report}/history"),
            ("form-since", $"/evaluations/{Site.Form12}?since=1"),
            ("compare", $"/evaluations/{Site.Form12}/compare?from=1"),
            ("compare-wrong", $"/evaluations/{Site.Form12}/compare?from=filing:9"),
            ("blame", $"/evaluations/{Site.Form12}/blame"),
            ("code", $"/code?code={filings[0].ModelDigest[..16]}"),
            ("code-wrong", "/code?code=12345678"),
            ("trail-corrections", "/trail?preset=目标调整&figure=indicator"),
            ("versions", $"/evaluations/{Site.Form9}/versions"),
            ("filings", "/filings"),
            ("filing", $"/filings/{filings[0].Id}"),
            ("trail", "/trail"),
            ("trail-wrong", "/trail?from=昨天&least=很多"),
            ("not-found", "/nothing"),
            ("password", "/account/password"),
            ("again", "/account/again"),
        ];
    }
}
