namespace PerfLedger.Documents.Tests.Language;

/// <summary>Files of the repository, found from the solution upwards of the running tests.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Tests => Path.Combine(Root, "tests", "PerfLedger.Documents.Tests");

    public static string Form => Path.Combine(Root, "templates", "forms", "project-self-evaluation", "2020-zhuzhou");

    private static string Find()
    {
        var at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "PerfLedger.sln")))
            at = Path.GetDirectoryName(at);
        return at ?? throw new InvalidOperationException("PerfLedger.sln not found above " + AppContext.BaseDirectory);
    }
}
