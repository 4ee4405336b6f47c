namespace PerfLedger.Browser.Tests;

/// <summary>A test that needs PostgreSQL and a browser. Skipped on a laptop without them; where CI is set it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing.Of;
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Missing.Of;
}

internal static class Missing
{
    /// <summary>Why the tests cannot run here; null when they can, or must.</summary>
    public static string? Of => TestServer.IsDemanded ? null
        : TestServer.IsMissing ? TestServer.Remedy
        : Browser.IsMissing ? "Install chromium, or set CHROMIUM_PATH to one." : null;
}
