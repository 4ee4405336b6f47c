using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PerfLedger.Architecture.Tests;

/// <summary>The tree and the papers in it say what they are expected to say.</summary>
public sealed partial class TreeTests
{
    private static readonly string[] TopLevel =
    [
        "src", "tests", "templates", "migrations", "samples", "docs", "docker-compose.yml", "PerfLedger.sln", "README.md", "perfledger",
        "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", ".gitignore", ".gitattributes",
        "BannedSymbols.txt", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".ci",
    ];

    private static readonly string[] TextFiles =
        [".cs", ".csproj", ".props", ".sln", ".md", ".json", ".yml", ".sql", ".sh", ".css", ".js", ".razor", ".txt", ""];

    [Fact]
    public void The_top_level_holds_only_what_people_and_tools_look_for_by_name()
    {
        var found = new DirectoryInfo(Repository.Root).EnumerateFileSystemInfos().Select(i => i.Name);
        Rule.HasNoException(found.Where(n => !Repository.IsMadeByTools(n)).Except(TopLevel));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Text("PerfLedger.sln").Replace('\\', '/');
        Rule.HasNoException(Repository.Files("", "*.csproj").Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_decision_is_in_the_index_and_every_entry_of_the_index_exists()
    {
        var decisions = Repository.Files("docs/adr", "*.md").Select(f => Path.GetFileName(f)!).Where(f => f != "README.md").ToList();
        Assert.All(decisions, name => Assert.Matches("^[0-9]{4}-[a-z0-9-]+\\.md$", name));
        Assert.Distinct(decisions.Select(name => name[..4]));
        Assert.Equal(decisions, MarkdownLink().Matches(Repository.Text("docs/adr/README.md")).Select(m => m.Groups[1].Value));
    }

    [Fact]
    public void Every_package_is_explained_at_its_exact_version()
    {
        var reasons = Repository.Text("docs/adr/0006-exact-package-versions.md");
        var pinned = XDocument.Parse(Repository.Text("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => $"| {p.Attribute("Include")!.Value} | {p.Attribute("Version")!.Value} |");
        Rule.HasNoException(pinned.Where(line => !reasons.Contains(line, StringComparison.Ordinal)));
    }

    [Fact]
    public void Links_between_papers_lead_somewhere()
    {
        var broken = from file in Repository.Files("", "*.md")
                     from link in MarkdownLink().Matches(Repository.Text(file)).Select(m => m.Groups[1].Value)
                     where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#')
                     let target = Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, link.Split('#')[0])
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{file}: {link}";
        Rule.HasNoException(broken);
    }

    [Fact]
    public void Nothing_names_a_place_on_one_machine()
    {
        var found = from file in Repository.Files()
                    where TextFiles.Contains(Path.GetExtension(file)) && file != "tests/PerfLedger.Architecture.Tests/TreeTests.cs"
                    from match in MachinePath().Matches(Repository.Text(file)).Cast<Match>()
                    select $"{file}: {match.Value}";
        Rule.HasNoException(found);
    }

    [Fact]
    public void Scripts_can_be_run()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var script in new[] { "perfledger", ".ci/run" })
            Assert.True(File.GetUnixFileMode(Path.Combine(Repository.Root, script)).HasFlag(UnixFileMode.UserExecute), script);
    }

    [Fact]
    public void The_server_set_up_publishes_on_loopback_only_and_has_no_default_password()
    {
        var lines = Repository.Lines("docker-compose.yml").Select(l => l.Trim()).Where(l => !l.StartsWith('#')).ToList();
        Assert.Contains(lines, l => PublishedPort().IsMatch(l));
        Rule.HasNoException(lines.Where(l => PublishedPort().IsMatch(l) && !l.StartsWith("- 127.0.0.1:", StringComparison.Ordinal)));
        Rule.HasNoException(lines.Where(l => l.Contains(":-", StringComparison.Ordinal) || DefaultPassword().IsMatch(l)));
    }

    [GeneratedRegex(@"^-\s*""?([\d.]+:)?\d+(-\d+)?:\d+")]
    private static partial Regex PublishedPort();

    [GeneratedRegex(@"PASSWORD:|Password=", RegexOptions.IgnoreCase)]
    private static partial Regex DefaultPassword();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"/work/\w+|/root/|/home/(?!linuxbrew)\w+|/Users/\w+|[A-Z]:\\Users|/tmp/(?!perfledger)\w+")]
    private static partial Regex MachinePath();
}
