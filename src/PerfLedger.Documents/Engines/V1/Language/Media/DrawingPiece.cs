namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>What was put in the place of a drawing: its relationship and its size in EMU.</summary>
internal readonly record struct Drawn(string Relation, long Width, long Height);

/// <summary>What fills the place of a drawing.</summary>
internal abstract class DrawingSource(DrawingMark mark)
{
    protected ValueTag Tag => mark.Tag;

    /// <summary>The name of the value, for messages.</summary>
    protected string Path => ((Call)mark.Tag.Value).Input.ToString() ?? "";

    /// <summary>Values printed inside it, for the checker.</summary>
    public virtual IReadOnlyList<Piece> Inside => [];

    /// <summary>Adds the parts of the value to the document; null when there is none and the drawing is left out.</summary>
    public abstract Drawn? Place(RenderState to);
}

/// <summary>A picture or chart in the place of a drawing of the template.</summary>
internal sealed class DrawingPiece(DrawingMark mark, DrawingSource? source, IReadOnlyList<Piece> drawing) : Piece
{
    public ValueTag Tag => mark.Tag;

    public string Place => mark.Place;

    public override IReadOnlyList<Piece> Inside => [.. source?.Inside ?? [], .. drawing];

    public override void Write(RenderState to)
    {
        to.Step(mark.Place);
        if (source?.Place(to) is not { } drawn)
            return;
        to.Drawn = drawn;
        Write(drawing, to);
    }
}
