using System.Text.RegularExpressions;

namespace PerfLedger.Architecture.Tests;

/// <summary>
/// A refusal is read at a page as well as at a screen: what to type at the command line is added by the command line alone.
/// </summary>
public sealed partial class WordsTests
{
    // What a file that the command line writes is called by is part of its description.
    private const string Described = "/Interchange/InterchangeSchemas.cs";

    // What pages and the command line share, and what only pages show.
    private static readonly string[] Shared = ["Desk.cs", "Query.cs", "Shelf.cs", "Ids.cs", ".razor"];

    [Fact]
    public void No_sentence_of_the_domain_names_a_word_or_an_option_of_the_command_line() =>
        Rule.HasNoException(Naming(Repository.SourceFiles("src/PerfLedger.Domain")
            .Where(f => !f.EndsWith(Described, StringComparison.Ordinal))));

    [Fact]
    public void No_page_and_nothing_that_pages_ask_tells_people_what_to_type_at_the_command_line()
    {
        var files = Repository.Files("src/PerfLedger.Workbench").Where(f => Shared.Any(s => f.EndsWith(s, StringComparison.Ordinal))
            || (f.Contains("/Pages/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))).ToList();
        Assert.True(files.Count > 100, $"only {files.Count} files: the pattern no longer finds them");
        Rule.HasNoException(Naming(files));
    }

    [Fact]
    public void Every_hint_of_the_command_line_belongs_to_a_rule_that_refuses()
    {
        var refusals = string.Concat(Repository.SourceFiles("src/PerfLedger.Domain")
            .Where(f => Path.GetFileName(f).StartsWith("Refusals", StringComparison.Ordinal)).Select(Repository.Text));
        var codes = Hint().Matches(Repository.Text("src/PerfLedger.Workbench/Cli/Hints.cs")).Select(m => m.Groups[1].Value).ToList();
        Assert.True(codes.Count > 20, $"only {codes.Count} hints found");
        Rule.HasNoException(codes.Where(c => !refusals.Contains($"\"{c}\"", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Naming(IEnumerable<string> files) =>
        from file in files
        from line in Repository.Lines(file).Select((text, n) => (Text: text, Number: n + 1))
        where Typed().IsMatch(line.Text) && !Comment().IsMatch(line.Text)
        select $"{file}:{line.Number}: {line.Text.Trim()}";

    // Within a text, or in the words of a page; CliException.Word is printed by the command line only.
    [GeneratedRegex(@"^(?!.*\bWord = ).*[""“>。，；、（\p{IsCJKUnifiedIdeographs} ](perfledger [a-z]+|--[a-z][a-z-]+)\b(?!\))")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^\s*(//|@\*)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\[""([A-Z]{3}-\d{2})""\] =")]
    private static partial Regex Hint();
}
