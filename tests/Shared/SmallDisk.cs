using System.Diagnostics;
using System.Globalization;

namespace PerfLedger.Testing;

/// <summary>A file system of a few megabytes in memory, to be filled and freed again. Mounting it takes root on Linux.</summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Why there can be none here; null when there can.</summary>
    public static readonly Lazy<string?> Missing = new(() =>
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return "Mounting a small file system takes root on Linux.";
        try
        {
            using var trial = new SmallDisk(1);
            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    });

    private readonly string path = Directory.CreateTempSubdirectory("perfledger-disk-").FullName;

    public SmallDisk(int megabytes) =>
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=0755"), "perfledger", path);

    /// <summary>An empty folder on it, owned by whoever owns another one.</summary>
    public string Folder(string name, string? ownedLike = null)
    {
        var folder = Path.Combine(path, name);
        Directory.CreateDirectory(folder);
        if (ownedLike is not null)
            Run("chown", "--reference=" + ownedLike, folder);
        return folder;
    }

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, 1);
        foreach (var size in new[] { 65536, 4096, 1 })
        {
            try
            {
                while (true)
                    ballast.Write(new byte[size]);
            }
            catch (IOException)
            {
                // full, at this size
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "--lazy", path);
        Directory.Delete(path);
    }

    private string Ballast => Path.Combine(path, "ballast");

    private static void Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', words)}: {error}");
    }
}
