using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace PerfLedger.Domain.Interchange;

/// <summary>
/// The first gate: bytes that are no sound JSON text at all. One fault, with line and byte, because nothing after it can be trusted.
/// </summary>
internal static class JsonIntake
{
    /// <summary>A filing of 13 forms takes 0.2 MB; a whole bureau fits easily.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The format nests 6 deep.</summary>
    public const int MostDepth = 16;

    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    public static Fault? Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MostBytes) return new("", $"{utf8.Length} 字节", $"不超过 {MostBytes} 字节的文件", "分成几个文件导入");
        if (utf8.StartsWith(Mark)) return new("", "字节顺序标记（BOM）", "不带 BOM 的 UTF-8", "另存为“UTF-8（无 BOM）”");
        return utf8.Trim(" \t\r\n"u8).IsEmpty
            ? new("", "空文件", "一份 JSON", "核对文件是否写完整")
            : !Utf8.IsValid(utf8)
                ? new("", "不是 UTF-8 的字节", "UTF-8 编码的文字", "另存为 UTF-8 后再导入")
                : Scan(utf8);
    }

    private static Fault? Scan(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MostDepth * 64 });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth >= MostDepth)
                    return new("", Place(utf8, reader.TokenStartIndex), $"嵌套不超过 {MostDepth} 层", "对照格式说明改正结构");
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(ref reader))
                    return new("", Place(utf8, reader.TokenStartIndex), "成对的代理字符", "改正这里的 \\u 转义");
            }
            return null;
        }
        catch (JsonException e)
        {
            return new("", $"第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 字节起", "合法的 JSON", "检查引号、逗号、括号；没有值写 null，不写 NaN 或注释");
        }
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string Place(ReadOnlySpan<byte> utf8, long at)
    {
        var before = utf8[..(int)at];
        return $"第 {before.Count((byte)'\n') + 1} 行第 {at - before.LastIndexOf((byte)'\n')} 字节起";
    }
}
