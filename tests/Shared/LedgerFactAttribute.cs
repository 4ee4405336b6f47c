namespace PerfLedger.Testing;

/// <summary>A test that needs PostgreSQL. Without a server it is skipped on a laptop and fails where CI is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LedgerFactAttribute : FactAttribute
{
    public LedgerFactAttribute()
    {
        if (TestServer.IsMissing && !TestServer.IsDemanded)
            Skip = TestServer.Remedy;
    }
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LedgerTheoryAttribute : TheoryAttribute
{
    public LedgerTheoryAttribute()
    {
        if (TestServer.IsMissing && !TestServer.IsDemanded)
            Skip = TestServer.Remedy;
    }
}
