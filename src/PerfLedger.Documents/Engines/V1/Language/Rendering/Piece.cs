namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>A piece of a compiled part: it writes itself into the output.</summary>
internal abstract class Piece
{
    /// <summary>The pieces it holds, for the checker.</summary>
    public virtual IReadOnlyList<Piece> Inside => [];

    public abstract void Write(RenderState to);

    public static void Write(IReadOnlyList<Piece> pieces, RenderState to)
    {
        foreach (var piece in pieces)
            piece.Write(to);
    }
}

/// <summary>XML that is the same in every document.</summary>
internal sealed class FixedPiece(byte[] xml) : Piece
{
    public override void Write(RenderState to) => to.Output.Write(xml);
}

/// <summary>A value printed as text. In a paragraph a line break in the value becomes <c>w:br</c> and a tab <c>w:tab</c>.</summary>
internal sealed class ValuePiece(ValueTag tag, string place, TextMarks? marks) : Piece
{
    public ValueTag Tag => tag;

    public string Place => place;

    public override void Write(RenderState to)
    {
        to.Step(place);
        to.Output.WriteText(Evaluator.Print(tag, to.Scope), marks);
    }
}

/// <summary>One branch of a choice; the last may have no condition.</summary>
internal sealed record Branch(Expression? Condition, string Source, string Place, IReadOnlyList<Piece> Pieces);

/// <summary><c>if … else if … else … end</c>.</summary>
internal sealed class ChoicePiece(IReadOnlyList<Branch> branches) : Piece
{
    public IReadOnlyList<Branch> Branches => branches;

    public override void Write(RenderState to)
    {
        foreach (var branch in branches)
        {
            to.Step(branch.Place);
            if (branch.Condition is not null && !Evaluator.Condition(branch.Condition, to.Scope))
                continue;
            Write(branch.Pieces, to);
            return;
        }
    }
}

/// <summary><c>for … in … end</c>. A loop over rows is a merge scope of its own: cells never merge across two loops.</summary>
internal sealed class LoopPiece(ForTag tag, string place, bool overRows, IReadOnlyList<Piece> body) : Piece
{
    public const int MaxRows = 5000;

    // Rows at the end that may keep with what follows: two of the innermost loop, as two lines of a paragraph are never parted.
    private readonly int _keptRows = HasRowLoop(body) ? 1 : 2;

    public ForTag Tag => tag;

    public string Place => place;

    public IReadOnlyList<Piece> Body => body;

    private bool IsOverRows => overRows;

    public override void Write(RenderState to)
    {
        to.Step(place);
        var rows = Evaluator.List(tag.List, to.Scope);
        if (rows.Count > MaxRows)
            throw new TemplateException(FormattableString.Invariant($"“{tag.List}”有 {rows.Count} 行，一个循环最多 {MaxRows} 行"));
        var (outerScope, outerMerges, outerLast) = (to.Scope, to.Merges, to.IsLastRow);
        if (overRows)
            to.Merges = new MergeScope();
        for (var i = 0; i < rows.Count; i++)
        {
            to.Step(place);
            to.Scope = new Scope(tag.Variable, rows[i], i, rows.Count, outerScope);
            to.IsLastRow = outerLast && (!overRows || i >= rows.Count - _keptRows);
            Write(body, to);
        }
        to.Scope = outerScope;
        to.Merges = outerMerges;
        to.IsLastRow = outerLast;
        if (overRows)
            outerMerges.Forget();
    }

    private static bool HasRowLoop(IReadOnlyList<Piece> pieces) =>
        pieces.Any(p => p is LoopPiece { IsOverRows: true } || HasRowLoop(p is LoopPiece inner ? inner.Body : p.Inside));
}

/// <summary>
/// What is known only when a drawing is written: its number, counted through the document, and what was put in its place.
/// </summary>
internal sealed class HolePiece(Hole hole) : Piece
{
    public override void Write(RenderState to) => to.Output.WriteText(
        hole switch
        {
            Hole.DrawingNumber => (++to.Drawings).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Hole.Relation => to.Drawn.Relation,
            Hole.Width => to.Drawn.Width.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => to.Drawn.Height.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        null);
}
