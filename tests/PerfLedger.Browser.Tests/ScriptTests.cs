using System.Diagnostics;

namespace PerfLedger.Browser.Tests;

/// <summary>The scripts of the pages: types as their comments state them, and the reading of a clipboard.</summary>
public sealed class ScriptTests
{
    private static readonly string Folder = Find(AppContext.BaseDirectory);

    [ScriptFact]
    public Task Scripts_have_the_types_that_their_comments_state() => RunAsync("node_modules/.bin/tsc", "--project", "tsconfig.json");

    [ScriptFact]
    public Task Blocks_of_a_spreadsheet_are_read_as_it_writes_them() => RunAsync("node", "--test", "clipboard.test.js");

    internal static bool IsReady => File.Exists(Path.Combine(Folder, "node_modules/.bin/tsc"));

    private static async Task RunAsync(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program.Contains('/') ? Path.Combine(Folder, program) : program, words)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await output + await error);
    }

    private static string Find(string? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No PerfLedger.sln above the tests.")
        : File.Exists(Path.Combine(folder, "PerfLedger.sln")) ? Path.Combine(folder, "tests", "PerfLedger.Browser.Tests", "script")
        : Find(Path.GetDirectoryName(folder));
}

/// <summary>A test that needs node and what npm ci puts beside the tests. Skipped on a laptop without; where CI is set it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScriptFactAttribute : FactAttribute
{
    public ScriptFactAttribute() => Skip = TestServer.IsDemanded || ScriptTests.IsReady
        ? null : "Run npm ci in tests/PerfLedger.Browser.Tests/script.";
}
