using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Programmes;

/// <summary>
/// The figures a programme can hold: three overall amounts, and numbered statements of the narrative with their place, text and amounts.
/// </summary>
public static class ProgrammeCatalogue
{
    private static readonly Dictionary<string, string> Amounts = new(StringComparer.Ordinal)
    {
        ["initial"] = "年初预算数",
        ["adjustment"] = "预算调整",
        ["fullYear"] = "全年预算数",
        ["executed"] = "全年执行数",
        ["carryOver"] = "结转结余",
    };

    /// <summary>The definition of a code; null when no programme has such a figure.</summary>
    public static FigureDefinition? Find(string path) => path.Split('.') switch
    {
        ["overall", "initial"] => new(path, "年初预算数", ValueKind.Money),
        ["overall", "adjustment"] => new(path, "预算调整", ValueKind.Money),
        ["overall", "executed"] => new(path, "全年执行数", ValueKind.Money),
        ["overall", "department"] => new(path, "部门", ValueKind.Text),
        ["statement", var n, "place"] when IsNumber(n) => new(path, $"表述{n}·位置", ValueKind.Text),
        ["statement", var n, "text"] when IsNumber(n) => new(path, $"表述{n}", ValueKind.Text),
        ["statement", var n, var amount] when IsNumber(n) && Amounts.TryGetValue(amount, out var name) =>
            new(path, $"表述{n}·{name}", ValueKind.Money),
        _ => null,
    };

    private static bool IsNumber(string n) => n.Length is 2 or 3 && n.All(char.IsAsciiDigit);
}
