namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>What a package may cost to open. A form has some 10 parts and 10 KB; a report with pictures stays below all of these.</summary>
internal static class PackageLimits
{
    public const int PackageBytes = 20 * 1024 * 1024;
    public const int Parts = 200;
    public const int InflatedBytes = 100 * 1024 * 1024;

    /// <summary>Inflated to packed; asked only of parts over <see cref="RatioAskedFrom"/>: a small one of blanks is no danger.</summary>
    public const int Ratio = 100;
    public const int RatioAskedFrom = 1024 * 1024;
}
