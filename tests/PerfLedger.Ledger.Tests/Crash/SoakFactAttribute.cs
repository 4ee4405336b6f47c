using PerfLedger.Soak;

namespace PerfLedger.Ledger.Tests.Crash;

/// <summary>A test that kills a PostgreSQL of its own. Without binaries it is skipped on a laptop and fails where CI is set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoakFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Missing = new(() => !OperatingSystem.IsLinux() ? "Processes are found in /proc: Linux only."
        : Task.Run(ServerBinaries.FindAsync).Result is null ? ServerBinaries.Remedy : null);

    public SoakFactAttribute()
    {
        if (!TestServer.IsDemanded)
            Skip = Missing.Value;
    }
}
