using System.Text.Json;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Reads a model: objects, lists, texts, booleans and null. A JSON number is refused, for its text would depend on who reads
/// it; so is any character XML cannot hold, with the path to it.
/// </summary>
internal static class ModelReader
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static Dictionary<string, object?> Read(ReadOnlyMemory<byte> model)
    {
        try
        {
            using var document = JsonDocument.Parse(model, s_options);
            return Value(document.RootElement, "") as Dictionary<string, object?> ?? throw new TemplateException("数据的最外层须是 JSON 对象。");
        }
        catch (JsonException e)
        {
            var at = FormattableString.Invariant($"第{e.LineNumber + 1}行第{e.BytePositionInLine + 1}字节");
            throw new TemplateException($"数据不是可读的 JSON，或有重复的名称（{at}）。");
        }
    }

    private static object? Value(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element, path),
        JsonValueKind.Array => Items(element, path),
        JsonValueKind.String => Checked(element, path),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => throw new TemplateException($"数据“{path}”是 JSON 数字：数须写成文字，如 \"1942.56\"。"),
    };

    private static Dictionary<string, object?> Members(JsonElement element, string path)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            members[property.Name] = Value(property.Value, inner);
        }
        return members;
    }

    private static List<object?> Items(JsonElement element, string path)
    {
        List<object?> items = new(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
            items.Add(Value(item, FormattableString.Invariant($"{path}[{items.Count}]")));
        return items;
    }

    private static string Checked(JsonElement element, string path)
    {
        string text;
        try
        {
            text = element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new TemplateException($"数据“{path}”里有不成对的代理字符（损坏的汉字或表情）：请重新录入该文字。");
        }
        if (XmlCharacters.FirstInvalid(text) is not { } at)
            return text;
        var found = FormattableString.Invariant($"第{at + 1}个字符是文档不能容纳的控制字符（U+{(int)text[at]:X4}）");
        throw new TemplateException($"数据“{path}”{found}：请删去后重新录入。");
    }
}
