namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>What sort of thing a unit counts.</summary>
internal enum Dimension
{
    None,
    Share,
    Points,
    Money,
    Time,
    Count,
}

/// <summary>A printed unit taken apart: 万名 = 10000 × 名; ‰ = a tenth of %.</summary>
/// <param name="Scale">Factor to the base unit.</param>
/// <param name="Base">Base unit; empty when none is printed.</param>
/// <param name="Dimension">What it counts.</param>
internal readonly record struct Units(decimal Scale, string Base, Dimension Dimension)
{
    private static readonly string[] TimeUnits = ["天", "日", "年", "个月", "月", "周", "小时", "分钟", "工作日", "个工作日", "学时", "课时"];

    public static Units Of(string printed)
    {
        if (printed == "‰") return new(0.1m, "%", Dimension.Share);
        if (printed == "%") return new(1, "%", Dimension.Share);
        if (printed is "百分点" or "个百分点") return new(1, "百分点", Dimension.Points);
        var (scale, rest) = printed switch
        {
            ['亿', .. var r] => (100_000_000m, r),
            ['万', .. var r] => (10_000m, r),
            _ => (1m, printed),
        };
        return new(scale, rest, Kind(rest));
    }

    /// <summary>True when both count the same sort of thing, an unprinted unit included: values can be compared.</summary>
    public bool Comparable(Units other) => Dimension == Dimension.None || other.Dimension == Dimension.None || Dimension == other.Dimension;

    private static Dimension Kind(string unit) =>
        unit.Length == 0 ? Dimension.None
        : unit.StartsWith('元') || unit.StartsWith('/') ? Dimension.Money
        : TimeUnits.Contains(unit) ? Dimension.Time
        : Dimension.Count;
}
