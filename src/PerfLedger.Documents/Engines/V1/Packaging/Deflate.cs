namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>
/// DEFLATE (RFC 1951) in one final block with the fixed Huffman code and one-step lazy matching. The runtime's own compressor may
/// change its bytes with any release; a filed package must not, so this one is ours and frozen with vectors.
/// </summary>
internal static class Deflate
{
    private const int LongEnough = 32; // a match this long is taken without looking one byte ahead

    /// <summary>Room that always suffices: nine bits a literal, the block's frame, and the bit writer's eight spare bytes.</summary>
    public static int Bound(int length) => length + (length / 8) + 16;

    /// <summary>Compresses into a target of at least <see cref="Bound"/> bytes.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Compress(ReadOnlySpan<byte> data, Span<byte> target)
    {
        var bits = new BitWriter(target);
        bits.Write(0b011, 3); // final block, fixed Huffman
        using var matches = new MatchFinder(data);
        var position = 0;
        var match = matches.At(position);
        while (position < data.Length)
        {
            var next = match.Length < LongEnough ? matches.At(position + 1) : default;
            if (match.Length > 0 && next.Length <= match.Length)
            {
                bits.Write(FixedHuffman.Lengths[match.Length]);
                bits.Write(FixedHuffman.Distance(match.Distance));
                position += match.Length;
                match = matches.At(position);
            }
            else
            {
                bits.Write(FixedHuffman.Literals[data[position++]]);
                match = next;
            }
        }

        bits.Write(FixedHuffman.Literals[FixedHuffman.EndOfBlock]);
        return bits.Finish();
    }
}
