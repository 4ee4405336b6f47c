using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Interchange;

/// <summary>Walks a JSON value along its shape and collects every fault.</summary>
internal sealed class StructureCheck(List<Fault> faults)
{
    public void Walk(JsonElement value, Shape shape, string at, bool nullable = false)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!nullable) Fault(at, value, Expected(shape), "这里不能为 null");
            return;
        }
        switch (shape)
        {
            case ObjectShape o when value.ValueKind == JsonValueKind.Object: Members(value, o, at); break;
            case ListShape l when value.ValueKind == JsonValueKind.Array: Items(value, l, at); break;
            case MapShape m when value.ValueKind == JsonValueKind.Object: Entries(value, m, at); break;
            case ListOrTableShape e when value.ValueKind == JsonValueKind.Array: Items(value, e.List, at); break;
            case ListOrTableShape e when value.ValueKind == JsonValueKind.Object: Members(value, e.Table, at); break;
            case TextShape t when value.ValueKind == JsonValueKind.String: Text(value, t, at); break;
            case WholeShape w when IsWhole(value, w): break;
            case DateShape when value.ValueKind == JsonValueKind.String && Dates.Read(value.GetString()!) is not null: break;
            default: Fault(at, value, Expected(shape), Remedy(shape, value)); break;
        }
    }

    private static bool IsWhole(JsonElement value, WholeShape shape) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var n) && n >= shape.Least && n <= shape.Most;

    private void Members(JsonElement value, ObjectShape shape, string at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var place = Pointer.Of(at, property.Name);
            var member = shape.Members.FirstOrDefault(m => m.Name == property.Name);
            if (!seen.Add(property.Name)) Fault(place, property.Value, "只出现一次的成员", "同名成员只留一个");
            else if (member is not null) Walk(property.Value, member.Shape, place, member.Nullable);
            else faults.Add(new(place, $"成员“{Shown(property.Name)}”", $"{shape.Title}的成员",
                Spelling.Advice(property.Name, shape.Members.Select(m => m.Name))));
        }
        foreach (var missing in shape.Members.Where(m => m.Required && !seen.Contains(m.Name)))
            faults.Add(new(Pointer.Of(at, missing.Name), "没有这一成员", Expected(missing.Shape), $"补上“{missing.Name}”（{missing.Shape.Title}）"));
    }

    private void Items(JsonElement value, ListShape shape, string at)
    {
        var count = value.GetArrayLength();
        if (count > ListShape.MostItems || count < shape.Fewest)
        {
            faults.Add(new(at, $"{count} 项", $"{shape.Fewest} 至 {ListShape.MostItems} 项", "核对是否写错了文件"));
            return;
        }
        var index = 0;
        foreach (var item in value.EnumerateArray()) Walk(item, shape.Item, Pointer.Of(at, index++), shape.NullableItems);
    }

    private void Entries(JsonElement value, MapShape shape, string at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            var place = Pointer.Of(at, property.Name);
            if (!seen.Add(property.Name)) Fault(place, property.Value, "只出现一次的名称", "同名的只留一个");
            else if (string.IsNullOrWhiteSpace(property.Name)) Fault(place, property.Value, shape.Key, $"写上{shape.Key}");
            else Walk(property.Value, shape.Value, place, nullable: true);
        }
    }

    private void Text(JsonElement value, TextShape shape, string at)
    {
        var text = value.GetString()!;
        if (text.Length > shape.MaxCharacters) faults.Add(new(at, $"{text.Length} 个字符", $"不超过 {shape.MaxCharacters} 个字符的文字", "缩短，或另附文件"));
        else if (text.Any(IsUnprintable))
            faults.Add(new(at, $"控制字符 U+{(int)text.First(IsUnprintable):X4}", "可打印的文字", "删去这个字符；换行用 \\n"));
        else if (!shape.Words.IsDefaultOrEmpty && !shape.Words.Contains(text))
            Fault(at, value, shape.Expected, Spelling.Advice(text, shape.Words));
        else if (shape.Pattern is { } pattern && !Regex.IsMatch(text, ToTheEnd(pattern), RegexOptions.CultureInvariant))
            Fault(at, value, shape.Expected, $"改正“{shape.Title}”");
        else if (shape.Cell is { } kind) Cell(value, text, kind, at);
    }

    private void Cell(JsonElement value, string text, ValueKind kind, string at)
    {
        if (string.IsNullOrWhiteSpace(text)) Fault(at, value, "照印的文字或 null", "空白单元格写 null");
        else if (FigureReader.Read(kind, text, FigureReader.TenThousandYuan) is { Value: null } reading)
            Fault(at, value, reading.Expected!, reading.Remedy!);
    }

    private void Fault(string at, JsonElement found, string expected, string remedy) =>
        faults.Add(new(at, Shown(found.GetRawText()), expected, remedy));

    /// <summary>Control characters no document can print, and the two code points XML forbids.</summary>
    private static bool IsUnprintable(char c) => c is < ' ' and not ('\n' or '\t') or '\u007F' or '\uFFFE' or '\uFFFF';

    /// <summary>In .NET a closing $ also matches before a last line feed; in JSON Schema it does not.</summary>
    private static string ToTheEnd(string pattern) => pattern[..^1] + "\\z";

    internal static string Shown(string raw) => raw.Length <= 60 ? raw : raw[..(char.IsHighSurrogate(raw[59]) ? 59 : 60)] + "…";

    private static string Expected(Shape shape) => shape switch
    {
        ObjectShape o => $"对象 {{…}}（{o.Title}）",
        ListShape l => $"数组 […]（{l.Title}）",
        MapShape m => $"对象 {{…}}（{m.Title}）",
        ListOrTableShape => "数组 […] 或带 columns、rows 的对象",
        WholeShape w => string.Create(CultureInfo.InvariantCulture, $"{w.Least} 至 {w.Most} 的整数"),
        DateShape => "日期，如 2020-06-30",
        TextShape { Words.IsDefaultOrEmpty: false } t => t.Expected,
        TextShape { Cell: not null } => "照印的文字或 null",
        TextShape t => t.Expected,
        _ => shape.Title,
    };

    private static string Remedy(Shape shape, JsonElement value) => (shape, value.ValueKind) switch
    {
        (TextShape, JsonValueKind.Number) => $"加引号，照印写成 \"{Shown(value.GetRawText())}\"",
        (WholeShape, JsonValueKind.String) => "去掉引号",
        _ => $"对照格式说明改正“{shape.Title}”",
    };
}

/// <summary>Dates of the format: yyyy-MM-dd and nothing else.</summary>
internal static class Dates
{
    private const string Form = "yyyy-MM-dd";

    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static string Write(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);
}

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class Pointer
{
    public static string Of(string at, string name) =>
        $"{at}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Of(string at, int index) => string.Create(CultureInfo.InvariantCulture, $"{at}/{index}");
}
