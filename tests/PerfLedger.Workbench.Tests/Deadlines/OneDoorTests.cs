namespace PerfLedger.Workbench.Tests.Deadlines;

public sealed class OneDoorTests
{
    [Fact]
    public void The_program_appends_at_one_place_and_that_place_asks_for_the_due_date()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "PerfLedger.sln"))) root = root.Parent!;
        var sources = Directory.EnumerateFiles(Path.Combine(root.FullName, "src", "PerfLedger.Workbench"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        var appending = sources.Where(f => File.ReadAllText(f).Contains(".AppendAsync(", StringComparison.Ordinal)).Select(f => Path.GetFileName(f));
        Assert.Equal(["CommandDesk.cs"], appending);
        Assert.Contains("deadline.NotAfter", File.ReadAllText(sources.Single(f => Path.GetFileName(f) == "CommandDesk.cs")), StringComparison.Ordinal);
    }
}
