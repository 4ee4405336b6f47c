using System.Diagnostics;
using System.IO.Compression;

namespace PerfLedger.Workbench.Tests.Packages;

/// <summary>Somebody who has a package, an unzip program and Python, and nothing else.</summary>
internal static class Outsider
{
    public static string Unpack(string zip)
    {
        ZipFile.ExtractToDirectory(zip, zip + ".d");
        return zip + ".d";
    }

    public static Task<Answer> CheckAsync(string folder) => RunAsync(folder, "python3", "校验.py");

    public static async Task<Answer> RunAsync(string folder, string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.WorkingDirectory = folder;
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }
}
