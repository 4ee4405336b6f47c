using System.Runtime.InteropServices;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>
/// Limits a process lays on itself before it reads what a stranger wrote; they cannot be raised again. Memory is limited by the parent
/// (heap limit of the runtime, and a look at what the process holds), because a runtime reserves far more address space than it uses.
/// </summary>
internal static partial class ProcessLimits
{
    /// <summary>Seconds of processor time.</summary>
    public const int CpuSeconds = 2;

    // setrlimit(2) on Linux.
    private const int Cpu = 0, FileSize = 1, Core = 4;
    private const ulong MostFileBytes = 100UL * 1024 * 1024;

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current, Most;
    }

    public static void Lower()
    {
        if (!OperatingSystem.IsLinux()) return; // elsewhere the parent's clock and look at the memory stand alone
        Set(Cpu, CpuSeconds);
        Set(FileSize, MostFileBytes);
        Set(Core, 0);
    }

    private static void Set(int resource, ulong value)
    {
        var limit = new Limit { Current = value, Most = value };
        if (SetLimit(resource, ref limit) != 0)
            throw new InvalidOperationException($"setrlimit {resource}: {Marshal.GetLastPInvokeError()}");
    }

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, ref Limit limit);
}
