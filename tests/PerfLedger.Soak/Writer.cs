using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace PerfLedger.Soak;

/// <summary>A running writer program, seen from outside.</summary>
internal sealed class Writer : IDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> errors = new();

    private Writer(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
    }

    /// <summary>What it said when it ended by itself; null while it runs.</summary>
    public string? Death => process.HasExited
        ? string.Create(CultureInfo.InvariantCulture, $"a writer ended by itself with {process.ExitCode}: {string.Join('\n', errors)}")
        : null;

    public static Writer Start(string connection, string journals, long seed, int first, int callers) => new(Program(
        WriterProgram.WriteWord, connection, journals, Text(seed), Text(first), Text(callers)));

    /// <summary>Starts this program with other words. Its parent's death closes its standard input.</summary>
    public static Process Program(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Writer).Assembly.Location, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_gcServer"] = "0";
        return Process.Start(start)!;
    }

    /// <summary>kill -9: nothing is finished, nothing is closed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Lets it finish the commands at hand. Null, or what went wrong.</summary>
    public async Task<string?> StopAsync(TimeSpan patience)
    {
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? null : Death;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            return FormattableString.Invariant($"a writer did not finish its commands within {patience.TotalSeconds} s");
        }
    }

    public void Dispose()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // has ended, or was killed and let go before
        }

        process.Dispose();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
