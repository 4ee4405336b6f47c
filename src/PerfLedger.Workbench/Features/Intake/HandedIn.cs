using PerfLedger.Documents.Import.Reading;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>A file as handed in.</summary>
/// <param name="Name">Name as shown.</param>
/// <param name="Path">The file, or the zip it lies in.</param>
/// <param name="Read">Reads its bytes again.</param>
/// <param name="Refused">Why what it lies in could not be opened.</param>
internal sealed record HandedIn(string Name, string Path, byte[] Bytes, ImportRefusedException? Refused = null)
{
    public string Extension => System.IO.Path.GetExtension(Name).ToLowerInvariant();
}

/// <summary>Files, folders and zips as a list of files.</summary>
internal static class HandedInFiles
{
    private const long Largest = 150L * 1024 * 1024;
    private static readonly string[] s_read = [".docx", ".xlsx", ".doc", ".xls", ".wps", ".et", ".docm", ".xlsm"];

    public static async Task<List<HandedIn>> OfAsync(IEnumerable<string> paths, CancellationToken ct)
    {
        var all = new List<HandedIn>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsRead)
                    .Order(StringComparer.Ordinal))
                    await AddAsync(all, System.IO.Path.GetRelativePath(path, file), file, ct);
            }
            else if (!File.Exists(path)) throw new CliException(ExitCodes.BadInput, $"没有文件 {path}。");
            else await AddAsync(all, System.IO.Path.GetFileName(path), path, ct);
        }

        if (all.Count == 0) throw new CliException(ExitCodes.BadInput, "没有可读的文件：写明 .docx、.xlsx（或 .doc、.xls、.wps、.et）文件、文件夹或 .zip。");
        return all;
    }

    private static async Task AddAsync(List<HandedIn> all, string name, string path, CancellationToken ct)
    {
        if (new FileInfo(path).Length > Largest)
            throw new CliException(ExitCodes.BadInput, $"{name} 超过 {Largest / 1024 / 1024} MB，不予读取。请分开打包后重试。");
        if (System.IO.Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase)) await UnzipAsync(all, name, path, ct);
        else all.Add(new(name, path, await File.ReadAllBytesAsync(path, ct)));
    }

    private static async Task UnzipAsync(List<HandedIn> all, string name, string path, CancellationToken ct)
    {
        using var folder = new WorkFolder();
        try
        {
            foreach (var file in await new Worker(folder.Path).UnzipAsync(path, ct))
            {
                if (!IsRead(file.Name)) continue;
                // The worker names what it wrote; a name of its own making leads nowhere else.
                var stored = System.IO.Path.Combine(folder.Path, System.IO.Path.GetFileName(file.Stored));
                all.Add(new($"{name}/{file.Name}", path, await File.ReadAllBytesAsync(stored, ct)));
            }
        }
        catch (ImportRefusedException refused)
        {
            all.Add(new(name, path, await File.ReadAllBytesAsync(path, ct), refused));
        }
    }

    // ~$ and .~ begin the locks that Word and WPS leave beside an open file.
    private static bool IsRead(string path)
    {
        var file = System.IO.Path.GetFileName(path);
        return !file.StartsWith("~$", StringComparison.Ordinal) && !file.StartsWith('.')
            && s_read.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>A folder of its own for one piece of work, gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("perfledger-intake-").FullName;

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // Something still writes there; the system clears its temporary folder.
        }
    }
}
