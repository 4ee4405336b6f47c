using System.Diagnostics;
using System.Globalization;

namespace PerfLedger.Soak;

/// <summary>Processes as Linux shows them under /proc.</summary>
internal static class ProcessTable
{
    public static IReadOnlyList<int> ChildrenOf(int parent) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)
           let id = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)
           where State(id)?.Parent == parent
           select id,
    ];

    /// <summary>A zombie is dead: it holds nothing, it only waits for somebody to ask how it ended.</summary>
    public static bool IsAlive(int id) => State(id) is { Letter: not ('Z' or 'X') };

    public static string CommandLine(int id) => Read($"/proc/{id}/cmdline").Replace('\0', ' ');

    public static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // gone already
        }
    }

    /// <summary>The second field is the name in brackets and may hold anything; the state and the parent follow its last bracket.</summary>
    private static (char Letter, int Parent)? State(int id)
    {
        var text = Read($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 2 ? null : (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // ended in between
        }
    }
}
