using System.Text.RegularExpressions;

namespace PerfLedger.Soak;

/// <summary>
/// Where PostgreSQL's programs are: as the door found them (PERFLEDGER_PG_BIN), else as pg_config says, else in the folders of Debian and
/// Red Hat.
/// </summary>
internal static partial class ServerBinaries
{
    public const string Remedy = "no PostgreSQL 15 or newer was found: install one, or name its folder in PERFLEDGER_PG_BIN";

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The folder of the newest one from 15 on, or null.</summary>
    public static async Task<string?> FindAsync()
    {
        var best = (Folder: (string?)null, Major: 14);
        foreach (var folder in await PlacesAsync())
        {
            if (!Needed.All(program => File.Exists(Path.Combine(folder, program))))
                continue;
            var (_, version, _) = await Shell.TryAsync([Path.Combine(folder, "postgres"), "--version"]);
            if (int.TryParse(Major().Match(version).Value, out var major) && major > best.Major)
                best = (folder, major);
        }

        return best.Folder;
    }

    private static async Task<IReadOnlyList<string>> PlacesAsync()
    {
        if (Environment.GetEnvironmentVariable("PERFLEDGER_PG_BIN") is { Length: > 0 } named)
            return [named];
        var places = new List<string>();
        try
        {
            places.Add((await Shell.TryAsync(["pg_config", "--bindir"])).Output.Trim());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // no such program
        }

        if (Directory.Exists("/usr/lib/postgresql"))
            places.AddRange(Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")));
        if (Directory.Exists("/usr"))
            places.AddRange(Directory.GetDirectories("/usr", "pgsql-*").Select(d => Path.Combine(d, "bin")));
        return places;
    }

    [GeneratedRegex(@"(?<=\) )\d+")]
    private static partial Regex Major();
}
