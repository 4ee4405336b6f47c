using System.Text;

namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>Collects pieces; constant XML between two others becomes one piece.</summary>
internal sealed class PieceBuilder
{
    private readonly List<Piece> _pieces = [];

    /// <summary>Constant XML not yet made a piece: written to directly.</summary>
    public StringBuilder Fixed { get; } = new();

    public void Add(Piece piece)
    {
        Flush();
        _pieces.Add(piece);
    }

    public IReadOnlyList<Piece> Done()
    {
        Flush();
        return _pieces;
    }

    private void Flush()
    {
        if (Fixed.Length > 0)
            _pieces.Add(new FixedPiece(Encoding.UTF8.GetBytes(Fixed.ToString())));
        Fixed.Clear();
    }
}
