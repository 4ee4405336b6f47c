namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A table whose rows depend on the model. Without a row it vanishes: Word does not open a table that has none.</summary>
internal sealed class TablePiece(byte[] open, IReadOnlyList<Piece> rows, byte[] close) : Piece
{
    public override IReadOnlyList<Piece> Inside => rows;

    public override void Write(RenderState to)
    {
        var start = to.Output.Length;
        var (outer, outerLast) = (to.Merges, to.IsLastRow);
        (to.Merges, to.IsLastRow) = (new MergeScope(), true);
        to.Output.Write(open);
        var body = to.Output.Length;
        Write(rows, to);
        if (to.Output.Length == body)
            to.Output.Truncate(start);
        else
            to.Output.Write(close);
        (to.Merges, to.IsLastRow) = (outer, outerLast);
    }
}

/// <summary>A row inside a loop: the unit by which merged cells look at the row above.</summary>
internal sealed class RowPiece(IReadOnlyList<Piece> pieces) : Piece
{
    public override IReadOnlyList<Piece> Inside => pieces;

    public override void Write(RenderState to)
    {
        Write(pieces, to);
        to.Merges.EndRow();
    }
}

/// <summary>A place that must hold a paragraph at its end (a cell, a header): an empty one is written when the model leaves none.</summary>
internal sealed class ParagraphsPiece(IReadOnlyList<Piece> pieces, byte[] emptyParagraph) : Piece
{
    public override IReadOnlyList<Piece> Inside => pieces;

    public override void Write(RenderState to)
    {
        var start = to.Output.Length;
        Write(pieces, to);
        if (!to.Output.Since(start).EndsWith("</w:p>"u8))
            to.Output.Write(emptyParagraph);
    }
}

/// <summary>
/// The constant XML of a merging cell, cut where <c>w:vMerge</c> belongs; in the last repetition the empty paragraph may keep with what
/// follows.
/// </summary>
internal sealed record MergeCellXml(byte[] Open, byte[] Rest, byte[] EmptyParagraph, byte[] LastEmptyParagraph, byte[] Close);

/// <summary>
/// A cell that merges with the one above when both, and all merging cells left of them, read the same. Only the first keeps its
/// text.
/// </summary>
internal sealed class MergeCellPiece(int column, MergeCellXml xml, IReadOnlyList<Piece> body) : Piece
{
    private readonly bool _keepsWithNext = Holds(body);

    public override IReadOnlyList<Piece> Inside => body;

    public override void Write(RenderState to)
    {
        to.Output.Write(xml.Open);
        var mark = to.Output.Length;
        to.Output.Write("<w:vMerge w:val=\"restart\"/>"u8);
        to.Output.Write(xml.Rest);
        var text = to.Output.Length;
        var last = to.IsLastRow;
        to.IsLastRow &= !_keepsWithNext; // what ties the last row is no difference from the row above
        Write(body, to);
        to.IsLastRow = last;
        if (to.Merges.Continues(column, to.Output.Since(text)))
        {
            to.Output.Truncate(mark);
            to.Output.Write("<w:vMerge/>"u8);
            to.Output.Write(xml.Rest);
            to.Output.Write(last ? xml.LastEmptyParagraph : xml.EmptyParagraph);
        }
        else if (last && _keepsWithNext)
        {
            to.Output.Truncate(text);
            Write(body, to);
        }
        to.Output.Write(xml.Close);
    }

    private static bool Holds(IReadOnlyList<Piece> pieces) => pieces.Any(p => p is LastRowPiece || Holds(p.Inside));
}

/// <summary>
/// Before a table that may come to stand behind another: when it does, a line of no height parts them, for Word and WPS make one table
/// of two that touch.
/// </summary>
internal sealed class TableGapPiece : Piece
{
    public override void Write(RenderState to) => Separate(to.Output);

    public static void Separate(Output to)
    {
        if (to.Since(0).EndsWith("</w:tbl>"u8))
            to.Write("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"u8);
    }
}

/// <summary>XML that only the last two repetitions of a row have, last in all the loops over rows round it.</summary>
internal sealed class LastRowPiece(byte[] xml) : Piece
{
    public override void Write(RenderState to)
    {
        if (to.IsLastRow)
            to.Output.Write(xml);
    }
}
