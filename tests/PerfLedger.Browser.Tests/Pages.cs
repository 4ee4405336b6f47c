namespace PerfLedger.Browser.Tests;

/// <summary>One address of every page, by who sees it.</summary>
internal static class Pages
{
    public static IReadOnlyList<(string Name, string Path)> OfNobody { get; } = [("sign-in", "/sign-in")];

    public static IReadOnlyList<(string Name, string Path)> OfReviewer { get; } =
        [("desk-office", "/"), ("evaluations-office", "/evaluations"), ("code", "/account/code")];

    public static Task<IReadOnlyList<(string Name, string Path)>> OfFillerAsync(Site site) => Task.FromResult<IReadOnlyList<(string Name, string Path)>>(
    [
        ("form", $"/evaluations/{Site.Form9}"),
        ("form-then", $"/evaluations/{Site.Form9}?at=30"),
        ("not-found", "/nothing"),
        ("password", "/account/password"),
    ]);
}
