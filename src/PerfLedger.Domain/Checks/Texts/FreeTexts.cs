using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks.Texts;

/// <summary>A text of the form with its place and what a person calls that place.</summary>
internal sealed record FreeText(string At, string? Figure, string Name, string Text);

/// <summary>
/// Every text a person wrote into the form. The signers' block is not among them: it is personal by design, and a public rendition
/// leaves it out as a whole.
/// </summary>
internal static class FreeTexts
{
    public static IEnumerable<FreeText> Of(Form f) =>
    [
        .. f.State.Adjustments.Select((a, n) =>
            new FreeText($"/adjustments/{Text.Of(n)}/reason", null, $"第{Text.Of(n + 1)}笔预算调整的原因", a.Reason.Text)),
        .. f.Parts.SelectMany(Parts),
        .. Figures(f, "goals.expected", "goals.actual"),
        .. f.Rows.SelectMany(r => Row(f, r)),
        .. Figures(f, [.. f.State.Figures.Keys.Where(k => k.StartsWith("remark.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)]),
    ];

    private static IEnumerable<FreeText> Figures(Form f, params string[] codes) =>
        from code in codes
        let text = f.State[code].Printed
        where text is not null
        select new FreeText(f.Place(code), code, FigureRule.Name(f.State, code), text);

    private static IEnumerable<FreeText> Row(Form f, Row r)
    {
        yield return new($"/indicators/{Text.Of(r.Index)}/name", null, $"{r.Title}的名称", r.Indicator.Names.Name);
        foreach (var cell in Figures(f, r.Figure("target"), r.Figure("actual"), r.Figure("deviation"))) yield return cell;
        if (r.Indicator.StatusReason is { } why)
            yield return new($"/indicators/{Text.Of(r.Index)}/status", null, $"{r.Title}未实施的原因", why.Text);
    }

    private static IEnumerable<FreeText> Parts((string At, PartLine Line) part) =>
        from text in part.Line.Columns.IsDefault ? [part.Line.Name] : part.Line.Columns.Select(c => c.Text).Prepend(part.Line.Name)
        where text is not null
        select new FreeText(part.At, null, "明细", text);
}
