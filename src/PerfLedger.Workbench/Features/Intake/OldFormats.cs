using System.Diagnostics;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>
/// Files of the old formats, made new by LibreOffice in a process with a profile of its own, a time limit and no environment; it is ended
/// with all its children, and what it wrote is read like any other file of a stranger.
/// </summary>
internal sealed class OldFormats(string folder)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> NewFormats = new(StringComparer.OrdinalIgnoreCase)
    {
        [".doc"] = ".docx",
        [".wps"] = ".docx",
        [".xls"] = ".xlsx",
        [".et"] = ".xlsx",
    };

    public static bool IsOne(string extension) => NewFormats.ContainsKey(extension);

    /// <summary>The path of the new file and its extension.</summary>
    public async Task<(string Path, string Extension)> ConvertAsync(string path, string extension, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(path, ct);
        if (!bytes.AsSpan().StartsWith(OleFile.Signature))
            throw Refuse.WrongType(extension, bytes.AsSpan().StartsWith("PK"u8) ? "新版 Office 文件或压缩包" : "别的东西");
        if (OleFile.IsEncrypted(bytes)) throw Refuse.Encrypted();
        if (OleFile.HasMacros(bytes)) throw Refuse.OldMacros();
        var source = Path.Combine(folder, "source" + extension.ToLowerInvariant());
        await File.WriteAllBytesAsync(source, bytes, ct);
        var output = Directory.CreateDirectory(Path.Combine(folder, "converted")).FullName;
        await RunAsync(source, NewFormats[extension][1..], output, ct);
        return Directory.GetFiles(output) is [var made] && new FileInfo(made).Length > 0
            ? (made, NewFormats[extension])
            : throw Refuse.Conversion("LibreOffice 没有写出文件，可能设有密码或已损坏");
    }

    private async Task RunAsync(string source, string format, string output, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Program)
            { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        string[] words = [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck", "--convert-to",
            format,
            "--outdir", output, source];
        foreach (var word in words) start.ArgumentList.Add(word);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var child = Start(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Longest);
        try
        {
            await Task.WhenAll(child.StandardOutput.ReadToEndAsync(limit.Token), child.StandardError.ReadToEndAsync(limit.Token));
            await child.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Refuse.Conversion($"超过 {Longest.TotalSeconds:0} 秒");
        }
        finally
        {
            if (!child.HasExited) child.Kill(entireProcessTree: true);
        }
    }

    /// <summary>soffice of the path, or the one PERFLEDGER_SOFFICE names.</summary>
    public static string Program => Environment.GetEnvironmentVariable("PERFLEDGER_SOFFICE") is { Length: > 0 } named ? named : "soffice";

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw Refuse.Conversion("本机没有安装 LibreOffice");
        }
    }
}
