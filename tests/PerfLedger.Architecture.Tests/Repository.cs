using System.Runtime.CompilerServices;

namespace PerfLedger.Architecture.Tests;

/// <summary>The checkout the tests were built from. Paths are relative to its root, with forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] MadeByTools =
        ["bin", "obj", "out", "node_modules", "TestResults", ".git", ".perfledger", ".vs", ".idea", ".vscode"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every file that people wrote under the folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder = "", string pattern = "*")
    {
        var start = Path.Combine(Root, folder);
        if (!Directory.Exists(start)) return [];
        return [.. Walk(new DirectoryInfo(start), pattern).Order(StringComparer.Ordinal)];
    }

    public static IEnumerable<string> SourceFiles(string folder) => Files(folder, "*.cs");

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static bool IsMadeByTools(string name) => MadeByTools.Contains(name);

    private static IEnumerable<string> Walk(DirectoryInfo folder, string pattern)
    {
        foreach (var file in folder.EnumerateFiles(pattern)) yield return Relative(file.FullName);
        foreach (var child in folder.EnumerateDirectories().Where(d => !IsMadeByTools(d.Name)))
            foreach (var file in Walk(child, pattern))
                yield return file;
    }

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "PerfLedger.sln"))) return folder.FullName;
        throw new InvalidOperationException("no PerfLedger.sln above " + AppContext.BaseDirectory);
    }
}
