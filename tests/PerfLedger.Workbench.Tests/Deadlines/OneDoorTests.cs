namespace PerfLedger.Workbench.Tests.Deadlines;

public sealed class OneDoorTests
{
    [Fact]
    public void The_program_appends_at_one_place_and_that_place_asks_for_the_due_date()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "PerfLedger.sln"))) root = root.Parent!;
        var program = Path.Combine(root.FullName, "src", "PerfLedger.Workbench");
        var appending = Directory.EnumerateFiles(program, "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains(".AppendAsync(", StringComparison.Ordinal));
        var desk = Path.Combine(program, "CommandDesk.cs");
        Assert.Equal([desk], appending);
        Assert.Contains("deadline.NotAfter", File.ReadAllText(desk), StringComparison.Ordinal);
    }
}
