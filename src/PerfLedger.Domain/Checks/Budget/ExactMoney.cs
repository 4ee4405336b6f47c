using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.Budget;

/// <summary>BUD-09: the amount counted with is the amount printed, in its own unit, exactly; nothing is finer than one 分.</summary>
internal static class ExactMoney
{
    private const decimal Fen = 0.01m;

    public static IEnumerable<Finding> Check(Form f) => Amounts(f).SelectMany(a =>
    {
        var (at, figure, name, value) = a;
        var read = FigureReader.Read(ValueKind.Money, value.Entered, value.Unit ?? FigureReader.TenThousandYuan).Value;
        var right = read?.Value is { } yuan ? Text.Of(yuan) + "元" : null;
        if (read?.Value != value.Value || read?.Unit != value.Unit)
            return f.Make("BUD-09", at, figure, $"{name}印为{value.Entered}，计算所用为{Text.Of(value.Value!.Value)}元，不是同一金额",
                value.Entered, right, right);
        return value.Value % Fen == 0 ? []
            : f.Make("BUD-09", at, figure, $"{name}印为{value.Entered}{Unit(value)}，折合{right}，细于一分，请核对小数点", value.Entered, right, "整分");
    });

    // The unit is told where the print leaves it to the head of the form.
    private static string? Unit(FigureValue v) => v.Entered!.Contains('元', StringComparison.Ordinal) ? null : v.Unit;

    private static IEnumerable<(string At, string? Figure, string Name, FigureValue Value)> Amounts(Form f) =>
    [
        .. from d in FigureCatalogue.FixedFigures
           let v = f.State[d.Path]
           where v is { Kind: ValueKind.Money, Value: not null }
           select (f.Place(d.Path), d.Path, d.Name, v),
        .. f.State.Adjustments.Where(a => a.Amount.Value is not null)
            .Select((a, n) => ($"/adjustments/{Text.Of(n)}/amount", (string?)null, "预算调整", a.Amount)),
        .. f.Parts.Where(p => p.Line.Amount.Value is not null).Select(p => (p.At, (string?)null, p.Line.Name, p.Line.Amount)),
    ];
}
