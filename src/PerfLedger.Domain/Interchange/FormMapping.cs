using System.Collections.Immutable;
using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>From JSON without faults to the records; nothing here can fail any more.</summary>
internal static class FormMapping
{
    public static InterchangeForm Form(JsonElement form, string at)
    {
        var identity = Identity(form);
        var quotas = form.TryGetProperty("quotas", out var q)
            ? q.EnumerateObject().Select(p => new StatedQuota(p.Name, Quotas.Figure(p.Name), Pointer.Of($"{at}/quotas", p.Name)))
                .ToImmutableArray()
            : [];
        var remarks = Items(form, "remarks", at);
        return new InterchangeForm
        {
            At = at,
            Identity = identity,
            Quotas = quotas,
            Remarks = remarks?.Count,
            Figures = [.. Fixed(form, at, identity.MoneyUnit), .. quotas.Select(x => QuotaValue(q, x)), .. Remarks(remarks ?? [])],
            Indicators = Items(form, "indicators", at)?.Select(i => Indicator(i.Value, i.At)).ToImmutableArray(),
            Adjustments = Items(form, "adjustments", at)?.Select(a => Adjustment(a.Value, a.At, identity.MoneyUnit)).ToImmutableArray(),
            Parts = form.TryGetProperty("breakdown", out var b) ? Parts(b, $"{at}/breakdown", identity.MoneyUnit) : null,
        };
    }

    public static InterchangeProgramme Programme(JsonElement filing) => new(
        filing.GetProperty("department").GetString()!,
        filing.TryGetProperty("overall", out var o) && o.ValueKind == JsonValueKind.Object ? Overall(o) : null);

    private static InterchangeOverall Overall(JsonElement o)
    {
        var unit = Text(o, "moneyUnit") ?? FigureReader.TenThousandYuan; // the unit of the official forms
        FigureValue Of(JsonElement e, string name) => Read(ValueKind.Money, Text(e, name), unit);
        return new(unit, Of(o, "initial"), Of(o, "adjustment"), Of(o, "executed"), [.. from s in Items(o, "statements", "") ?? []
            select new InterchangeStatement(Text(s.Value, "place")!, Of(s.Value, "initial"), Of(s.Value, "adjustment"),
                Of(s.Value, "fullYear"), Of(s.Value, "executed"), Of(s.Value, "carryOver"), Text(s.Value, "text"))]);
    }

    internal static InterchangeIdentity Identity(JsonElement form) => new(
        Text(form, "form")!, Text(form, "rulePack")!, form.GetProperty("fiscalYear").GetInt32(),
        new UnitRef(Text(form.GetProperty("unit"), "code")!, Text(form.GetProperty("unit"), "name")!),
        Text(form, "competentDepartment")!, Text(form, "specialFund"), Text(form, "specialFundCode"),
        form.GetProperty("project") is { ValueKind: JsonValueKind.Object } p ? new ProjectRef(Text(p, "code")!, Text(p, "name")!) : null,
        Text(form, "moneyUnit")!);

    private static IEnumerable<StatedFigure> Fixed(JsonElement form, string at, string moneyUnit)
    {
        foreach (var figure in FigureCatalogue.FixedFigures)
        {
            var cell = form;
            if (figure.Path.Split('.').All(s => cell.TryGetProperty(s, out cell)))
                yield return new(figure.Path, Read(figure.Kind, cell.GetString(), moneyUnit), $"{at}/{figure.Path.Replace('.', '/')}");
        }
    }

    private static StatedFigure QuotaValue(JsonElement quotas, StatedQuota quota) =>
        new(quota.Figure, Read(ValueKind.Points, quotas.GetProperty(quota.Name).GetString(), ""), quota.At);

    private static IEnumerable<StatedFigure> Remarks(List<(JsonElement Value, string At)> lines) =>
        lines.Select((line, i) => new StatedFigure($"remark.{i + 1}", FigureValue.OfText(line.Value.GetString()), line.At));

    private static StatedIndicator Indicator(JsonElement row, string at)
    {
        string[] traits = ["status", "kind", "better", "ruleRef", "unit", "sign"];
        return new(at, Text(row, "id"), new IndicatorNames(Text(row, "level1")!, Text(row, "level2")!, Text(row, "name")!),
            [.. from cell in FigureCatalogue.IndicatorCellNames
                where row.TryGetProperty(cell, out _)
                select (cell, Read(FigureCatalogue.Find($"indicator.i.{cell}")!.Kind, Text(row, cell), ""), $"{at}/{cell}")],
            traits.Where(t => row.TryGetProperty(t, out _)).ToImmutableDictionary(t => t, t => Text(row, t), StringComparer.Ordinal));
    }

    private static StatedAdjustment Adjustment(JsonElement a, string at, string moneyUnit) => new(
        at, Read(ValueKind.Money, Text(a, "amount"), moneyUnit), Text(a, "reason")!, Text(a, "document"),
        Text(a, "on") is { } on ? Dates.Read(on) : null);

    private static ImmutableArray<StatedPart> Parts(JsonElement breakdown, string at, string moneyUnit)
    {
        PartLine Line(string name, string? amount, IEnumerable<PartColumn> columns) =>
            new(name, Read(ValueKind.Money, amount, moneyUnit), [.. columns]);
        if (breakdown.ValueKind == JsonValueKind.Array)
            return [.. breakdown.EnumerateArray()
                .Select((p, i) => new StatedPart(Pointer.Of(at, i), Line(Text(p, "name")!, Text(p, "amount"), [])))];
        var columns = breakdown.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!).ToList();
        return [.. from row in Items(breakdown, "rows", at)!
                   let cells = row.Value.EnumerateArray().Select(c => c.GetString()).ToList()
                   select new StatedPart(row.At, Line(cells[0]!, cells[1],
                       columns.Zip(cells.Skip(2), (c, text) => new PartColumn(c, text))))];
    }

    private static FigureValue Read(ValueKind kind, string? printed, string moneyUnit) =>
        FigureReader.Read(kind, printed, moneyUnit).Value!;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static List<(JsonElement Value, string At)>? Items(JsonElement of, string name, string at) =>
        of.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select((e, i) => (e, Pointer.Of($"{at}/{name}", i)))] : null;
}
