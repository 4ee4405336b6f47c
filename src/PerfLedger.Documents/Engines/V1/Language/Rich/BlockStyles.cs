namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The ids of the styles 段落 writes with, found by the names Word and WPS give them in either language. Headings 1 to 4 must be
/// there; list and table styles may be: without them the paragraph of the tag is the model.
/// </summary>
internal sealed class BlockStyles
{
    public const int HeadingLevels = 4;
    private readonly Dictionary<string, string> _idByName = new(StringComparer.OrdinalIgnoreCase);

    public string? NumberedList => Find("List Number", "列表编号");

    public string? BulletList => Find("List Bullet", "列表项目符号");

    public string? Caption => Find("caption", "题注");

    public string? TableText => Find("Table Text", "表格文字");

    public IEnumerable<string> MissingHeadings =>
        Enumerable.Range(1, HeadingLevels).Where(level => Heading(level) is null)
            .Select(level => FormattableString.Invariant($"标题 {level}"));

    public static BlockStyles Of(Element? styles)
    {
        var result = new BlockStyles();
        var ofParagraphs = (styles?.Elements ?? []).Where(e => e.Name == "w:style" && e["w:type"] is "paragraph" or null).ToList();
        // A name counts before an id: a Chinese Word gives heading 1 the id 1.
        foreach (var (name, id) in ofParagraphs.Select(s => (s.Child("w:name")?["w:val"], s["w:styleId"]))
                     .Concat(ofParagraphs.Select(s => (s["w:styleId"], s["w:styleId"]))))
        {
            if (name is not null && id is not null)
                result._idByName.TryAdd(Plain(name), id);
        }
        return result;
    }

    public string? Heading(int level) =>
        Find(FormattableString.Invariant($"heading{level}"), FormattableString.Invariant($"标题{level}"));

    private string? Find(string english, string chinese) =>
        _idByName.GetValueOrDefault(Plain(english)) ?? _idByName.GetValueOrDefault(Plain(chinese));

    private static string Plain(string name) => name.Replace(" ", "", StringComparison.Ordinal);
}
