using Xunit.Abstractions;

namespace PerfLedger.Architecture.Tests;

/// <summary>The sizes of docs/adr/0001: small enough that a reviewer holds a file in mind, with no exceptions by name.</summary>
public sealed class SizeTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<string> Sources = [.. Repository.SourceFiles("src"), .. Repository.SourceFiles("tests")];

    [Fact]
    public void No_file_is_over_400_lines() =>
        Rule.HasNoException(Sources.Where(f => Repository.Lines(f).Length > 400));

    [Fact]
    public void Half_of_the_files_are_at_most_60_lines_and_nine_tenths_at_most_160()
    {
        var lines = Repository.SourceFiles("src").Select(f => Repository.Lines(f).Length).Order().ToList();
        output.WriteLine($"src: {lines.Count} files, median {At(lines, 0.5)}, p90 {At(lines, 0.9)}, longest {lines[^1]} lines");
        Assert.InRange(At(lines, 0.5), 0, 60);
        Assert.InRange(At(lines, 0.9), 0, 160);
    }

    [Fact]
    public void No_line_is_over_140_characters()
    {
        var found = from file in Sources
                    from line in Repository.Lines(file).Index()
                    where line.Item.Length > 140
                    select $"{file}:{line.Index + 1} has {line.Item.Length}";
        Rule.HasNoException(found);
    }

    [Fact]
    public void No_method_is_over_60_lines_and_nine_tenths_at_most_25()
    {
        var members = Sources.SelectMany(f => Members.Of(f, Repository.Text(f))).OrderBy(m => m.Lines).ToList();
        Assert.NotEmpty(members);
        var lines = members.ConvertAll(m => m.Lines);
        output.WriteLine($"{members.Count} members, median {At(lines, 0.5)}, p90 {At(lines, 0.9)}, longest {members[^1]}");
        Rule.HasNoException(members.Where(m => m.Lines > 60).Select(m => m.ToString()));
        Assert.InRange(At(lines, 0.9), 0, 25);
    }

    [Fact]
    public void No_folder_holds_more_than_25_source_files()
    {
        var folders = Sources.GroupBy(f => Path.GetDirectoryName(f)!);
        Rule.HasNoException(folders.Where(g => g.Count() > 25).Select(g => $"{g.Key}: {g.Count()}"));
    }

    [Fact]
    public void No_file_hides_code_in_a_region_or_lifts_a_rule_for_itself()
    {
        string[] marks = ["#" + "region", "#" + "pragma warning disable", "[assembly: Suppress" + "Message", "[Suppress" + "Message"];
        var found = from file in Sources
                    from mark in marks
                    where Repository.Text(file).Contains(mark, StringComparison.Ordinal)
                    select $"{file}: {mark}";
        Rule.HasNoException(found);
    }

    private static int At(List<int> ordered, double share) =>
        ordered.Count == 0 ? 0 : ordered[(int)Math.Ceiling(share * ordered.Count) - 1];
}
