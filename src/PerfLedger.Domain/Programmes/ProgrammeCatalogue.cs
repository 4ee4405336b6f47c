using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Programmes;

/// <summary>The figures a programme can hold: three overall amounts, and numbered statements of its narrative (text and amount).</summary>
public static class ProgrammeCatalogue
{
    /// <summary>The definition of a code; null when no programme has such a figure.</summary>
    public static FigureDefinition? Find(string path) => path.Split('.') switch
    {
        ["overall", "initial"] => new(path, "年初预算数", ValueKind.Money),
        ["overall", "adjustment"] => new(path, "预算调整", ValueKind.Money),
        ["overall", "executed"] => new(path, "全年执行数", ValueKind.Money),
        ["statement", var n, "text"] when IsNumber(n) => new(path, $"表述{n}", ValueKind.Text),
        ["statement", var n, "amount"] when IsNumber(n) => new(path, $"表述{n}·金额", ValueKind.Money),
        _ => null,
    };

    private static bool IsNumber(string n) => n.Length is 2 or 3 && n.All(char.IsAsciiDigit);
}
