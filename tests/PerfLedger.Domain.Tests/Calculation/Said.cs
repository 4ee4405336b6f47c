using System.Globalization;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Tests.Calculation;

/// <summary>A reading in one line of text, for tables of expectations: <c>校级干部: = 130 人; 青年后备人才: = 66 人</c>.</summary>
internal static class Said
{
    public static string Of(string? printed, int year = 2020) => Of(CellReader.Read(printed, year));

    public static string Of(Reading reading) => reading.Conditions.Count == 0 ? "blank" : string.Join("; ", reading.Conditions.Select(Of));

    private static string Of(Condition c) => (c.Label.Length == 0 ? "" : c.Label + ": ") + c.Sign switch
    {
        Sign.Words => "words",
        Sign.Date when c.From is { } from => $"{Day(from)}..{Day(c.Until!.Value)}",
        Sign.Date => $"<= {Day(c.Until!.Value)}",
        Sign.Range => $"{Number(c.Value)}..{Number(c.To)} {c.Unit}",
        _ => $"{Symbol(c.Sign)} {(c.Reference is { } r ? "@" + r : Number(c.Value) + " " + c.Unit)}".TrimEnd() + (c.Approximate ? " ~"
            : ""),
    };

    private static string Symbol(Sign s) =>
        s switch { Sign.AtLeast => ">=", Sign.AtMost => "<=", Sign.Above => ">", Sign.Below => "<", _ => "=" };

    private static string Number(decimal? d) => d!.Value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly d) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
