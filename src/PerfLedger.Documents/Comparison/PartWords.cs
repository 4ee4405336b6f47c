namespace PerfLedger.Documents.Comparison;

/// <summary>Parts under the names that people know them by.</summary>
internal static class PartWords
{
    private static readonly (string Start, string Word, int Rank)[] Known =
    [
        ("word/document.xml", "正文", 0),
        ("word/header", "页眉", 1),
        ("word/footer", "页脚", 1),
        ("word/footnotes.xml", "脚注", 1),
        ("word/endnotes.xml", "尾注", 1),
        ("word/comments.xml", "批注", 1),
        ("word/styles.xml", "样式", 2),
        ("word/settings.xml", "文档设置", 2),
        ("docProps/", "文件属性", 2),
    ];

    /// <summary>The word for a part; an unknown part keeps its name.</summary>
    public static string Of(string name) => Find(name).Word ?? $"部件 {name}";

    /// <summary>What a reader looks at first comes first: body, then headers, footers and notes, then the rest.</summary>
    public static int Rank(string name) => Find(name) is { Word: not null } known ? known.Rank : 2;

    public static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static (string Start, string? Word, int Rank) Find(string name) =>
        Array.Find(Known, known => name.StartsWith(known.Start, StringComparison.Ordinal));
}
