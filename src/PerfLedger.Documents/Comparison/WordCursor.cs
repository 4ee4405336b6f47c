using System.Globalization;
using System.Text;
using System.Xml;

namespace PerfLedger.Documents.Comparison;

/// <summary>
/// Walks a part node by node and knows at every node where on the page it stands. Streams: it holds one paragraph and the open elements.
/// </summary>
internal sealed class WordCursor : IDisposable
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly XmlReader _reader;
    private readonly Stack<Frame> _open = new();

    // The node just visited ends its element; the element stays open until the next node, so that the end has a place too.
    private bool _closing;

    public WordCursor(byte[] xml, string part)
    {
        _reader = XmlReader.Create(new MemoryStream(xml, writable: false), Settings);
        _open.Push(new Frame("", part));
    }

    public int Depth => _open.Count;

    public bool InParagraph => Paragraph is not null;

    /// <summary>The node just visited ends a paragraph.</summary>
    public bool EndsParagraph => _closing && _open.Peek().Element == "w:p";

    /// <summary>What was read of the innermost paragraph so far.</summary>
    public string ParagraphText => Paragraph?.Text.ToString() ?? "";

    /// <summary>The node without text, and without what an editor leaves behind (numbers of revisions, marks of spelling).</summary>
    public string Form => _reader.NodeType switch
    {
        XmlNodeType.Element when _reader.Name is not ("w:proofErr" or "w:lastRenderedPageBreak") => $"<{_reader.Name}{string.Concat(
            Attributes().Where(a => !a.Name.StartsWith("w:rsid", StringComparison.Ordinal) && a.Name is not ("w14:paraId" or "w14:textId"))
                .OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $" {a.Name}=\"{a.Value}\""))}>",
        XmlNodeType.EndElement => "</>",
        _ => "",
    };

    private Frame? Paragraph => _open.FirstOrDefault(frame => frame.Element == "w:p");

    /// <summary>The place on the page; in a part that has no page, the element.</summary>
    public string Place
    {
        get
        {
            var words = _open.Reverse().Select(frame => frame.Words).Where(words => words.Length > 0).ToList();
            if (words.Count == 1 && _open.Count > 1)
                words.Add($"<{_open.Peek().Element}>");
            return string.Join(' ', words);
        }
    }

    public bool Read()
    {
        if (_closing)
            _open.Pop();
        _closing = false;
        if (!_reader.Read())
            return false;
        switch (_reader.NodeType)
        {
            case XmlNodeType.Element:
                Enter(_reader.Name);
                _closing = _reader.IsEmptyElement;
                break;
            case XmlNodeType.EndElement:
                _closing = true;
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace when _open.Peek().Element == "w:t":
                Paragraph?.Text.Append(_reader.Value);
                break;
        }

        return true;
    }

    public bool SameNode(WordCursor other)
    {
        var (mine, theirs) = (_reader, other._reader);
        if ((mine.NodeType, mine.Name, mine.Value, mine.AttributeCount, mine.IsEmptyElement)
            != (theirs.NodeType, theirs.Name, theirs.Value, theirs.AttributeCount, theirs.IsEmptyElement))
            return false;
        return Attributes().SequenceEqual(other.Attributes());
    }

    /// <summary>Reads on to the end of the innermost paragraph, if the node stands in one.</summary>
    /// <returns>The whole text of the paragraph, its beginning included.</returns>
    public string FinishParagraph()
    {
        var paragraph = Paragraph;
        while (!(_closing && _open.Peek() == paragraph) && Read())
        {
        }

        return paragraph?.Text.ToString() ?? "";
    }

    /// <summary>The node in a few words, for a difference that is not one of text.</summary>
    public string Describe() => (_reader.NodeType, _reader.Name) switch
    {
        (XmlNodeType.Element, "w:tbl") => "又一个表格",
        (XmlNodeType.Element, "w:tr") => "又一行",
        (XmlNodeType.Element, "w:tc") => "又一格",
        (XmlNodeType.Element, "w:p") => "又一段",
        (XmlNodeType.Element, var name) =>
            $"<{name}{string.Concat(Attributes().Select(a => $" {a.Name}=\"{a.Value}\""))}{(_reader.IsEmptyElement ? "/>" : ">")}",
        (XmlNodeType.EndElement, "w:body") => "正文结束",
        (XmlNodeType.EndElement, "w:tbl") => "表格结束",
        (XmlNodeType.EndElement, "w:tr") => "此行结束",
        (XmlNodeType.EndElement, "w:tc") => "此格结束",
        (XmlNodeType.EndElement, var name) => $"</{name}>",
        (XmlNodeType.None, _) => "部件结束",
        _ => $"“{_reader.Value}”",
    };

    public void Dispose() => _reader.Dispose();

    private IEnumerable<(string Name, string Value)> Attributes()
    {
        try
        {
            for (var more = _reader.MoveToFirstAttribute(); more; more = _reader.MoveToNextAttribute())
                yield return (_reader.Name, _reader.Value);
        }
        finally
        {
            _reader.MoveToElement();
        }
    }

    private void Enter(string element)
    {
        var scope = _open.First(frame => frame.Element is "" or "w:tc" or "w:txbxContent");
        var words = element switch
        {
            "w:tbl" => Count("个表格", ++scope.Tables),
            "w:tr" => Count("行", ++Inner("w:tbl", scope).Rows),
            "w:tc" => Count("列", ++Inner("w:tr", scope).Cells),
            "w:p" => ++scope.Paragraphs == 1 && scope.Element == "w:tc" ? "" : Count("段", scope.Paragraphs),
            "w:txbxContent" => "文本框",
            _ => "",
        };
        if (element is "w:tab" or "w:br" && _open.Peek().Element == "w:r")
            Paragraph?.Text.Append(element == "w:tab" ? '\t' : '\n');
        _open.Push(new Frame(element, words));
    }

    private Frame Inner(string element, Frame otherwise) => _open.FirstOrDefault(frame => frame.Element == element) ?? otherwise;

    private static string Count(string unit, int number) => string.Create(CultureInfo.InvariantCulture, $"第{number}{unit}");

    // Rows are counted in their table, cells in their row, tables and paragraphs in the body, cell or text box that holds them.
    private sealed class Frame(string element, string words)
    {
        public string Element { get; } = element;
        public string Words { get; } = words;
        public StringBuilder Text { get; } = new();
        public int Tables;
        public int Rows;
        public int Cells;
        public int Paragraphs;
    }
}
