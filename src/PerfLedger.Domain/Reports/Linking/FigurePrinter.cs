using System.Globalization;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Reports.Linking;

/// <summary>What sort of number stands behind a link.</summary>
internal enum AmountKind
{
    Money,
    Percent,
    Plain,
}

/// <summary>An exact number: 元 for money; 95.38 for 95.38 %.</summary>
internal readonly record struct Amount(AmountKind Kind, decimal Value);

/// <summary>Prints numbers: half away from zero; unless fixed, amounts with all decimals and anything else with two at most.</summary>
internal static class FigurePrinter
{
    private const int Most = 2;

    // An amount is never rounded unasked: the form beside it prints all of it.
    private const int MostOfMoney = 8;

    private const decimal YuanInUnit = 10_000m;

    /// <summary>The number of a value; null when it holds no single one.</summary>
    public static Amount? Read(FigureValue value) => value switch
    {
        { Kind: ValueKind.Money, Value: { } v } => new(AmountKind.Money, v),
        { Kind: ValueKind.Percent, Value: { } v } => new(AmountKind.Percent, v),
        { Value: { } v, Unit: "%" } => new(AmountKind.Percent, v),
        { Value: { } v } => new(AmountKind.Plain, v),
        { Kind: ValueKind.Cell, Entered: { } text } => FigureReader.Read(ValueKind.Points, text, FigureReader.Yuan).Value?.Value is { } v
            ? new(AmountKind.Plain, v)
            : null,
        _ => null,
    };

    /// <summary>The number as printed; null when it cannot be printed so.</summary>
    public static string? Print(Amount amount, FigureFormat format, int? decimals) => (format, amount.Kind) switch
    {
        (FigureFormat.TenThousandYuan, AmountKind.Money) => Text(amount.Value / YuanInUnit, decimals, MostOfMoney),
        (FigureFormat.Yuan, AmountKind.Money) => Text(amount.Value, decimals, MostOfMoney),
        (FigureFormat.Number, AmountKind.Plain or AmountKind.Percent) => Text(amount.Value, decimals),
        (FigureFormat.Percent, AmountKind.Percent) => Text(amount.Value, decimals) + "%",
        _ => null,
    };

    /// <summary>Without trailing zeros.</summary>
    public static string Shortest(decimal value, int most = Most) =>
        Math.Round(value, most, MidpointRounding.AwayFromZero).ToString("0.########", CultureInfo.InvariantCulture);

    private static string Text(decimal value, int? decimals, int most = Most) => decimals is { } n
        ? Math.Round(value, n, MidpointRounding.AwayFromZero)
            .ToString("F" + n.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : Shortest(value, most);
}
