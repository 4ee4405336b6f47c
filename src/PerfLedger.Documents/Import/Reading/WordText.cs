using System.Globalization;
using System.Text;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>The words of paragraphs, with tracked changes accepted, field codes left out and text boxes taken once.</summary>
internal sealed class WordText(WordStyles styles)
{
    private int _fieldCodes; // fields of which the instruction is being read; their results count, their instructions do not

    /// <summary>True when a tracked change was met.</summary>
    public bool SawChanges { get; set; }

    public Look Look(Node paragraph) => styles.Of(paragraph);

    /// <summary>The children that count: wrappers opened, deletions left out, of alternatives the first.</summary>
    public IEnumerable<Node> Flow(Node parent)
    {
        foreach (var child in parent.Children)
        {
            switch (child.Name)
            {
                case "w:del" or "w:moveFrom":
                    SawChanges = true;
                    break;
                case "w:ins" or "w:moveTo":
                    SawChanges = true;
                    foreach (var inner in Flow(child)) yield return inner;
                    break;
                case "w:sdt" or "w:sdtContent" or "w:customXml" or "w:smartTag" or "w:hyperlink" or "w:fldSimple" or "w:dir" or "w:bdo":
                    foreach (var inner in Flow(child)) yield return inner;
                    break;
                case "mc:AlternateContent":
                    if ((child.Child("mc:Choice") ?? child.Child("mc:Fallback")) is { } chosen)
                        foreach (var inner in Flow(chosen)) yield return inner;
                    break;
                default:
                    yield return child;
                    break;
            }
        }
    }

    /// <summary>The text of one paragraph.</summary>
    public string Of(Node paragraph)
    {
        var text = new StringBuilder();
        _fieldCodes = 0;
        foreach (var run in Flow(paragraph))
            if (run.Name == "w:r") Run(run, text);
        return text.ToString();
    }

    /// <summary>The text of the paragraphs of a cell; a deleted paragraph mark joins two of them.</summary>
    public string OfBlocks(IEnumerable<Node> blocks)
    {
        var text = new StringBuilder();
        var first = true;
        var joined = false;
        foreach (var paragraph in blocks.Where(b => b.Name == "w:p"))
        {
            if (!first && !joined) text.Append('\n');
            text.Append(Of(paragraph));
            joined = paragraph.Child("w:pPr")?.Child("w:rPr")?.Child("w:del") is not null;
            SawChanges |= joined;
            first = false;
        }

        return text.ToString();
    }

    private void Run(Node run, StringBuilder text)
    {
        foreach (var piece in Flow(run))
        {
            if (piece.Name == "w:fldChar") Field(piece["w:fldCharType"]);
            else if (_fieldCodes == 0) Piece(piece, text);
        }
    }

    private void Field(string? type)
    {
        if (type == "begin") _fieldCodes++;
        else if (type is "separate" or "end" && _fieldCodes > 0) _fieldCodes--;
    }

    private void Piece(Node piece, StringBuilder text)
    {
        switch (piece.Name)
        {
            case "w:t": text.Append(piece.Text); break;
            case "w:tab": text.Append('\t'); break;
            case "w:br" or "w:cr": text.Append('\n'); break;
            case "w:noBreakHyphen": text.Append('-'); break;
            case "w:sym": Symbol(piece["w:char"], text); break;
            case "w:drawing" or "w:pict" or "w:object": TextBoxes(piece, text); break;
        }
    }

    // Symbol fonts keep their signs in the private area; the others name a letter as it is.
    private static void Symbol(string? code, StringBuilder text)
    {
        if (int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter)
            && letter is > 0x20 and < 0xD800) text.Append((char)letter);
    }

    private void TextBoxes(Node drawing, StringBuilder text)
    {
        foreach (var box in drawing.Below().Where(n => n.Name == "w:txbxContent"))
        {
            var inner = new WordText(styles).OfBlocks(Flow(box));
            if (inner.Trim().Length > 0) text.Append(text.Length == 0 ? "" : "\n").Append(inner);
        }
    }
}
