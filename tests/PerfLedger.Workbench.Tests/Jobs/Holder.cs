using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>A process that takes one piece of work, says so, and commits its effect some seconds later if it still lives.</summary>
internal sealed class Holder : IDisposable
{
    public const string Word = "hold";

    private Holder(Process process) => Process = process;

    public Process Process { get; }

    public static Holder Start(string connection, int seconds)
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(Holder).Assembly.Location, Word, connection, seconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>The key of what it took.</summary>
    public async Task<string> TakenAsync() =>
        await Process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It took nothing.");

    /// <summary>The process itself.</summary>
    public static async Task<int> RunAsync(string connection, string seconds)
    {
        await using var main = NpgsqlDataSource.Create(connection);
        var settings = new WorkerSettings { AtOnce = 1 };
        var queue = new WorkQueue(main, JobHost.Holder(), settings);
        var kind = Effects.Job(async (item, ct) =>
        {
            Console.WriteLine(item.Key);
            // Not to be cancelled: a program that hangs in its work does not hear that it lost it.
            await Task.Delay(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), CancellationToken.None);
        });
        var worker = new Worker(queue, [kind], settings, new(settings.Clock), new());
        while (!await worker.StepAsync(null, CancellationToken.None)) await Task.Delay(100);
        Console.WriteLine("ended");
        return 0;
    }

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!Process.HasExited) Process.Kill();
        Process.Dispose();
    }
}
