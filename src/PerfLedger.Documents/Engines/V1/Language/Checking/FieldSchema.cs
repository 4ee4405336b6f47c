using System.Text.Json;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Reads fields.json: a flat list of paths (<c>资金.合计.全年执行数</c>, <c>指标[].三级</c>) with their types, into one shape.</summary>
internal static class FieldSchema
{
    private static readonly Dictionary<string, FieldType> s_types = new(StringComparer.Ordinal)
    {
        ["text"] = FieldType.Text,
        ["money"] = FieldType.Money,
        ["number"] = FieldType.Number,
        ["percent"] = FieldType.Percent,
        ["date"] = FieldType.Date,
        ["boolean"] = FieldType.Boolean,
        ["list"] = FieldType.List,
        ["object"] = FieldType.Object,
        ["blocks"] = FieldType.Blocks,
        ["image"] = FieldType.Image,
        ["chart"] = FieldType.Chart,
    };

    public static FieldShape Read(ReadOnlyMemory<byte> json)
    {
        var root = new FieldShape(FieldType.Object);
        root.Members[Template.ModelDigestName] = FieldShape.Text;
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var field in document.RootElement.GetProperty("fields").EnumerateArray())
            {
                var type = field.GetProperty("type").GetString() ?? "";
                var shape = At(root, field.GetProperty("path").GetString() ?? "");
                shape.Type = s_types.TryGetValue(type, out var known)
                    ? known
                    : throw new TemplateException($"字段表里有不认识的类型“{type}”；可用的有：{string.Join("、", s_types.Keys)}。");
                if (field.TryGetProperty("count", out var count))
                    shape.Count = count.GetInt32();
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new TemplateException("字段表 fields.json 不可读：应有 \"fields\" 列表，每项写 \"path\" 和 \"type\"。");
        }
        return root;
    }

    private static FieldShape At(FieldShape root, string path)
    {
        var at = root;
        foreach (var step in path.Split('.'))
        {
            var name = step.Replace("[]", "", StringComparison.Ordinal);
            if (name.Length == 0)
                throw new TemplateException($"字段表里的路径“{path}”有空的名称。");
            if (at.Type is not (FieldType.Object or FieldType.List))
                at.Type = FieldType.Object;
            if (!at.Members.TryGetValue(name, out var member))
                at.Members[name] = member = new FieldShape(FieldType.Text);
            at = member;
            for (var lists = step.Length - name.Length; lists > 0; lists -= 2)
            {
                at.Type = FieldType.List;
                at = at.Item ??= new FieldShape(FieldType.Text);
            }
        }
        return at;
    }
}
