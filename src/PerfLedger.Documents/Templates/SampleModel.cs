using PerfLedger.Documents.Engines.V1;
using PerfLedger.Documents.Engines.V1.Language;

namespace PerfLedger.Documents.Templates;

/// <summary>
/// Two models made from a field schema alone: one with something in every field, one with nothing in any. A template that renders with
/// both has no way left to fail but the data.
/// </summary>
internal static class SampleModel
{
    private const int Items = 3;

    // One dark point: the smallest picture there is (PNG, 1 by 1, grey).
    private const string Picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";

    public static byte[] Filled(ReadOnlyMemory<byte> fields) => Write(fields, Full);

    public static byte[] Empty(ReadOnlyMemory<byte> fields) => Write(fields, (shape, _) => Blank(shape));

    private static byte[] Write(ReadOnlyMemory<byte> fields, Func<FieldShape, string, object?> value)
    {
        var root = FieldSchema.Read(fields);
        root.Members.Remove(Template.ModelDigestName);
        var model = root.Members.ToDictionary(m => m.Key, m => value(m.Value, m.Key), StringComparer.Ordinal);
        var document = model.GetValueOrDefault("文档") as Dictionary<string, object?> ?? new(StringComparer.Ordinal);
        (document["标题"], document["作者"], document["时间"]) = ("示例", "示例", "2021-05-15T00:00:00Z");
        model["文档"] = document;
        return CanonicalModel.Write(model);
    }

    private static object? Full(FieldShape shape, string name) => shape.Type switch
    {
        FieldType.Money => "12345678.9",
        FieldType.Number => "9.54",
        FieldType.Percent => "0.9538",
        FieldType.Date => "2021-05-15",
        FieldType.Boolean => true,
        FieldType.List => List(shape, shape.Count ?? Items, item => Full(item, name)),
        FieldType.Object => Members(shape, Full),
        FieldType.Blocks => Blocks(),
        FieldType.Image => new Dictionary<string, object?>(StringComparer.Ordinal) { ["类型"] = "image/png", ["数据"] = Picture },
        FieldType.Chart => Chart(),
        _ => $"示例{name}",
    };

    private static object? Blank(FieldShape shape) => shape.Type switch
    {
        FieldType.Boolean => false,
        FieldType.List => List(shape, shape.Count ?? 0, Blank),
        FieldType.Object => Members(shape, (member, _) => Blank(member)),
        _ => "",
    };

    private static List<object?> List(FieldShape shape, int count, Func<FieldShape, object?> item) =>
        [.. Enumerable.Range(0, count).Select(_ => item(shape.Item ?? FieldShape.Text))];

    private static Dictionary<string, object?> Members(FieldShape shape, Func<FieldShape, string, object?> value) =>
        shape.Members.ToDictionary(m => m.Key, m => value(m.Value, m.Key), StringComparer.Ordinal);

    private static List<object?> Blocks()
    {
        List<object?> text = [Object(("文", "示例文字，金额 1234.56 万元。"))];
        List<object?> cells = ["示例项目", "1234.56"];
        return
        [
            .. Enumerable.Range(1, BlockStyles.HeadingLevels)
                .Select(level => (object?)Object(("种类", "标题"), ("级", FormattableString.Invariant($"{level}")), ("文字", text))),
            Object(("种类", "段落"), ("文字", text)),
            Object(("种类", "列表"), ("编号", "true"), ("项", new List<object?> { text, text })),
            Object(("种类", "列表"), ("编号", "false"), ("项", new List<object?> { text })),
            Object(("种类", "表题"), ("文字", text)),
            Object(("种类", "表格"), ("列", new List<object?> { "项目", "金额" }), ("行", new List<object?> { cells, cells })),
        ];
    }

    private static Dictionary<string, object?> Chart()
    {
        List<object?> values = ["1234.56", "987.6"];
        return Object(("类", new List<object?> { "示例一", "示例二" }), ("系列", new List<object?> { Object(("名", "示例"), ("值", values)) }));
    }

    private static Dictionary<string, object?> Object(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
            result[name] = value;
        return result;
    }
}
