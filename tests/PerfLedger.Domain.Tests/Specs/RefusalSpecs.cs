using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Tests.Specs;

public sealed partial class RefusalSpecs
{
    [Fact]
    public void Every_refusal_is_provoked_in_a_test()
    {
        var catalogue = Sources("src/PerfLedger.Domain", "Refusals.*.cs").SelectMany(s => Made().Matches(s).Select(m => m.Groups[1].Value)).ToList();
        var provoked = Sources("tests/PerfLedger.Domain.Tests", "*.cs").SelectMany(s => Code().Matches(s).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.NotEmpty(catalogue);
        Assert.Equal(catalogue.Count, catalogue.Distinct().Count());
        Assert.Equal([], catalogue.Except(provoked));
    }

    private static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText);

    [GeneratedRegex("""Make\("([A-Z]{3}-\d\d)",""")]
    private static partial Regex Made();

    [GeneratedRegex(""""([A-Z]{3}-\d\d)"""")]
    private static partial Regex Code();
}
