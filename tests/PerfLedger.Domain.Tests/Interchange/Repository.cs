namespace PerfLedger.Domain.Tests.Interchange;

/// <summary>Files of the repository, found by walking up to the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Root, "samples", "zhuzhou-2020", name));

    private static string Find(DirectoryInfo? at) =>
        at is null ? throw new DirectoryNotFoundException("PerfLedger.sln")
        : File.Exists(Path.Combine(at.FullName, "PerfLedger.sln")) ? at.FullName : Find(at.Parent);
}
