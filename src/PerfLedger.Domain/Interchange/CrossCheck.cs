using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.Libraries;

namespace PerfLedger.Domain.Interchange;

/// <summary>
/// What one member must hold in view of others: nothing twice, rows as wide as their columns, quotas of level-1 names that are there.
/// </summary>
internal sealed class CrossCheck(List<Fault> faults)
{
    public void Filing(JsonElement filing)
    {
        var forms = List(filing, "selfEvaluations", "").ToList();
        foreach (var (form, at) in forms) Form(form, at);
        Unique(forms.Where(f => f.Value.ValueKind == JsonValueKind.Object).Select(f => ((string?)Identity(f.Value), f.At)),
            "同一单位、年度、表样、专项和子项目只列一张表", "删去重复的表，或改正子项目代码");
    }

    public void Form(JsonElement form, string at)
    {
        var rows = List(form, "indicators", at).ToList();
        Unique(rows.Select(r => (Text(r.Value, "id"), r.At + "/id")), "每个指标编号只用一次", "换一个没有用过的编号，或写 null");
        Unique(rows.Select(r => (Names(r.Value), r.At + "/name")), "一、二、三级名称不全相同的指标", "改正名称，或删去重复的一行");
        QuotaNames(form, rows, at);
        OfAnotherForm(form, rows, at);
        OneLibrary(rows);
        if (form.ValueKind == JsonValueKind.Object && form.TryGetProperty("breakdown", out var b) && b.ValueKind == JsonValueKind.Object)
            Table(b, $"{at}/breakdown");
    }

    private void QuotaNames(JsonElement form, List<(JsonElement Value, string At)> rows, string at)
    {
        if (rows.Count == 0 || !form.TryGetProperty("quotas", out var quotas) || quotas.ValueKind != JsonValueKind.Object) return;
        var levels = rows.Select(r => Text(r.Value, "level1")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var quota in quotas.EnumerateObject().Where(q => !levels.Contains(q.Name)))
            faults.Add(new(Pointer.Of($"{at}/quotas", quota.Name), $"“{quota.Name}”", "指标中有的一级指标名称", Spelling.Advice(quota.Name, levels)));
    }

    private void OneLibrary(List<(JsonElement Value, string At)> rows)
    {
        var named = rows.Select(r => (Library: IndicatorLibrary.NameIn(Text(r.Value, "ruleRef")), r.At))
            .Where(r => r.Library is not null).ToList();
        foreach (var (library, at) in named.Where(r => r.Library != named[0].Library))
            faults.Add(new($"{at}/ruleRef", $"指标库“{library}”", $"“{named[0].Library}”的行", "一张表只用一个指标库：改选同一指标库的行，或写 null"));
    }

    /// <summary>Cells this form does not have; a null there says nothing and may stand.</summary>
    private void OfAnotherForm(JsonElement form, List<(JsonElement Value, string At)> rows, string at)
    {
        if (FormDefinitions.Find(Text(form, "form")) is not { } definition) return;
        Project(form, definition, at);
        foreach (var figure in FigureCatalogue.FixedFigures.Where(f => !definition.Has(f.Path)))
            if (Cell(form, figure.Path.Split('.')) is { } said) Foreign($"{at}/{figure.Path.Replace('.', '/')}", said, figure, definition);
        foreach (var cell in FigureCatalogue.IndicatorCellNames.Select(c => FigureCatalogue.Find($"indicator.i.{c}")!))
            foreach (var (row, place) in rows.Where(_ => !definition.Has(cell.Path)))
                if (Cell(row, cell.Path.Split('.')[^1..]) is { } said)
                    Foreign($"{place}/{cell.Path.Split('.')[^1]}", said, cell, definition);
        if (!definition.HasRemarks && List(form, "remarks", at).FirstOrDefault() is { At: { } first, Value: var remark })
            Foreign(first, remark.GetRawText(), FigureCatalogue.Find("remark.1")!, definition);
    }

    private void Project(JsonElement form, FormDefinition definition, string at)
    {
        if (!form.TryGetProperty("project", out var project)) return;
        var none = project.ValueKind == JsonValueKind.Null;
        if (none ? definition.NeedsProject : !definition.ForProject)
            faults.Add(new($"{at}/project", StructureCheck.Shown(project.GetRawText()), none ? "项目支出的代码和名称" : "null",
                none ? $"《{definition.Title}》表头要印项目支出名称，补上 project" : $"《{definition.Title}》评价整个部门，不分项目"));
    }

    private void Foreign(string at, string said, FigureDefinition figure, FormDefinition form) => faults.Add(new(
        at, StructureCheck.Shown(said), $"{form.Attachment}《{form.Title}》有的栏目",
        $"这张表没有“{figure.Name}”这一栏，删去这一成员"));

    private static string? Cell(JsonElement of, string[] path)
    {
        foreach (var name in path)
            if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(name, out of)) return null;
        return of.ValueKind == JsonValueKind.String ? of.GetRawText() : null;
    }

    private void Table(JsonElement table, string at)
    {
        if (!table.TryGetProperty("columns", out var columns) || columns.ValueKind != JsonValueKind.Array) return;
        var width = columns.GetArrayLength() + 2;
        Unique(columns.EnumerateArray().Select((c, i) =>
            (c.ValueKind == JsonValueKind.String ? c.GetString() : null, Pointer.Of($"{at}/columns", i))),
            "不重复的列名", "改正列名");
        foreach (var (row, place) in List(table, "rows", at).Where(r => r.Value.ValueKind == JsonValueKind.Array))
        {
            var cells = row.EnumerateArray().ToList();
            if (cells.Count != width) faults.Add(new(place, $"{cells.Count} 格", $"{width} 格：名称、金额和 {width - 2} 个列", "补齐，空白写 null"));
            if (cells is [{ ValueKind: JsonValueKind.Null }, ..]) faults.Add(new(place + "/0", "null", "名称", "补上这一项的名称"));
            if (cells is [_, { ValueKind: JsonValueKind.Null }, ..]) faults.Add(new(place + "/1", "null", "金额", "补上这一项的金额"));
            if (cells is [_, { ValueKind: JsonValueKind.String } amount, ..]
                && FigureReader.Read(ValueKind.Money, amount.GetString(), FigureReader.TenThousandYuan) is { Value: null } reading)
                faults.Add(new(place + "/1", amount.GetRawText(), reading.Expected!, reading.Remedy!));
        }
    }

    private void Unique(IEnumerable<(string? Key, string At)> keys, string expected, string remedy)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, at) in keys)
            if (key is not null && !first.TryAdd(key, at))
                faults.Add(new(at, $"“{key}”，与 {first[key]} 相同", expected, remedy));
    }

    private static string? Names(JsonElement row) =>
        (Text(row, "level1"), Text(row, "level2"), Text(row, "name")) is ({ } a, { } b, { } c) ? $"{a}/{b}/{c}" : null;

    private static string Identity(JsonElement form) => string.Join(" ",
        Text(form, "form"), form.TryGetProperty("fiscalYear", out var y) ? y.GetRawText() : "", Code(form, "unit"),
            Text(form, "specialFund"), Code(form, "project"));

    private static string? Code(JsonElement form, string name) => form.TryGetProperty(name, out var r) ? Text(r, "code") : null;

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var t) && t.ValueKind == JsonValueKind.String
            ? t.GetString()
            : null;

    private static IEnumerable<(JsonElement Value, string At)> List(JsonElement of, string name, string at) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select((e, i) => (e, Pointer.Of($"{at}/{name}", i)))
            : [];
}
