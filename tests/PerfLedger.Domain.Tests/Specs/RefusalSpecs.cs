using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Tests.Specs;

public sealed partial class RefusalSpecs
{
    [Fact]
    public void Every_refusal_is_provoked_in_a_test()
    {
        var catalogue = Codes(Made(), "src/PerfLedger.Domain", "Refusals.*.cs").ToList();
        var provoked = Codes(Code(), "tests/PerfLedger.Domain.Tests", "*.cs");
        Assert.NotEmpty(catalogue);
        Assert.Equal(catalogue.Count, catalogue.Distinct().Count());
        Assert.Equal([], catalogue.Except(provoked));
    }

    private static IEnumerable<string> Codes(Regex shape, string folder, string pattern) =>
        from file in Directory.GetFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from match in shape.Matches(File.ReadAllText(file))
        select match.Groups[1].Value;

    [GeneratedRegex("""Make\("([A-Z]{3}-\d\d)",""")]
    private static partial Regex Made();

    [GeneratedRegex(""""([A-Z]{3}-\d\d)"""")]
    private static partial Regex Code();
}
