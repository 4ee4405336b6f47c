using System.Xml;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>
/// Reads an XML part that a stranger wrote into a light tree: no DTD, bounded depth, characters and elements; names carry the usual
/// prefix of their namespace, transitional or strict; text stays where words and figures stand and nowhere else.
/// </summary>
internal sealed class Xml
{
    public const int MostLevels = 256;

    // One form has some 2,000 elements, a table of 2,000 rows 150,000.
    private const int MostElements = 400_000;
    private const int MostLetters = 100_000;
    private const long MostCharacters = 32L * 1024 * 1024;

    private static readonly Dictionary<string, string> s_prefixes = new(StringComparer.Ordinal)
    {
        ["http://schemas.openxmlformats.org/wordprocessingml/2006/main"] = "w",
        ["http://purl.oclc.org/ooxml/wordprocessingml/main"] = "w",
        ["http://schemas.openxmlformats.org/spreadsheetml/2006/main"] = "x",
        ["http://purl.oclc.org/ooxml/spreadsheetml/main"] = "x",
        ["http://schemas.openxmlformats.org/officeDocument/2006/relationships"] = "r",
        ["http://purl.oclc.org/ooxml/officeDocument/relationships"] = "r",
        ["http://schemas.openxmlformats.org/package/2006/relationships"] = "rel",
        ["http://schemas.openxmlformats.org/package/2006/content-types"] = "ct",
        ["http://schemas.openxmlformats.org/markup-compatibility/2006"] = "mc",
    };

    private static readonly HashSet<string> s_texts =
        new(["w:t", "x:t", "x:v", "x:f", "x:definedName"], StringComparer.Ordinal);

    private readonly Dictionary<(string, string), string> _names = [];
    private int _elements;

    /// <summary>Reads one part; the counts go on over all parts of a file.</summary>
    public Node Read(byte[] part, string name)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MostCharacters,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(part, writable: false), settings);
            return Read(reader, name);
        }
        catch (XmlException e)
        {
            throw part.AsSpan().IndexOf("<!DOCTYPE"u8) >= 0 ? Refuse.Dtd(name) : Refuse.BadXml(name, e);
        }
    }

    private Node Read(XmlReader reader, string part)
    {
        var above = new Stack<Node>();
        Node? root = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth >= MostLevels) throw Refuse.TooDeep(part);
                    if (++_elements > MostElements) throw Refuse.TooMuch($"超过 {MostElements / 10_000} 万个元素");
                    var node = Open(reader);
                    root ??= node;
                    if (above.TryPeek(out var parent)) parent.Children.Add(node);
                    if (!reader.IsEmptyElement) above.Push(node);
                    break;
                case XmlNodeType.EndElement:
                    above.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                    when above.TryPeek(out var holder) && s_texts.Contains(holder.Name):
                    if (holder.Text.Length > MostLetters) throw Refuse.TooMuch($"一处文字超过 {MostLetters / 10_000} 万字");
                    holder.Text += reader.Value;
                    break;
            }
        }

        return root ?? throw Refuse.BadXml(part);
    }

    private Node Open(XmlReader reader)
    {
        var node = new Node(Name(reader));
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns") node.Set(Name(reader), reader.Value);
        }

        reader.MoveToElement();
        return node;
    }

    private string Name(XmlReader reader)
    {
        var key = (reader.NamespaceURI, reader.LocalName);
        if (_names.TryGetValue(key, out var known)) return known;
        var name = reader.NamespaceURI.Length == 0 ? reader.LocalName
            : s_prefixes.TryGetValue(reader.NamespaceURI, out var prefix) ? $"{prefix}:{reader.LocalName}" : $"?:{reader.LocalName}";
        return _names[key] = name;
    }
}

/// <summary>An element with its attributes, its text and its children.</summary>
internal sealed class Node(string name)
{
    private List<(string Name, string Value)>? _attributes;
    private List<Node>? _children;

    public string Name { get; } = name;

    public string Text { get; set; } = "";

    public List<Node> Children => _children ??= [];

    /// <summary>The value of an attribute; of Word's elements also by its bare name.</summary>
    public string? this[string attribute] => _attributes?.Find(a => a.Name == attribute).Value;

    /// <summary>w:val of a child of Word's; null when there is no such child, empty when it has no value.</summary>
    public string? Value(string child) => Child(child) is { } found ? found["w:val"] ?? "" : null;

    public Node? Child(string child) => _children?.Find(c => c.Name == child);

    public void Set(string attribute, string value) => (_attributes ??= []).Add((attribute, value));

    public IEnumerable<Node> Below() => _children is null ? [] : _children.SelectMany(c => c.Below().Prepend(c));
}
