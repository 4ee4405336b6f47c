using System.ComponentModel;
using System.Diagnostics;

namespace PerfLedger.Workbench.Features.Templates;

/// <summary>
/// Shows a document as LibreOffice lays it out: a PDF and a picture of each page, where the programs are installed. A preview only: fonts
/// of a server are not those of an office, so pages may break elsewhere.
/// </summary>
internal static class OfficePreview
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Writes beside the document; returns all files there are, the document first.</summary>
    public static async Task<IReadOnlyList<string>> WriteAsync(string docx, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(docx)!;
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(docx));
        List<string> written = [docx];
        // A profile of its own: an open window of LibreOffice would take the call over and answer nothing.
        var profile = Directory.CreateTempSubdirectory("perfledger-office-").FullName;
        try
        {
            var profileOption = $"-env:UserInstallation={new Uri(profile).AbsoluteUri}";
            var converted = await RunAsync("soffice", [profileOption, "--headless", "--convert-to", "pdf", "--outdir", folder, docx], ct);
            if (!converted || !File.Exists(stem + ".pdf")) return written;
            written.Add(stem + ".pdf");
            if (await RunAsync("pdftoppm", ["-r", "80", "-png", stem + ".pdf", stem], ct))
                written.AddRange(Directory.GetFiles(folder, Path.GetFileName(stem) + "-*.png").Order(StringComparer.Ordinal));
            return written;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    /// <summary>False when the program is not installed, fails or takes too long.</summary>
    private static async Task<bool> RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return false;
        }

        using (process)
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(ct))
        {
            patience.CancelAfter(Patience);
            try
            {
                var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(patience.Token),
                    process.StandardError.ReadToEndAsync(patience.Token));
                await process.WaitForExitAsync(patience.Token);
                await said;
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
                ct.ThrowIfCancellationRequested();
                return false;
            }
        }
    }
}
