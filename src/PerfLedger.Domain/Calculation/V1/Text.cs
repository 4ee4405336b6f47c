using System.Globalization;

namespace PerfLedger.Domain.Calculation.V1;

/// <summary>Numbers as the form writes them: invariant, no needless zeros.</summary>
internal static class Text
{
    public static string Of(decimal d) => d.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>With a fixed number of decimals: 95.38.</summary>
    public static string Of(decimal d, int decimals) =>
        d.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public static string Of(int n) => n.ToString(CultureInfo.InvariantCulture);
}
