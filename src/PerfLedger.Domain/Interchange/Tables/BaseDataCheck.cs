using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Layouts;

namespace PerfLedger.Domain.Interchange.Tables;

/// <summary>What the layout of a table says of a file: codes that are there, texts its cells can hold, rows it can take.</summary>
internal sealed class BaseDataCheck(TableLayout table, string moneyUnit, List<Fault> faults)
{
    /// <summary>A form that is a table does not come as a form of indicators.</summary>
    public static void RefuseTables(JsonElement root, bool filing, TableLayouts layouts, List<Fault> faults)
    {
        var forms = filing && Member(root, "selfEvaluations") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select((f, i) => (Form: f, At: Pointer.Of("/selfEvaluations", i)))
            : [(Form: root, At: "")];
        foreach (var (form, at) in forms)
            if (Text(form, "form") is { } name && layouts.Has(name))
                faults.Add(new(at + "/form", $"“{name}”", "自评表的表样", $"这是基础数据表，另用格式 {BaseDataFormat.Schema} 单独导入"));
    }

    /// <summary>A form that is no table does not come as one.</summary>
    public static Fault NoTable(string form, TableLayouts layouts) =>
        new("/form", $"“{form}”", "基础数据表的表样：" + string.Join("、", layouts.Forms), Spelling.Advice(form, layouts.Forms));

    public void Check(JsonElement root)
    {
        var codes = table.FixedCells.Select(c => c.Path).ToList();
        foreach (var (code, text, at) in Texts(root, ""))
            if (table.FixedCells.FirstOrDefault(c => c.Path == code) is { } cell) Readable(cell.Definition, text, at);
            else faults.Add(new(at, $"“{code}”", "表上有的格（印为“——”的格不填）", Spelling.Advice(code, codes)));
        var rows = Member(root, "rows") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select((r, i) => (Row: r, At: Pointer.Of("/rows", i))).ToList()
            : [];
        foreach (var (row, at) in rows) Row(row, at);
        Once(rows.Select(r => (Text(r.Row, "id"), r.At + "/id")), "每个行编号只用一次", "换一个没有用过的编号，或写 null");
        Once(rows.Select(r => (Text(r.Row, "slot") is { } s && Text(r.Row, "name") is { } n ? $"{s} {n}" : null, r.At + "/name")),
            "同一类行不重名", "改正名称，或删去重复的一行");
    }

    private void Row(JsonElement row, string at)
    {
        if (Text(row, "slot") is not { } slot) return;
        var slots = table.Slots.ToList();
        if (slots.Find(s => s.Slot.Key == slot) is not { Slot: not null } place)
        {
            faults.Add(new(at + "/slot", $"“{slot}”", "可增加的行：" + string.Join("、", slots.Select(s => s.Slot.Key)),
                Spelling.Advice(slot, slots.Select(s => s.Slot.Key))));
            return;
        }

        if (Text(row, "id") is { } id && !RowIds.IsOf(place.Slot.Prefix!, id))
            faults.Add(new(at + "/id", $"“{id}”", $"编号，如 {place.Slot.Prefix}-001", "改正编号，或写 null 由系统编号"));
        foreach (var (column, text, cellAt) in Texts(row, at))
            if (place.Section.Column(column) is { } known) Readable(place.Section.Cell(place.Slot, at, known).Definition, text, cellAt);
            else faults.Add(new(cellAt, $"“{column}”", "这类行的列：" + string.Join("、", place.Section.Columns.Select(c => c.Key)),
                Spelling.Advice(column, place.Section.Columns.Select(c => c.Key))));
    }

    private void Readable(FigureDefinition cell, string? text, string at)
    {
        if (FigureReader.ReadCell(cell, text, moneyUnit) is { Value: null } reading)
            faults.Add(new(at, $"“{text}”", $"{cell.Name}：{reading.Expected}", reading.Remedy!));
    }

    private void Once(IEnumerable<(string? Key, string At)> keys, string expected, string remedy)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, at) in keys)
            if (key is not null && !first.TryAdd(key, at)) faults.Add(new(at, $"“{key}”，与 {first[key]} 相同", expected, remedy));
    }

    private static IEnumerable<(string Name, string? Text, string At)> Texts(JsonElement of, string at) =>
        Member(of, "cells") is { ValueKind: JsonValueKind.Object } cells
            ? from p in cells.EnumerateObject()
              where p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null
              select (p.Name, p.Value.GetString(), Pointer.Of(at + "/cells", p.Name))
            : [];

    private static JsonElement? Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement of, string name) =>
        Member(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
