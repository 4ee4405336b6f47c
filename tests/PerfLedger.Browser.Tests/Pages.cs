using PerfLedger.Browser.Tests.Filling;
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

    /// <summary>Of 安全管理员.</summary>
    public static IReadOnlyList<(string Name, string Path)> OfSecurity { get; } =
        [("desk-admin", "/"), ("people-all", "/people"), ("person", "/people/p-01"), ("person-new", "/people/new"), ("units", "/units")];

    /// <summary>Of 审计管理员.</summary>
    public static IReadOnlyList<(string Name, string Path)> OfAudit { get; } = [("access", "/access")];

    public static async Task<IReadOnlyList<(string Name, string Path)>> OfFillerAsync(Site site, string person)
    {
        var filings = await FilingQuery.AllAsync(site.Session.Main, CancellationToken.None);
        return
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
            ("form", $"/evaluations/{Site.Form9}"),
            ("form-open", $"/evaluations/{await Drafts.MakeAsync(site, Stage.Returned)}"),
            ("library", $"/evaluations/{await Drafts.MakeAsync(site)}/library"),
            ("form-then", $"/evaluations/{Site.Form9}?at=30"),
            ("history", $"/evaluations/{Site.Form9}/history"),
            ("history-figure", $"/evaluations/{Site.Form12}/history?figure=funds.total.executed"),
            ("overview", "/overview"),
            ("overview-sorted", "/overview?sort=score&down=1&all=1&stage=Filed"),
            ("overview-none", "/overview?fund=没有"),
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
