using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Figures;

/// <summary>What a printed text says; when it says nothing of the kind asked, what is expected instead.</summary>
/// <param name="Value">The value read; null when the text is refused.</param>
/// <param name="Expected">What the cell takes, in Chinese; null when read.</param>
/// <param name="Remedy">What to do, in Chinese; null when read.</param>
public readonly record struct FigureReading(FigureValue? Value, string? Expected, string? Remedy);

/// <summary>
/// Reads the printed text of a cell. The text stays beside the number; a number is exact or refused, never rounded, never guessed:
/// full-width digits and separators of thousands (comma or space, groups of three) are read, exponents are not.
/// </summary>
public static partial class FigureReader
{
    /// <summary>万元, the unit of the official forms.</summary>
    public const string TenThousandYuan = "万元";

    /// <summary>元</summary>
    public const string Yuan = "元";

    private const int MostDigits = 18;
    private const int MostDecimals = 8;

    private static readonly FigureReading TooLong = new(
        null, $"至多{MostDigits}位数字，其中小数至多{MostDecimals}位", "核对小数点；确属此数的，请换用较大的金额单位");

    /// <summary>Reads the text of one figure by its code.</summary>
    /// <param name="figure">Figure code.</param>
    /// <param name="printed">Text as printed; null or white space = blank.</param>
    /// <param name="moneyUnit">Unit of money cells that name none: 万元 or 元.</param>
    public static FigureReading ReadFigure(string figure, string? printed, string moneyUnit) =>
        FigureCatalogue.Find(figure) is { } definition
            ? Read(definition.Kind, printed, moneyUnit)
            : new FigureReading(null, "表中有的指标", $"自评表没有“{figure}”这一栏，请核对代码");

    /// <summary>Reads the text of a cell made for <paramref name="kind"/>.</summary>
    /// <param name="kind">Kind of the cell; <see cref="ValueKind.Cell"/> and <see cref="ValueKind.Quantity"/> are the same cell.</param>
    /// <param name="printed">Text as printed; null or white space = blank.</param>
    /// <param name="moneyUnit">Unit of money cells that name none: 万元 or 元.</param>
    public static FigureReading Read(ValueKind kind, string? printed, string moneyUnit)
    {
        if (kind == ValueKind.Text) return new(FigureValue.OfText(printed), null, null);
        if (string.IsNullOrWhiteSpace(printed)) return new(FigureValue.Blank, null, null);
        var plain = Plain(printed);
        if (HoldsNoNumber().IsMatch(plain)) return new(new(ValueKind.Cell, printed), null, null);
        return kind switch
        {
            ValueKind.Money => Money(printed, plain, moneyUnit),
            ValueKind.Points => Number(printed, plain, "分", ValueKind.Points, "分数，如 8.70", "写数字，不写算式和说明；空白写 null"),
            ValueKind.Percent => Percent(printed, plain),
            ValueKind.Blank => new(null, "空白", "此处不填"),
            _ => new(QuantityOrCell(printed, plain), null, null),
        };
    }

    /// <summary>
    /// Reads the text of a cell of a table, whose unit the table prints: a bare number is one in that unit. A quantity must be a number, a
    /// cell may hold any text.
    /// </summary>
    /// <param name="cell">The cell.</param>
    /// <param name="printed">Text as printed; null or white space = blank.</param>
    /// <param name="moneyUnit">Unit of money cells that name none.</param>
    public static FigureReading ReadCell(FigureDefinition cell, string? printed, string moneyUnit)
    {
        if (cell.Kind is not (ValueKind.Quantity or ValueKind.Cell) || string.IsNullOrWhiteSpace(printed))
            return Read(cell.Kind, printed, cell.Unit ?? moneyUnit);
        var plain = Plain(printed);
        var match = PrintedNumber().Match(plain);
        var own = match.Groups["unit"].Value;
        if (match.Success && (own.Length == 0 || own == cell.Unit))
            return Decimal(match) is { } number ? new(new(ValueKind.Quantity, printed, number, cell.Unit), null, null) : TooLong;
        return cell.Kind == ValueKind.Cell || HoldsNoNumber().IsMatch(plain)
            ? Read(ValueKind.Cell, printed, moneyUnit)
            : new(null, $"数，如 2807（单位{cell.Unit}）", "只写数字，不写说明；空白写 null");
    }

    private static FigureReading Money(string printed, string plain, string moneyUnit)
    {
        var match = PrintedNumber().Match(plain);
        var unit = match.Groups["unit"].Value is { Length: > 0 } own ? own : moneyUnit;
        if (!match.Success || unit is not (TenThousandYuan or Yuan))
            return new(null, $"金额，如 1942.56（单位{moneyUnit}）", "只写数字，千分位用逗号，每三位一组；空白写 null");
        if (Decimal(match) is not { } amount) return TooLong;
        return new(new(ValueKind.Money, printed, unit == TenThousandYuan ? Shortest(amount * 10_000m) : amount, unit), null, null);
    }

    private static FigureReading Percent(string printed, string plain) =>
        Number(printed, plain, "%", ValueKind.Percent, "带百分号的比率，如 95.38%", "补上百分号：1 和 100% 不能混写；空白写 null", unitNeeded: true);

    private static FigureReading Number(
        string printed, string plain, string unit, ValueKind kind, string expected, string remedy, bool unitNeeded = false)
    {
        var match = PrintedNumber().Match(plain);
        var own = match.Groups["unit"].Value;
        if (!match.Success || (own != unit && (unitNeeded || own.Length > 0))) return new(null, expected, remedy);
        if (Decimal(match) is not { } number) return TooLong;
        return new(new(kind, printed, number, unitNeeded ? unit : null), null, null);
    }

    /// <summary>A quantity is exactly one number with its unit. 241 alone, ≥90%, 1200余人, 95%以上, 9月份 and 2020年 are not.</summary>
    private static FigureValue QuantityOrCell(string printed, string plain)
    {
        var match = PrintedNumber().Match(plain);
        var unit = match.Groups["unit"].Value;
        return match.Success && CountableUnit().IsMatch(unit) && !CalendarYear().IsMatch(plain) && Decimal(match) is { } number
            ? new FigureValue(ValueKind.Quantity, printed, number, unit)
            : new FigureValue(ValueKind.Cell, printed);
    }

    private static decimal? Decimal(Match match)
    {
        var whole = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .TrimStart('0');
        var fraction = match.Groups["fraction"].Value.TrimEnd('0');
        if (whole.Length + fraction.Length > MostDigits || fraction.Length > MostDecimals) return null;
        var number = decimal.Parse($"{(whole.Length == 0 ? "0" : whole)}.{fraction}0", NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture);
        return Shortest(match.Groups["sign"].Value == "-" ? -number : number);
    }

    /// <summary>The same number without trailing zeros, so that equal amounts are stored alike.</summary>
    private static decimal Shortest(decimal number) => number / 1.0000000000000000000000000000m;

    /// <summary>Full-width ASCII and the signs and spaces of Chinese typing become plain ones; ends are trimmed.</summary>
    private static string Plain(string printed)
    {
        var plain = new StringBuilder(printed.Length);
        foreach (var c in printed.Trim())
            plain.Append(c switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
                '\u2212' or '\uFE63' => '-',
                '\u3000' or '\u00A0' or '\u2009' or '\u202F' => ' ',
                _ => c,
            });
        return plain.ToString();
    }

    // Excel prints ##### where a column is too narrow: kept as printed, holds no number.
    [GeneratedRegex("^#{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex HoldsNoNumber();

    [GeneratedRegex(
        "^(?<sign>[+-])?(?<whole>[0-9]{1,3}(?<by>[, ])[0-9]{3}(\\k<by>[0-9]{3})*|[0-9]+)"
        + "(\\.(?<fraction>[0-9]+))?\\s*(?<unit>[^0-9\\s].*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PrintedNumber();

    // Letters, % ‰ ℃ and the "per" signs, but no approximation (余 多 几 左右 以上 …) and no date (月 日 号 时 点 first, 前 后 内 底 初 旬 anywhere).
    [GeneratedRegex("^(?![月日号时点])(?!.*(余|多|几|左右|以上|以下|以外|[前后底初旬内]|完成))[\\p{L}%‰℃²³/·.]{1,16}$", RegexOptions.CultureInvariant)]
    private static partial Regex CountableUnit();

    [GeneratedRegex("^(19|20)[0-9]{2}\\s*年", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarYear();
}
