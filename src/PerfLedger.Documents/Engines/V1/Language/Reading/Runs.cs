namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Cutting runs at tags that open, divide or close a block inside a paragraph.</summary>
internal static class Runs
{
    /// <summary>Marks the text as one whose spaces count.</summary>
    public static void KeepSpace(Element text)
    {
        if (text["xml:space"] is null)
            text.Attributes.Add(new("xml:space", "xml:space", "preserve"));
    }

    /// <summary>
    /// Cuts the run at its control tags, so that these stand between runs; every piece keeps the run's formatting. Comments vanish.
    /// </summary>
    public static void Split(Element run)
    {
        List<Markup> parts = [];
        var current = NewPiece(run);
        foreach (var child in run.Children.Where(c => c is not Element { Name: "w:rPr" }).ToList())
        {
            if (child is not Element { Name: "w:t" } text || !HasControl(text))
            {
                current.Add(child);
                continue;
            }
            var piece = NewText(text);
            foreach (var node in text.Children.ToList())
            {
                if (node is not TagMark { Tag.IsControl: true } mark)
                {
                    piece.Add(node);
                    continue;
                }
                Close(current, piece, parts);
                if (mark.Tag is not CommentTag)
                    parts.Add(mark);
                (current, piece) = (NewPiece(run), NewText(text));
            }
            if (piece.Children.Count > 0)
                current.Add(piece);
        }
        Close(current, null, parts);
        run.ReplaceWith([.. parts]);
    }

    /// <summary>A break to the next page or column, which is more than white space.</summary>
    public static bool IsPageBreak(Element element) => element.Name == "w:br" && element["w:type"] is ("page" or "column");

    public static bool HasControl(Element text) => text.Children.Exists(c => c is TagMark { Tag.IsControl: true });

    private static void Close(Element run, Element? text, List<Markup> parts)
    {
        if (text is { Children.Count: > 0 })
            run.Add(text);
        if (run.Elements.Any(e => e.Name != "w:rPr"))
            parts.Add(run);
    }

    private static Element NewPiece(Element run)
    {
        var piece = run.Shell();
        if (run.Child("w:rPr") is { } properties)
            piece.Add(properties.Clone());
        return piece;
    }

    private static Element NewText(Element text)
    {
        var piece = text.Shell();
        KeepSpace(piece);
        return piece;
    }
}
