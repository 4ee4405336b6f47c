namespace PerfLedger.Workbench.Features.Office;

/// <summary>
/// LibreOffice on this machine, with a profile of its own: an open window of it would take a call over and answer nothing. One run at a
/// time, as one profile serves one office. The only place that starts it.
/// </summary>
/// <param name="program">Path of soffice.</param>
/// <param name="limit">How long one run may take.</param>
internal sealed class Soffice(string program, TimeSpan limit) : IDisposable
{
    private static readonly string[] Quiet = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"];

    private readonly Lazy<DirectoryInfo> home = new(() => Directory.CreateTempSubdirectory("perfledger-office-"));
    private readonly SemaphoreSlim turn = new(1);

    public TimeSpan Limit => limit;

    /// <summary>Path of the program: what PERFLEDGER_SOFFICE names, else soffice or libreoffice of the path; null when there is
    /// none.</summary>
    public static string? Program => Environment.GetEnvironmentVariable("PERFLEDGER_SOFFICE") is { Length: > 0 } named
        ? File.Exists(named) ? named : LimitedProcess.Which(named)
        : LimitedProcess.Which("soffice") ?? LimitedProcess.Which("libreoffice");

    /// <summary>The installed one; null when there is none.</summary>
    public static Soffice? Find(TimeSpan limit) => Program is { } program ? new Soffice(program, limit) : null;

    /// <summary>Saves a file in another format.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Extension, perhaps with a filter behind a colon.</param>
    /// <param name="folder">Where the new file goes, under the name of the old one; it is the working folder of the office too.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>What became of it, and the new file if there is a whole one.</returns>
    public async Task<(ProcessAnswer Answer, FileInfo? Made)> ConvertAsync(string file, string format, string folder, CancellationToken ct)
    {
        var made = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}.{format.Split(':')[0]}");
        File.Delete(made); // what an earlier run left is no answer
        var answer = await RunAsync(["--convert-to", format, "--outdir", folder, Path.GetFullPath(file)], folder, ct);
        var found = new FileInfo(made);
        return (answer, answer.IsDone && found is { Exists: true, Length: > 0 } ? found : null);
    }

    /// <summary>Runs it with these words.</summary>
    public async Task<ProcessAnswer> RunAsync(IEnumerable<string> words, string folder, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var settings = home.Value.FullName;
            string[] all = [$"-env:UserInstallation={new Uri(settings).AbsoluteUri}/profile", .. Quiet, .. words];
            return await LimitedProcess.RunAsync(program, all, folder, settings, limit, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        if (home.IsValueCreated) home.Value.Delete(recursive: true);
        turn.Dispose();
    }
}
