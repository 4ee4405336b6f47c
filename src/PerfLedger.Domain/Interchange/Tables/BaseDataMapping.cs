using System.Collections.Immutable;
using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;

namespace PerfLedger.Domain.Interchange.Tables;

/// <summary>Reads <c>perfledger/base-data/1</c>: structure first, then the layout, then the records.</summary>
internal static class BaseDataMapping
{
    public static InterchangeReading Read(JsonElement root, string sha256, TableLayouts layouts)
    {
        var faults = new List<Fault>();
        new StructureCheck(faults).Walk(root, BaseDataFormat.Table, "");
        var form = Text(root, "form");
        var table = form is null ? null : layouts.Find(form, Year(root));
        var moneyUnit = Text(root, "moneyUnit") ?? FigureReader.TenThousandYuan;
        if (table is not null) new BaseDataCheck(table, moneyUnit, faults).Check(root);
        else if (form is not null && faults.TrueForAll(f => f.At != "/form")) faults.Add(BaseDataCheck.NoTable(form, layouts));
        return faults.Count > 0 ? new(null, [.. faults]) : new(new(sha256, null, [Table(root, table!, moneyUnit)]), []);
    }

    private static InterchangeForm Table(JsonElement root, TableLayout table, string moneyUnit) => new()
    {
        At = "",
        Identity = FormMapping.Identity(root),
        Quotas = [],
        Figures = [.. from cell in Cells(root, "")
            let known = table.Find(cell.Name)!.Definition
            select new StatedFigure(cell.Name, FigureReader.ReadCell(known, cell.Text, moneyUnit).Value!, cell.At)],
        Rows = root.TryGetProperty("rows", out var rows)
            ? [.. rows.EnumerateArray().Select((r, i) => Row(r, table, moneyUnit, Pointer.Of("/rows", i)))]
            : null,
    };

    private static StatedRow Row(JsonElement row, TableLayout table, string moneyUnit, string at)
    {
        var (section, slot) = table.Slots.Single(s => s.Slot.Key == Text(row, "slot"));
        return new(at, Text(row, "id"), (section.Key, slot.Key, slot.Prefix!), Text(row, "name")!,
            [.. from cell in Cells(row, at)
                let known = section.Cell(slot, at, section.Column(cell.Name)!).Definition
                select (cell.Name, FigureReader.ReadCell(known, cell.Text, moneyUnit).Value!, cell.At)]);
    }

    private static IEnumerable<(string Name, string? Text, string At)> Cells(JsonElement of, string at) =>
        of.TryGetProperty("cells", out var cells)
            ? cells.EnumerateObject().Select(p => (p.Name, p.Value.GetString(), Pointer.Of(at + "/cells", p.Name)))
            : [];

    private static int Year(JsonElement root) =>
        root.TryGetProperty("fiscalYear", out var year) && year.ValueKind == JsonValueKind.Number && year.TryGetInt32(out var y) ? y : 0;

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
