using PerfLedger.Browser.Tests.Filling;
using PerfLedger.Browser.Tests.SettingUp;
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
        ("submissions-office", "/submissions"), ("review", "/review"), ("review-accepted", "/review?queue=Accepted"), ("late", "/late"),
        ("notices", "/notices"), ("people", "/people"),
    ];

    public static async Task<IReadOnlyList<(string Name, string Path)>> OfOrganiserAsync(Site site) =>
    [
        ("campaigns-office", "/campaigns"),
        ("campaign-new", "/campaigns/new"),
        ("campaign-draft", $"/campaigns/drafts/{await Orders.DraftAsync(site)}"),
        ("campaign-faults", $"/campaigns/drafts/{await Orders.DraftAsync(site, faulty: true)}/preview"),
        ("campaign-preview", $"/campaigns/drafts/{await Orders.DraftAsync(site)}/preview"),
        ("campaign-office", $"/campaigns/{Orders.Demo}"),
        ("extensions-office", $"/campaigns/{await Orders.CampaignWithFormAsync(site)}/extensions"),
        ("jobs", "/jobs"),
        ("templates", "/templates"),
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

    /// <summary>Of 安全管理员.</summary>
    public static IReadOnlyList<(string Name, string Path)> OfSecurity { get; } =
        [("desk-admin", "/"), ("people-all", "/people"), ("person", "/people/p-01"), ("person-new", "/people/new"), ("units", "/units")];

    /// <summary>Of 审计管理员.</summary>
    public static IReadOnlyList<(string Name, string Path)> OfAudit { get; } = [("access", "/access")];

    /// <summary>Of 填报人 and 单位负责人.</summary>
    public static async Task<IReadOnlyList<(string Name, string Path)>> OfFillerAsync(Site site, string person) =>
    [
        ("desk", "/"),
        ("submissions", "/submissions"),
        ("submissions-none", "/submissions?text=没有这样的"),
        ("tasks", "/tasks"),
        ("notices-all", "/notices?all=1"),
        ("people-unit", "/people"),
        ("person-self", $"/people/{person}"),
        ("evaluations", "/evaluations"),
        ("evaluations-none", "/evaluations?text=没有这样的"),
        ("overview", "/overview"),
        ("overview-sorted", "/overview?sort=score&down=1&all=1&stage=Filed"),
        ("overview-none", "/overview?fund=没有"),
        ("not-found", "/nothing"),
        ("password", "/account/password"),
        ("again", "/account/again"),
        .. await OfFormsAsync(site), .. await OfReportsAsync(site), .. await OfFilingsAsync(site), .. await OfWorkAsync(site, person),
    ];

    private static async Task<IReadOnlyList<(string Name, string Path)>> OfFormsAsync(Site site) =>
    [
        ("form", $"/evaluations/{Site.Form9}"),
        ("form-open", $"/evaluations/{await Drafts.MakeAsync(site, Stage.Returned)}"),
        ("form-beside", $"/evaluations/{await Drafts.MakeAsync(site)}?figure=indicator.i-001.score"),
        ("form-row", $"/evaluations/{await Drafts.MakeAsync(site)}?figure=indicator.i-002"),
        ("form-beside-filed", $"/evaluations/{Site.Form12}?figure=funds.total.executed"),
        ("confirmation", $"/evaluations/{await Drafts.MakeAsync(site)}/confirmation"),
        ("event", $"/evaluations/{Site.Form12}/event?version=30"),
        ("table-overall", $"/evaluations/{await Drafts.TableAsync(site)}"),
        ("table-special", $"/evaluations/{await Drafts.TableAsync(site, "base-data-special")}"),
        ("library", $"/evaluations/{await Drafts.MakeAsync(site)}/library"),
        ("form-then", $"/evaluations/{Site.Form9}?at=30"),
        ("history", $"/evaluations/{Site.Form9}/history"),
        ("history-figure", $"/evaluations/{Site.Form12}/history?figure=funds.total.executed"),
        ("form-since", $"/evaluations/{Site.Form12}?since=1"),
        ("compare", $"/evaluations/{Site.Form12}/compare?from=1"),
        ("compare-wrong", $"/evaluations/{Site.Form12}/compare?from=filing:9"),
        ("blame", $"/evaluations/{Site.Form12}/blame"),
        ("versions", $"/evaluations/{Site.Form9}/versions"),
    ];

    private static async Task<IReadOnlyList<(string Name, string Path)>> OfReportsAsync(Site site)
    {
        var report = await ReportAsync(site);
        return
        [
            ("reports", "/reports"),
            ("report-new", "/reports/new"),
            ("report", $"/reports/{report}"),
            ("report-then", $"/reports/{report}?at=3"),
            ("report-figures", $"/reports/{report}/figures"),
            ("report-history", $"/reports/{report}/history"),
        ];
    }

    private static async Task<IReadOnlyList<(string Name, string Path)>> OfFilingsAsync(Site site)
    {
        var filings = await FilingQuery.AllAsync(site.Session.Main, CancellationToken.None);
        return
        [
            ("code", $"/code?code={filings[0].ModelDigest[..16]}"),
            ("code-wrong", "/code?code=12345678"),
            ("trail-corrections", "/trail?preset=目标调整&figure=indicator"),
            ("filings", "/filings"),
            ("filings-none", "/filings?state=Published&text=没有这样的"),
            ("filing", $"/filings/{filings[0].Id}"),
            ("filing-check", $"/filings/{filings[0].Id}/check"),
            ("filing-public", $"/filings/{filings[0].Id}/public"),
            ("preview", $"/evaluations/{await Drafts.MakeAsync(site)}/preview"),
            ("preview-filed", $"/evaluations/{Site.Form9}/preview"),
            ("findings", $"/evaluations/{Site.Form9}/findings"),
            ("file", $"/evaluations/{await Drafts.MakeAsync(site, Stage.Accepted)}/file"),
            ("file-not-yet", $"/evaluations/{await Drafts.MakeAsync(site)}/file"),
            ("trail", "/trail"),
            ("trail-wrong", "/trail?from=昨天&least=很多"),
        ];
    }

    private static async Task<IReadOnlyList<(string Name, string Path)>> OfWorkAsync(Site site, string person) =>
    [
        ("campaigns", "/campaigns"),
        ("campaign", $"/campaigns/{Orders.Demo}"),
        ("extensions", $"/campaigns/{await Orders.CampaignWithFormAsync(site)}/extensions"),
        ("imports", "/imports"),
        ("import", $"/imports/{await Orders.ProposalAsync(site, person)}"),
    ];
}
