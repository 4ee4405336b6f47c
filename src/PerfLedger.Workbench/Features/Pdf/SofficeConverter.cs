using System.Diagnostics;
using System.Globalization;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Pdf;

/// <summary>
/// LibreOffice on this machine: a process group of its own with a profile of its own, limited in time, memory and size. Whatever
/// becomes of it, this program goes on. One conversion at a time, as one profile serves one office.
/// </summary>
/// <param name="program">Path of soffice.</param>
/// <param name="limit">How long a conversion may take.</param>
internal sealed class SofficeConverter(string program, TimeSpan limit) : IPdfConverter, IDisposable
{
    // LibreOffice writes some 40 KB a page; a document of ours is far below either limit.
    private const int Memory = 4 * 1024 * 1024, FileBlocks = 512 * 1024;

    /// <summary>PDF/A-2b, so that the file needs nothing from outside (fonts are embedded).</summary>
    private const string Format = """pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}""";

    // ulimit: seconds of CPU, kilobytes of address space, blocks of 512 bytes a file; a shell that knows one of them not does without.
    private const string Limits = """
        ulimit -t "$1" 2>/dev/null; ulimit -v "$2" 2>/dev/null; ulimit -f "$3" 2>/dev/null; shift 3; exec "$@"
        """;

    private readonly Lazy<DirectoryInfo> profile = new(() => Directory.CreateTempSubdirectory("perfledger-office-"));
    private readonly SemaphoreSlim turn = new(1);
    private string? version;

    public async Task<ConvertedPdf> ConvertAsync(byte[] docx, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        var work = Directory.CreateTempSubdirectory("perfledger-pdf-");
        try
        {
            version ??= (await RunAsync(["--version"], work.FullName, ct)).Out.Trim() is { Length: > 0 } said ? said : "LibreOffice";
            var source = Path.Combine(work.FullName, "document.docx");
            await File.WriteAllBytesAsync(source, docx, ct);
            var (exit, _, error) = await RunAsync(["--convert-to", Format, "--outdir", work.FullName, source], work.FullName, ct);
            var target = new FileInfo(Path.Combine(work.FullName, "document.pdf"));
            if (exit != 0 || !target.Exists)
                throw new CliException(ExitCodes.NoDatabase, $"LibreOffice 没有转换成功（退出码 {exit}）：{Last(error)} 没有写入，可稍后重试。");
            return PdfConverters.Checked(await PdfConverters.ReadAsync(target, ct), version);
        }
        finally
        {
            work.Delete(recursive: true);
            turn.Release();
        }
    }

    public void Dispose()
    {
        if (profile.IsValueCreated) profile.Value.Delete(recursive: true);
        turn.Dispose();
    }

    private async Task<(int Exit, string Out, string Error)> RunAsync(string[] words, string folder, CancellationToken ct)
    {
        var seconds = ((int)limit.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        string[] office = [program, $"-env:UserInstallation={new Uri(profile.Value.FullName).AbsoluteUri}", "--headless", "--norestore",
            "--nolockcheck", "--nodefault", "--nofirststartwizard", .. words];
        string[] call = ["sh", "-c", Limits, "sh", seconds, $"{Memory}", $"{FileBlocks}", .. office];
        var group = PdfConverters.Which("setsid");
        var start = group is null ? new ProcessStartInfo(call[0], call[1..]) : new ProcessStartInfo(group, call);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        start.WorkingDirectory = folder;
        start.Environment["HOME"] = profile.Value.FullName;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None),
            process.StandardError.ReadToEndAsync(CancellationToken.None));
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct);
        ends.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(ends.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new CliException(ExitCodes.NoDatabase, $"LibreOffice 在 {limit.TotalSeconds:0} 秒内没有转换完，已停止；没有写入，可稍后重试。");
        }
        finally
        {
            await EndAsync(process, group is not null);
        }
    }

    /// <summary>Nothing of the office outlives the call, not even a child whose parent has gone.</summary>
    private static async Task EndAsync(Process process, bool hasGroup)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        if (!hasGroup) return;
        using var kill = Process.Start(new ProcessStartInfo("sh", ["-c", $"kill -s KILL -- -{process.Id} 2>/dev/null"]))!;
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    private static string Last(string error) =>
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "没有说明原因。";
}
