using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Reads the tags of one paragraph out of its texts, wherever Word or WPS cut the runs.</summary>
internal sealed class ParagraphTags(Element paragraph, string part, List<TemplateFault> faults)
{
    // Tabs and line breaks are white space to a tag that was typed across them.
    private static readonly HashSet<string> s_breaks = new(StringComparer.Ordinal) { "w:tab", "w:br", "w:cr" };
    private static readonly HashSet<string> s_closed = new(StringComparer.Ordinal)
    {
        "w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:p", "w:pPr", "w:rPr",
    };

    private readonly List<Element> _leaves = [];
    private readonly StringBuilder _text = new();
    private readonly List<int> _starts = [];

    /// <summary>The count of tags found.</summary>
    public int Read()
    {
        foreach (var node in paragraph.Below(e => s_closed.Contains(e.Name)).OfType<Element>())
        {
            if (node.Name is "w:t" or "a:t")
                Take(node, string.Concat(node.Children.OfType<Text>().Select(t => t.Value)));
            else if (s_breaks.Contains(node.Name) && !Runs.IsPageBreak(node))
                Take(node, "\n");
        }
        return TagScanner.MayHoldTag(_text.ToString()) ? Rebuild() : 0;
    }

    /// <summary>Reads an element that holds nothing but text, in a part that is not Word's own (document properties).</summary>
    public void ReadLeaf()
    {
        if (paragraph.Children is not [Text text] || !part.StartsWith("文档属性", StringComparison.Ordinal))
            return;
        Take(paragraph, text.Value);
        if (TagScanner.MayHoldTag(text.Value))
            Rebuild();
    }

    private void Take(Element leaf, string text)
    {
        _leaves.Add(leaf);
        _starts.Add(_text.Length);
        _text.Append(text);
    }

    private int Rebuild()
    {
        var text = _text.ToString();
        var (tags, mistakes) = TagScanner.Scan(text);
        var place = Place.Of(part, paragraph);
        faults.AddRange(mistakes.Select(m => new TemplateFault(place, m.Found, m.Message, null)));
        var literal = Literals(text, tags);
        var byStart = tags.ToDictionary(t => t.Start);
        for (var i = _leaves.Count - 1; i >= 0; i--)
        {
            var end = i + 1 < _starts.Count ? _starts[i + 1] : text.Length;
            Refill(_leaves[i], _starts[i], end, literal, byStart, place);
        }
        return tags.Count;
    }

    // Which characters stay as text: not those of a tag, and not the white space a {{- or -}} takes away.
    private static bool[] Literals(string text, List<FoundTag> tags)
    {
        var literal = new bool[text.Length];
        Array.Fill(literal, true);
        foreach (var tag in tags)
            Array.Fill(literal, false, tag.Start, tag.End - tag.Start);
        foreach (var tag in tags)
        {
            for (var i = tag.Start - 1; tag.TrimsBefore && i >= 0 && literal[i] && char.IsWhiteSpace(text[i]); i--)
                literal[i] = false;
            for (var i = tag.End; tag.TrimsAfter && i < text.Length && literal[i] && char.IsWhiteSpace(text[i]); i++)
                literal[i] = false;
        }
        return literal;
    }

    private void Refill(Element leaf, int start, int end, bool[] literal, Dictionary<int, FoundTag> tags, string place)
    {
        if (literal.AsSpan(start, end - start).IndexOf(false) < 0)
            return;
        leaf.Children.Clear();
        var pending = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            if (literal[i])
                pending.Append(_text[i]);
            else if (tags.TryGetValue(i, out var tag))
            {
                Flush(leaf, pending);
                leaf.Add(new TagMark(TagReader.Parse(tag.Content, place, faults), place));
            }
        }
        Flush(leaf, pending);
        if (leaf.Children.Count == 0)
            RemoveEmptied(leaf);
        else if (leaf.Name == "w:t")
            Runs.KeepSpace(leaf);
    }

    private static void Flush(Element leaf, StringBuilder pending)
    {
        if (pending.Length > 0)
            leaf.Add(new Text(pending.ToString()));
        pending.Clear();
    }

    private void RemoveEmptied(Element leaf)
    {
        if (leaf == paragraph)
            return;
        var run = leaf.Parent!;
        run.Children.Remove(leaf);
        if (run.Name is "w:r" or "a:r" && run.Elements.All(e => e.Name is "w:rPr" or "a:rPr"))
            run.Parent!.Children.Remove(run);
    }
}
