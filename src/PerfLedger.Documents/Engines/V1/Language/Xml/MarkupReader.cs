using System.Xml;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>
/// Reads an XML part into a tree: no DTD, at most 256 levels; comments, instructions and white space between elements are left
/// out.
/// </summary>
internal static class MarkupReader
{
    private const int MaxDepth = 256;
    private const long MaxCharacters = 64L * 1024 * 1024;

    // The compiler knows Word's elements by these prefixes, and its output is written with them; any other use of them is refused.
    private static readonly HashSet<string> s_wordPrefixes = new(StringComparer.Ordinal) { "w", "wp", "mc", "w14" };

    // Both the transitional and the strict namespaces.
    private static readonly Dictionary<string, string> s_prefixes = new(StringComparer.Ordinal)
    {
        ["http://schemas.openxmlformats.org/wordprocessingml/2006/main"] = "w",
        ["http://purl.oclc.org/ooxml/wordprocessingml/main"] = "w",
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = "wp",
        ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"] = "wp",
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = "mc",
        ["http://schemas.microsoft.com/office/word/2010/wordml"] = "w14",
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships"] = "r",
        ["http://purl.oclc.org/ooxml/officeDocument/relationships"] = "r",
        ["http://schemas.openxmlformats.org/drawingml/2006/main"] = "a",
        ["http://purl.oclc.org/ooxml/drawingml/main"] = "a",
        ["http://schemas.openxmlformats.org/drawingml/2006/picture"] = "pic",
        ["http://purl.oclc.org/ooxml/drawingml/picture"] = "pic",
        ["http://schemas.openxmlformats.org/drawingml/2006/chart"] = "c",
        ["http://purl.oclc.org/ooxml/drawingml/chart"] = "c",
        ["urn:schemas-microsoft-com:vml"] = "v",
        ["http://schemas.openxmlformats.org/package/2006/relationships"] = "rel",
        ["http://schemas.openxmlformats.org/package/2006/content-types"] = "ct",
        ["http://www.w3.org/XML/1998/namespace"] = "xml",
    };

    private static readonly HashSet<string> s_textElements = new(StringComparer.Ordinal) { "w:t", "w:instrText", "w:delText" };

    public static Element Read(ReadOnlyMemory<byte> part, string name)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MaxCharacters,
            CloseInput = true,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(part.ToArray(), writable: false), settings);
            return Read(reader);
        }
        catch (XmlException e)
        {
            throw new TemplateException($"模板部件 {name} 不是可读的 XML（第{e.LineNumber}行第{e.LinePosition}列）：请用 Word 或 WPS 打开后另存为 .docx 再上传。");
        }
    }

    private static Element Read(XmlReader reader)
    {
        Element? root = null, current = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > MaxDepth)
                        throw new TemplateException($"模板的 XML 嵌套超过 {MaxDepth} 层。");
                    var empty = reader.IsEmptyElement;
                    var element = Open(reader);
                    current?.Add(element);
                    root ??= element;
                    if (!empty)
                        current = element;
                    break;
                case XmlNodeType.EndElement:
                    current = current?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    current?.Add(new Text(reader.Value));
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when s_textElements.Contains(current?.Name ?? ""):
                    current?.Add(new Text(reader.Value));
                    break;
            }
        }
        return root!;
    }

    private static Element Open(XmlReader reader)
    {
        var element = new Element(Known(reader), reader.Name);
        while (reader.MoveToNextAttribute())
            element.Attributes.Add(new(Known(reader), reader.Name, reader.Value));
        reader.MoveToElement();
        return element;
    }

    private static string Known(XmlReader reader)
    {
        if (!s_prefixes.TryGetValue(reader.NamespaceURI, out var prefix))
            return s_wordPrefixes.Contains(reader.Prefix) ? throw new TemplateException(Unusual(reader)) : reader.Name;
        return s_wordPrefixes.Contains(prefix) && reader.Prefix != prefix
            ? throw new TemplateException(Unusual(reader))
            : $"{prefix}:{reader.LocalName}";
    }

    private static string Unusual(XmlReader reader) =>
        $"模板的 XML 没有用 Word 的惯用前缀（见 {reader.Name}）：请用 Word 或 WPS 打开后另存为 .docx 再上传。";
}
