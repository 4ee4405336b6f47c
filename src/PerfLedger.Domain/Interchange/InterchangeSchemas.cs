using System.Collections.Immutable;
using System.Text.Json;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Interchange.Tables;

namespace PerfLedger.Domain.Interchange;

/// <summary>The published JSON Schemas (draft 2020-12), written from the same table the reader uses.</summary>
public static class InterchangeSchemas
{
    private const string FormFile = "self-evaluation-1.json";
    private const string FindingsFile = "findings-1.json";

    /// <summary>File name under docs/schemas to content.</summary>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> All { get; } = new Dictionary<string, ReadOnlyMemory<byte>>
    {
        [FormFile] = Schema(FormFile, "PerfLedger 绩效自评表交换格式；成员缺省为不改动，null 为空白单元格", InterchangeFormat.Form),
        ["filing-1.json"] = Schema("filing-1.json", "PerfLedger 部门全部自评表交换格式", InterchangeFormat.FilingShape),
        ["report-1.json"] = Schema("report-1.json", "PerfLedger 自评报告交换格式；成员缺省为不改动", ReportFormat.Report),
        ["base-data-1.json"] = Schema("base-data-1.json", "PerfLedger 基础数据表交换格式；成员缺省为不改动，null 为空白单元格", BaseDataFormat.Table),
        [FindingsFile] = Schema(FindingsFile, "perfledger check --json 的输出", FindingsFormat.Findings),
        ["findings-comparison-1.json"] =
            Schema("findings-comparison-1.json", "perfledger check --json 用几个规则包校验同一文件的输出", FindingsFormat.Comparison),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static byte[] Schema(string file, string description, ObjectShape shape) => InterchangeWriter.Bytes(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", file);
        json.WriteString("description", description);
        Body(json, shape, nullable: false);
        json.WriteEndObject();
    });

    private static void Value(Utf8JsonWriter json, Shape shape, bool nullable)
    {
        json.WriteStartObject();
        if (shape == InterchangeFormat.Form) json.WriteString("$ref", FormFile);
        else if (shape == FindingsFormat.Findings) json.WriteString("$ref", FindingsFile);
        else Body(json, shape, nullable);
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, Shape shape, bool nullable)
    {
        json.WriteString("title", shape.Title);
        switch (shape)
        {
            case ObjectShape o: Object(json, o, nullable); break;
            case ListShape l: List(json, l, nullable); break;
            case MapShape m:
                Type(json, "object", nullable);
                json.WritePropertyName("additionalProperties");
                Value(json, m.Value, nullable: true);
                break;
            case ListOrTableShape e:
                json.WriteStartArray("anyOf");
                Value(json, e.List, nullable);
                Value(json, e.Table, nullable);
                json.WriteEndArray();
                break;
            case WholeShape w:
                Type(json, "integer", nullable);
                json.WriteNumber("minimum", w.Least);
                json.WriteNumber("maximum", w.Most);
                break;
            case DateShape:
                Type(json, "string", nullable);
                json.WriteString("format", "date");
                break;
            case TextShape t: Text(json, t, nullable); break;
            default: throw new InvalidOperationException($"No schema for {shape.GetType().Name}.");
        }
    }

    private static void Object(Utf8JsonWriter json, ObjectShape shape, bool nullable)
    {
        Type(json, "object", nullable);
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartArray("required");
        foreach (var member in shape.Members.Where(m => m.Required)) json.WriteStringValue(member.Name);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var member in shape.Members)
        {
            json.WritePropertyName(member.Name);
            Value(json, member.Shape, member.Nullable);
        }
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, ListShape shape, bool nullable)
    {
        Type(json, "array", nullable);
        json.WriteNumber("minItems", shape.Fewest);
        json.WriteNumber("maxItems", ListShape.MostItems);
        json.WritePropertyName("items");
        Value(json, shape.Item, shape.NullableItems);
    }

    private static void Text(Utf8JsonWriter json, TextShape shape, bool nullable)
    {
        Type(json, "string", nullable);
        if (!shape.Words.IsDefaultOrEmpty)
        {
            json.WriteStartArray("enum");
            foreach (var word in shape.Words) json.WriteStringValue(word);
            if (nullable) json.WriteNullValue();
            json.WriteEndArray();
        }
        else if (shape.Pattern is { } pattern) json.WriteString("pattern", pattern);
        else if (shape.Cell is not null) json.WriteString("pattern", "\\S");
        if (shape.Cell is ValueKind.Money or ValueKind.Points or ValueKind.Percent) json.WriteString("$comment", Reading(shape.Cell.Value));
        if (shape.Words.IsDefaultOrEmpty) json.WriteNumber("maxLength", shape.MaxCharacters);
    }

    private static string Reading(ValueKind kind) => kind switch
    {
        ValueKind.Money => "照印的金额：1942.56、1,942.56；##### 照录；单位与 moneyUnit 不同时写在后面，如 316800元",
        ValueKind.Percent => "照印的比率，带百分号：107.92%；##### 照录",
        _ => "照印的分数：8.70；##### 照录",
    };

    private static void Type(Utf8JsonWriter json, string type, bool nullable)
    {
        if (!nullable)
        {
            json.WriteString("type", type);
            return;
        }
        json.WriteStartArray("type");
        json.WriteStringValue(type);
        json.WriteStringValue("null");
        json.WriteEndArray();
    }
}

/// <summary>The table of members of <c>perfledger/findings/1</c>, the answer of <c>perfledger check --json</c>.</summary>
internal static class FindingsFormat
{
    private static readonly ObjectShape Recomputed = new("按规则重算的结果，算不出为 null",
        [.. from m in new[] { ("rate", "执行率（百分数）"), ("executionScore", "预算执行率得分"), ("ruleScore", "规则得分合计"),
                ("scoreSum", "得分合计"), ("weightSum", "分值合计"), ("grade", "等级") }
            select Said(m.Item1, m.Item2)]);

    public static readonly ObjectShape Findings = new("校验结果",
    [
        new("schema", new TextShape("格式", "perfledger/findings/1", Words: ["perfledger/findings/1"]), Required: true),
        Said("file", "被校验的文件", nullable: false),
        Said("rulePack", "所用规则包", nullable: false),
        new("recomputed", Recomputed, Required: true, Nullable: true),
        new("forms", new ListShape("多张表的文件：每张表的重算结果", new ObjectShape("一张表",
            [Said("at", "JSON 指针", nullable: false), Said("project", "支出方向"), new("recomputed", Recomputed, Required: true)]))),
        new("findings", new ListShape("问题，按表内顺序", new ObjectShape("一个问题",
        [
            Said("rule", "规则编号，如 WGT-01", nullable: false),
            new("severity", new TextShape("轻重", "error、warning、hint", Words: ["error", "warning", "hint"]), Required: true),
            Said("at", "JSON 指针", nullable: false), Said("what", "问题", nullable: false),
            Said("printed", "表上所印"), Said("recomputed", "重算所得"), Said("required", "应为"),
            new("figure", new TextShape("数的代码", "文字"), Nullable: true),
        ])), Required: true),
    ]);

    public static readonly ObjectShape Comparison = new("几个规则包的校验结果",
    [
        new("schema", new TextShape("格式", "perfledger/findings-comparison/1", Words: ["perfledger/findings-comparison/1"]), Required: true),
        new("packs", new ListShape("每个规则包一份", Findings, Fewest: 2), Required: true),
    ]);

    private static Member Said(string name, string title, bool nullable = true) =>
        new(name, new TextShape(title, "文字"), Required: true, Nullable: nullable);
}
