using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// The constant XML of 段落 at one place. A plain paragraph is that of the tag; a heading has its style alone; a list item, the
/// text and the caption of a table have theirs or, without one, the run of the tag.
/// </summary>
internal sealed class BlocksXml
{
    private const string OpenText = "<w:t xml:space=\"preserve\">";

    // A style's own numbering is switched off (numId 0): what is printed stands in the text and depends on nothing else.
    private const string NoNumbering = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";

    // Text in a table neither is indented nor keeps the line pitch of the paragraphs round it.
    private const string InTable = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"
        + "<w:ind w:left=\"0\" w:right=\"0\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>";

    private readonly string _run;
    private readonly string? _tableStyle;
    private readonly byte[][] _headings;

    public BlocksXml(Element? paragraph, Element? run, BlockStyles styles, int width)
    {
        Width = width;
        _run = Xml(run);
        _tableStyle = styles.TableText;
        Plain = Opening(Xml(paragraph), _run);
        var levels = Enumerable.Range(1, BlockStyles.HeadingLevels);
        _headings = [.. levels.Select(level => Opening(Styled(styles.Heading(level) ?? "", ""), ""))];
        Caption = styles.Caption is { } caption ? Opening(Styled(caption, "<w:keepNext/>"), "") : Plain;
        Numbered = List(styles.NumberedList, paragraph);
        Bulleted = List(styles.BulletList, paragraph);
    }

    public static byte[] Closing { get; } = "</w:t></w:r></w:p>"u8.ToArray();

    public int Width { get; }

    public byte[] Plain { get; }

    /// <summary>Stands above a table and goes with it to the next page.</summary>
    public byte[] Caption { get; }

    public byte[] Numbered { get; }

    public byte[] Bulleted { get; }

    public byte[] Heading(int level) => _headings[level - 1];

    /// <summary>The opening of a paragraph in a table cell.</summary>
    public byte[] Cell(string alignment, bool head)
    {
        var keep = head ? "<w:keepNext/>" : "";
        var justified = $"<w:jc w:val=\"{alignment}\"/>";
        return _tableStyle is null
            ? Opening($"<w:pPr>{keep}{InTable}{justified}</w:pPr>", _run)
            : Opening(Styled(_tableStyle, keep + justified), "");
    }

    private byte[] List(string? style, Element? paragraph) =>
        style is null ? Opening(Xml(paragraph), _run) : Opening(Styled(style, NoNumbering), "");

    private static byte[] Opening(string paragraph, string run) => Encoding.UTF8.GetBytes($"<w:p>{paragraph}<w:r>{run}{OpenText}");

    private static string Styled(string style, string more)
    {
        var id = new Element("w:pStyle", "w:pStyle");
        id.Attributes.Add(new("w:val", "w:val", style));
        return $"<w:pPr>{Xml(id)}{more}</w:pPr>";
    }

    private static string Xml(Element? element)
    {
        var xml = new StringBuilder();
        if (element is not null)
            MarkupWriter.Whole(xml, element);
        return xml.ToString();
    }
}
