using System.Text.RegularExpressions;

namespace PerfLedger.Architecture.Tests;

/// <summary>What answers a request reads as the reader's login, behind row security: it names no other pool.</summary>
public sealed partial class WallTests
{
    // How a person proves who he is stands in schema auth, and health and the host itself show no row of any unit.
    private static readonly string[] Before = ["/Features/Accounts/", "/Serving/Health.cs", "/Serving/WebHost.cs"];

    [Fact]
    public void Nothing_that_answers_a_request_reads_as_the_application()
    {
        var answering = Repository.SourceFiles("src/PerfLedger.Workbench/Features")
            .Where(f => f.Contains("/Pages/", StringComparison.Ordinal) || Answers().IsMatch(Repository.Text(f)))
            .Where(f => !Before.Any(b => f.Contains(b, StringComparison.Ordinal))).ToList();
        Assert.True(answering.Count > 20, $"only {answering.Count} files answer requests: the pattern no longer finds them");
        Rule.HasNoException(answering.Where(f => ReadsAll().IsMatch(Repository.Text(f))));
    }

    [GeneratedRegex(@"\b(HttpContext|IResult)\b")]
    private static partial Regex Answers();

    [GeneratedRegex(@"\.Main\b")]
    private static partial Regex ReadsAll();
}
