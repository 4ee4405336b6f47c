using System.Diagnostics;
using System.Runtime.InteropServices;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>
/// Has a file read by a child process of its own and comes through whatever becomes of it: an answer, a refusal, or a refusal because the
/// child took too long, held too much or fell over.
/// </summary>
internal sealed class Worker(string folder)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private const long MostMemory = 256L * 1024 * 1024;
    private const string HeapLimit = "0xB000000"; // 176 MB, hexadecimal as the runtime wants it
    private const int MostAnswer = 64 * 1024 * 1024;
    private const int KilledForTime = 128 + 24; // SIGXCPU
    private const int FellOver = 128 + 6; // SIGABRT: the runtime ended itself, here for want of memory

    /// <summary>
    /// The processor time is limited to two seconds by the child itself; this clock ends one that sleeps. It is wide, because a busy
    /// machine
    /// makes an honest file wait.
    /// </summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most memory the last child held, for tests and for the note.</summary>
    public long Held { get; private set; }

    public async Task<ReadDocument> ReadAsync(string path, string extension, CancellationToken ct) =>
        (await AskAsync(path, extension, ct)).Document ?? throw Refuse.Worker("没有答复");

    /// <summary>The files of a zip, written into the folder of this worker.</summary>
    public async Task<IReadOnlyList<ZippedFile>> UnzipAsync(string path, CancellationToken ct) =>
        (await AskAsync(path, ".zip", ct)).Files ?? throw Refuse.Worker("没有答复");

    private async Task<WorkerAnswer> AskAsync(string path, string extension, CancellationToken ct)
    {
        using var child = Process.Start(Start(path, extension))!;
        var output = ReadAsync(child.StandardOutput.BaseStream, ct);
        var error = child.StandardError.ReadToEndAsync(ct);
        var refused = await WatchAsync(child, ct);
        var (answer, said) = (await output, await error);
        if (refused is not null) throw refused;
        if (child.ExitCode == KilledForTime) throw Refuse.Time();
        if (child.ExitCode == FellOver || said.Contains("OutOfMemory", StringComparison.OrdinalIgnoreCase)) throw Refuse.Memory();
        if (child.ExitCode != 0 || answer is null
            || WorkerAnswer.Read(answer) is not { } read) throw Refuse.Worker($"退出码 {child.ExitCode}");
        return read.Reason is { } reason ? throw new ImportRefusedException(reason, read.Message ?? "") : read;
    }

    private ProcessStartInfo Start(string path, string extension)
    {
        var start = new ProcessStartInfo(Host())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "perfledger.dll"), ParseWorker.Name,
            Path.GetFullPath(path), extension])
            start.ArgumentList.Add(word);
        start.Environment.Clear();
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["TMPDIR"] = folder;
        start.Environment["HOME"] = folder;
        return start;
    }

    /// <summary>The dotnet that runs this process, wherever it was installed.</summary>
    private static string Host() => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private async Task<ImportRefusedException?> WatchAsync(Process child, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        Held = 0;
        try
        {
            while (!child.HasExited)
            {
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(ct);
                pause.CancelAfter(Look);
                await child.WaitForExitAsync(pause.Token).ContinueWith(_ =>
                    { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                ct.ThrowIfCancellationRequested();
                if (child.HasExited) break;
                child.Refresh();
                Held = Math.Max(Held, child.WorkingSet64);
                if (Held > MostMemory) return Refuse.Memory();
                if (clock.Elapsed > Longest) return Refuse.Time();
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // it ended between two looks
        }
        finally
        {
            if (!child.HasExited) child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<byte[]?> ReadAsync(Stream output, CancellationToken ct)
    {
        using var answer = new MemoryStream();
        var buffer = new byte[81920];
        var whole = true;
        for (int read; (read = await output.ReadAsync(buffer, ct)) > 0;)
        {
            whole &= answer.Length + read <= MostAnswer;
            if (whole) answer.Write(buffer, 0, read);
        }

        return whole ? answer.ToArray() : null;
    }
}
