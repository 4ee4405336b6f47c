using System.Diagnostics;

namespace PerfLedger.Soak;

/// <summary>Other programs, run to their end.</summary>
internal static class Shell
{
    /// <summary>Standard output; a failure is an exception with what the program said.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> words)
    {
        var (code, output, error) = await TryAsync(words);
        return code == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', words)} ended with {code}: {error}{output}");
    }

    public static async Task<(int Code, string Output, string Error)> TryAsync(IEnumerable<string> words)
    {
        var all = words.ToList();
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in new[] { "PGDATA", "PGPORT", "PGHOST", "PGOPTIONS", "PGSERVICE", "PGUSER", "PGDATABASE" })
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
