namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Which parts of a package hold text for tags, and what a person calls them.</summary>
internal static class Parts
{
    public const string ContentTypes = "[Content_Types].xml";
    public const string Body = "正文";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly (string Type, string Name)[] s_known =
    [
        (Word + "document.main+xml", Body),
        (Word + "header+xml", "页眉"),
        (Word + "footer+xml", "页脚"),
        (Word + "footnotes+xml", "脚注"),
        (Word + "endnotes+xml", "尾注"),
        ("application/vnd.openxmlformats-officedocument.custom-properties+xml", "文档属性"),
    ];

    /// <summary>Part name to spoken name, by content type, in ordinal order of part names; several of a kind are numbered: 页眉2.</summary>
    public static SortedDictionary<string, string> WithText(IReadOnlyDictionary<string, byte[]> parts)
    {
        if (!parts.TryGetValue(ContentTypes, out var types))
            throw new TemplateException("模板不是 .docx：缺少 [Content_Types].xml。请用 Word 或 WPS 另存为 .docx。");
        var byPart = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var overrides = MarkupReader.Read(types, ContentTypes).Elements.Where(e => e.Name == "ct:Override");
        foreach (var entry in overrides.OrderBy(e => e["PartName"], StringComparer.Ordinal))
        {
            var name = entry["PartName"]?.TrimStart('/') ?? "";
            var spoken = Array.Find(s_known, k => k.Type == entry["ContentType"]).Name;
            if (spoken is null || !parts.ContainsKey(name))
                continue;
            var earlier = byPart.Values.Count(v => v.StartsWith(spoken, StringComparison.Ordinal));
            byPart[name] = earlier == 0 ? spoken : FormattableString.Invariant($"{spoken}{earlier + 1}");
        }
        return byPart.ContainsValue(Body)
            ? byPart
            : throw new TemplateException("模板里没有 Word 正文：请上传 .docx（不是 .dotx、.docm 或 .wps）。");
    }

    /// <summary>The part that holds the styles, if there is one.</summary>
    public static string? Styles(IReadOnlyDictionary<string, byte[]> parts) => MarkupReader.Read(parts[ContentTypes], ContentTypes).Elements
        .FirstOrDefault(e => e.Name == "ct:Override" && e["ContentType"] == Word + "styles+xml")?["PartName"]?.TrimStart('/') is { } name
            && parts.ContainsKey(name) ? name : null;
}
