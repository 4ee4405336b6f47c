namespace PerfLedger.Domain.Tests.Specs;

/// <summary>Places in the checked-out repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No PerfLedger.sln above the tests.")
        : File.Exists(Path.Combine(folder, "PerfLedger.sln")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
