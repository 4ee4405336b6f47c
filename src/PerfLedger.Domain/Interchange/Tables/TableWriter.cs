using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Interchange.Tables;

/// <summary>One table as <c>perfledger/base-data/1</c>: every cell that is always there, then the added rows, in table order.</summary>
internal sealed class TableWriter(Utf8JsonWriter json, SelfEvaluation form, TableLayout table)
{
    private readonly SelfEvaluationOpened head = form.Opened!;

    public void Write()
    {
        json.WriteStartObject();
        json.WriteString("schema", BaseDataFormat.Schema);
        var heads = new FormWriter(json, form);
        foreach (var member in InterchangeFormat.Head) heads.Write(member);
        json.WriteStartObject("cells");
        foreach (var cell in table.FixedCells) json.WriteString(cell.Path, Printed(cell));
        json.WriteEndObject();
        json.WriteStartArray("rows");
        foreach (var (section, slot) in table.Slots)
            foreach (var row in form.RowsIn(slot.Key)) Row(section, slot, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Row(LayoutSection section, LayoutRow slot, TableRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", TableRows.IdOf(row.Row));
        json.WriteString("slot", slot.Key);
        json.WriteString("name", row.Name);
        json.WriteStartObject("cells");
        foreach (var column in section.Columns) json.WriteString(column.Key, Printed(section.Cell(slot, row.Row, column)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An amount entered in another unit than the cell's names its unit.</summary>
    private string? Printed(LayoutCell cell)
    {
        var value = form[cell.Path];
        return value is { Kind: ValueKind.Money, Unit: { } unit } && unit != (cell.Definition.Unit ?? head.MoneyUnit)
            && !value.Printed!.EndsWith(unit, StringComparison.Ordinal)
            ? value.Printed + unit
            : value.Printed;
    }
}
