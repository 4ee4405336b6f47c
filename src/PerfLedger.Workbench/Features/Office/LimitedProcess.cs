using System.Diagnostics;
using System.Globalization;

namespace PerfLedger.Workbench.Features.Office;

/// <summary>What became of a program.</summary>
/// <param name="InTime">False when it was ended because it took too long.</param>
/// <param name="Exit">Its exit code; that of a killed program when it was late.</param>
/// <param name="Out">What it said.</param>
/// <param name="Error">What it complained of.</param>
internal sealed record ProcessAnswer(bool InTime, int Exit, string Out, string Error)
{
    public bool IsDone => InTime && Exit == 0;

    /// <summary>The last line it complained with.</summary>
    public string? LastError =>
        Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
}

/// <summary>
/// Runs a foreign program over a document: in a process group of its own, limited in time, memory and size of its files, and with nothing
/// of our environment but the path. Whatever becomes of it, this program goes on and none of its children outlives the call.
/// </summary>
internal static class LimitedProcess
{
    // LibreOffice writes some 40 KB a page; a document of ours is far below either limit.
    private const int Memory = 4 * 1024 * 1024, FileBlocks = 512 * 1024;

    // ulimit: seconds of CPU, kilobytes of address space, blocks of 512 bytes a file; a shell that knows one of them not does without.
    private const string Limits = """
        ulimit -t "$1" 2>/dev/null; ulimit -v "$2" 2>/dev/null; ulimit -f "$3" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 3; exec "$@"
        """;

    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(5);

    /// <summary>The first program of this name on the path.</summary>
    public static string? Which(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="words">What it is told.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="home">The folder of its settings and temporary files.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<ProcessAnswer> RunAsync(
        string program, IEnumerable<string> words, string folder, string home, TimeSpan limit, CancellationToken ct)
    {
        var group = Which("setsid");
        using var process = Process.Start(Start(group, program, words, folder, home, limit))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None),
            process.StandardError.ReadToEndAsync(CancellationToken.None));
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct);
        ends.CancelAfter(limit);
        var inTime = true;
        try
        {
            await process.WaitForExitAsync(ends.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            inTime = false;
        }
        finally
        {
            await EndAsync(process, group is not null);
        }

        // Only now: a child that was left behind keeps the pipes open as long as it lives.
        return new ProcessAnswer(inTime, process.ExitCode, await SaidAsync(output), await SaidAsync(error));
    }

    private static ProcessStartInfo Start(
        string? group, string program, IEnumerable<string> words, string folder, string home, TimeSpan limit)
    {
        var seconds = ((int)limit.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        string[] call = ["sh", "-c", Limits, "sh", seconds, $"{Memory}", $"{FileBlocks}", program, .. words];
        var start = group is null ? new ProcessStartInfo(call[0], call[1..]) : new ProcessStartInfo(group, call);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        start.WorkingDirectory = folder;
        start.Environment.Clear(); // ours may hold passwords
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = home;
        start.Environment["TMPDIR"] = home;
        return start;
    }

    private static async Task EndAsync(Process process, bool hasGroup)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        if (!hasGroup) return;
        using var kill = Process.Start(new ProcessStartInfo("sh", ["-c", $"kill -s KILL -- -{process.Id} 2>/dev/null"]))!;
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    private static async Task<string> SaidAsync(Task<string> said) =>
        await Task.WhenAny(said, Task.Delay(Drain)) == said ? await said : "";
}
