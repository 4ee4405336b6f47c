using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange;

/// <summary>One form, member by member along the table of the format.</summary>
internal sealed class FormWriter(Utf8JsonWriter json, SelfEvaluation form)
{
    private readonly SelfEvaluationOpened head = form.Opened
        ?? throw new InvalidOperationException("Only an opened self-evaluation can be exported.");

    private readonly FormDefinition definition = FormDefinitions.Of(form.Opened?.Form);

    public void Write()
    {
        json.WriteStartObject();
        foreach (var member in InterchangeFormat.Form.Members.Where(IsOfThisForm)) Write(member);
        json.WriteEndObject();
    }

    /// <summary>False for a block of which the form prints nothing: what it does not have, its file does not state.</summary>
    private bool IsOfThisForm(Member member) => member.Name switch
    {
        "remarks" => definition.Has("remark.1"),
        _ => member.Shape is not ObjectShape group || InterchangeFormat.FiguresOf(member.Name, group) is not [_, ..] figures
            || figures.Any(definition.Has),
    };

    public void Write(Member member)
    {
        json.WritePropertyName(member.Name);
        switch (member.Name)
        {
            case "schema": json.WriteStringValue(InterchangeFormat.SelfEvaluation); break;
            case "form": json.WriteStringValue(head.Form); break;
            case "rulePack": json.WriteStringValue(head.RulePack); break;
            case "fiscalYear": json.WriteNumberValue(head.FiscalYear); break;
            case "unit": Coded(head.Unit.Code, head.Unit.Name); break;
            case "competentDepartment": json.WriteStringValue(head.CompetentDepartment); break;
            case "specialFund": json.WriteStringValue(head.SpecialFund); break;
            case "specialFundCode": json.WriteStringValue(head.SpecialFundCode); break;
            case "project": Coded(head.Project?.Code, head.Project?.Name); break;
            case "moneyUnit": json.WriteStringValue(head.MoneyUnit); break;
            case "quotas": QuotaPoints(); break;
            case "indicators": List(form.IndicatorsInOrder, Indicator); break;
            case "remarks": List(Remarks(), json.WriteStringValue); break;
            case "adjustments": List(form.Adjustments, Adjustment); break;
            case "breakdown": Breakdown([.. form.Parts.GetValueOrDefault(ImportPlan.PartsOf)?.Values ?? []]); break;
            default: Figures(member.Name, (ObjectShape)member.Shape); break;
        }
    }

    private void Figures(string path, ObjectShape group)
    {
        json.WriteStartObject();
        foreach (var member in group.Members.Where(m => InterchangeFormat.FiguresOf($"{path}.{m.Name}", m.Shape).Any(definition.Has)))
        {
            json.WritePropertyName(member.Name);
            if (member.Shape is ObjectShape inner) Figures($"{path}.{member.Name}", inner);
            else json.WriteStringValue(Printed(form[$"{path}.{member.Name}"]));
        }
        json.WriteEndObject();
    }

    private void Coded(string? code, string? name)
    {
        if (code is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("code", code);
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    private void QuotaPoints()
    {
        json.WriteStartObject();
        foreach (var level in form.IndicatorsInOrder.Select(i => i.Names.Level1).Concat(Quotas.UsualNames).Distinct(StringComparer.Ordinal))
            if (form[Quotas.Figure(level)] is { IsBlank: false } points) json.WriteString(level, points.Printed);
        json.WriteEndObject();
    }

    private void Indicator(Indicator row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("level1", row.Names.Level1);
        json.WriteString("level2", row.Names.Level2);
        json.WriteString("name", row.Names.Name);
        foreach (var cell in FigureCatalogue.IndicatorCellNames.Where(c => definition.Has($"indicator.{row.Id}.{c}")))
            json.WriteString(cell, form[row.Id, cell].Printed);
        json.WriteString("status", StatusWords.Write(row.Status));
        json.WriteString("kind", row.Kind);
        json.WriteString("better", row.Better);
        json.WriteString("ruleRef", row.RuleRef);
        json.WriteString("unit", row.Unit);
        json.WriteString("sign", row.Sign);
        json.WriteEndObject();
    }

    private IEnumerable<string?> Remarks() =>
        form.Figures.Where(f => f.Key.StartsWith("remark.", StringComparison.Ordinal) && !f.Value.Value.IsBlank)
            .OrderBy(f => f.Key.Length).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value.Value.Printed);

    /// <summary>An amount entered in another unit than the form's names its unit, so that nobody reads 316800元 as 万元.</summary>
    private string? Printed(FigureValue value) =>
        value is { Kind: ValueKind.Money, Unit: { } unit } && unit != head.MoneyUnit
            && !value.Printed!.EndsWith(unit, StringComparison.Ordinal)
            ? value.Printed + unit
            : value.Printed;

    private static IEnumerable<PartColumn> Further(PartLine line) => line.Columns.IsDefault ? [] : line.Columns;

    private void Adjustment(Adjustment a)
    {
        json.WriteStartObject();
        json.WriteString("amount", Printed(a.Amount));
        json.WriteString("reason", a.Reason.Text);
        json.WriteString("document", a.Document);
        json.WriteString("on", a.On is { } on ? Dates.Write(on) : null);
        json.WriteEndObject();
    }

    private void Breakdown(List<PartLine> lines)
    {
        var columns = lines.SelectMany(Further).Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
        if (columns.Count == 0)
        {
            List(lines, Item);
            return;
        }
        json.WriteStartObject();
        json.WritePropertyName("columns");
        List(columns, json.WriteStringValue);
        json.WritePropertyName("rows");
        List(lines, line => List([line.Name, Printed(line.Amount),
            .. columns.Select(c => Further(line).FirstOrDefault(x => x.Name == c)?.Text)], json.WriteStringValue));
        json.WriteEndObject();
    }

    private void Item(PartLine line)
    {
        json.WriteStartObject();
        json.WriteString("name", line.Name);
        json.WriteString("amount", Printed(line.Amount));
        json.WriteEndObject();
    }

    private void List<T>(IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }
}
