using System.Diagnostics;
using PerfLedger.Workbench.Features.Intake;

namespace PerfLedger.Workbench.Tests.Intake;

/// <summary>LibreOffice as the hand that saves a file again. Skipped where it is not installed.</summary>
internal static class Soffice
{
    /// <summary>The folder of its programs; null when there is none.</summary>
    private static readonly string? s_folder = Folder();

    public static bool HasWriter => Has("libswlo.so");

    public static bool HasCalc => Has("libsclo.so");

    public static async Task ConvertAsync(string format, string output, params string[] files)
    {
        var profile = Directory.CreateTempSubdirectory("perfledger-lo-").FullName;
        string[] words = [$"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", format, "--outdir",
            output, .. files];
        var start = new ProcessStartInfo(OldFormats.Program, words) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var child = Process.Start(start)!;
        var (said, error) = (child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        await child.WaitForExitAsync();
        Assert.True(Directory.Exists(output) && Directory.GetFiles(output).Length >= files.Length, $"{await said}{await error}");
        Directory.Delete(profile, recursive: true);
    }

    private static bool Has(string library) => s_folder is not null && File.Exists(Path.Combine(s_folder, library));

    private static string? Folder()
    {
        var found = Path.IsPathRooted(OldFormats.Program) ? OldFormats.Program
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
                .Select(p => Path.Combine(p, OldFormats.Program)).FirstOrDefault(File.Exists);
        if (found is null) return null;
        var program = new FileInfo(found).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? found;
        return Path.GetDirectoryName(program);
    }
}

/// <summary>A test that needs PostgreSQL and LibreOffice Writer.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WriterFactAttribute : FactAttribute
{
    public WriterFactAttribute()
    {
        if (!Soffice.HasWriter && !TestServer.IsDemanded) Skip = "LibreOffice Writer is not installed.";
        else if (TestServer.IsMissing && !TestServer.IsDemanded) Skip = TestServer.Remedy;
    }
}

/// <summary>A test that needs PostgreSQL and LibreOffice Calc.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CalcFactAttribute : FactAttribute
{
    public CalcFactAttribute()
    {
        if (!Soffice.HasCalc && !TestServer.IsDemanded) Skip = "LibreOffice Calc is not installed.";
        else if (TestServer.IsMissing && !TestServer.IsDemanded) Skip = TestServer.Remedy;
    }
}
