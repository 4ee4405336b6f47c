namespace PerfLedger.Workbench.Features.Serving;

/// <summary>Pages of a list.</summary>
internal static class Paging
{
    /// <summary>The page asked for, or the nearest there is; from 1.</summary>
    public static int Number(int? asked, int total, int size) => Math.Clamp(asked ?? 1, 1, Math.Max(1, (total + size - 1) / size));
}
