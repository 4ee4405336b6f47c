using System.Security.Cryptography;
using System.Text;
using PerfLedger.Documents.Engines.V1.Language;

namespace PerfLedger.Documents.Engines.V1;

/// <summary>
/// Writes a view model as canonical JSON, one byte sequence for one model: members in ordinal (UTF-16) order of their names, no
/// white space, UTF-8 without a mark, and only the escapes JSON demands: <c>\"</c>, <c>\\</c>, <c>\n</c>, <c>\r</c>, <c>\t</c>.
/// No other character below U+0020 can occur, for characters XML cannot hold are refused here already. Texts, booleans, null,
/// lists and objects only; a number must come as text.
/// </summary>
public static class CanonicalModel
{
    /// <summary>The model as canonical bytes.</summary>
    /// <exception cref="ArgumentException">A value of another kind, or characters no document can hold; names the path.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, object?> model)
    {
        var text = new StringBuilder();
        Append(text, model, "");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Append(StringBuilder to, object? value, string path)
    {
        switch (value)
        {
            case null:
                to.Append("null");
                break;
            case bool truth:
                to.Append(truth ? "true" : "false");
                break;
            case string text:
                AppendText(to, text, path);
                break;
            case IReadOnlyDictionary<string, object?> members:
                AppendMembers(to, members, path);
                break;
            case IEnumerable<object?> items:
                AppendItems(to, items, path);
                break;
            default:
                throw new ArgumentException($"数据“{path}”是 {value.GetType().Name}：数据里只能有文字、真假、空、列表和对象；数须先写成文字。");
        }
    }

    private static void AppendMembers(StringBuilder to, IReadOnlyDictionary<string, object?> members, string path)
    {
        to.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!first)
                to.Append(',');
            first = false;
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            AppendText(to, name, inner);
            to.Append(':');
            Append(to, value, inner);
        }
        to.Append('}');
    }

    private static void AppendItems(StringBuilder to, IEnumerable<object?> items, string path)
    {
        to.Append('[');
        var index = 0;
        foreach (var item in items)
        {
            if (index > 0)
                to.Append(',');
            Append(to, item, FormattableString.Invariant($"{path}[{index++}]"));
        }
        to.Append(']');
    }

    private static void AppendText(StringBuilder to, string text, string path)
    {
        if (XmlCharacters.FirstInvalid(text) is { } at)
            throw new ArgumentException(FormattableString.Invariant($"数据“{path}”第{at + 1}个字符是文档不能容纳的控制字符（U+{(int)text[at]:X4}）。"));
        to.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => to.Append('\\').Append(c),
                '\n' => to.Append("\\n"),
                '\r' => to.Append("\\r"),
                '\t' => to.Append("\\t"),
                _ => to.Append(c),
            };
        }
        to.Append('"');
    }
}
