using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Tests;

/// <summary>docs/commands.md names every word with an example, and its examples can be read by the program.</summary>
public sealed partial class CommandsPageTests
{
    private static string Page { get; } = Repository.Text("docs", "commands.md").Replace("\\\n", "", StringComparison.Ordinal);

    [Fact]
    public void Every_word_has_an_example()
    {
        var words = Words.All().SelectMany(w => w.Subcommands.Count == 0 ? [w.Name] : w.Subcommands.Select(s => $"{w.Name} {s.Name}"));
        // Told in a sentence of the page, in the README or in docs/campaigns.md.
        string[] elsewhere = ["demo", "ledgers", "migrate", "schema", "campaign show", "campaign close", "parse-worker"];
        Assert.Equal([], words.Except(elsewhere).Where(w => !Regex.IsMatch(Page, $@"^perfledger {w}\b", RegexOptions.Multiline)));
    }

    [Fact]
    public void Every_example_can_be_read()
    {
        var root = Words.Root();
        var examples = Example().Matches(Page).Select(m => m.Groups[1].Value.Trim()).ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var call = root.Parse(Plain(example), new ParserConfiguration { ResponseFileTokenReplacer = null });
            Assert.True(call.Errors.Count == 0, $"{example}: {string.Join(' ', call.Errors.Select(e => e.Message))}");
        }
    }

    [Fact]
    public void Help_is_given_for_every_word_and_is_wholly_chinese()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN"); // as Program sets it
        var root = Words.Root();
        ChineseHelp.Speak(root);
        // parse-worker is spoken by the program to itself and reads no line.
        var words = Words.All().Where(w => w.Name != "parse-worker")
            .SelectMany(w => w.Subcommands.Select(s => $"{w.Name} {s.Name}").Append(w.Name));
        foreach (var word in words.Append(""))
        {
            var said = new StringWriter();
            var call = root.Parse($"{word} --help");
            Assert.Empty(call.Errors);
            Assert.Equal(0, call.Invoke(new InvocationConfiguration { Output = said, EnableDefaultExceptionHandler = false }));
            Assert.Contains($"{word} ".TrimStart(), said.ToString(), StringComparison.Ordinal);
            Assert.DoesNotMatch(@"Description:|Usage|Show |Options:|Arguments:|REQUIRED|default:|\[(command|options)\]", said.ToString());
        }
    }

    /// <summary>What is optional is written out, of alternatives the first is taken.</summary>
    private static string Plain(string example) =>
        Regex.Replace(Regex.Replace(example, @" \| .*?(?= \[|$)", ""), @"[\[\]]| …", "");

    [GeneratedRegex("^perfledger ([^#\n]+)", RegexOptions.Multiline)]
    private static partial Regex Example();
}
