using System.Buffers.Binary;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>Writes bits in DEFLATE order, the first bit lowest. The target must have room for what is written plus eight bytes.</summary>
internal ref struct BitWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;
    private ulong _pending;
    private int _pendingBits;
    private int _written;

    /// <summary>Writes a table entry of <see cref="FixedHuffman"/>: at most 27 bits.</summary>
    public void Write(uint entry) => Write(entry >> 5, (int)(entry & 31));

    public void Write(uint value, int bits)
    {
        _pending |= (ulong)value << _pendingBits;
        _pendingBits += bits;
        if (_pendingBits < 32)
            return;
        BinaryPrimitives.WriteUInt32LittleEndian(_target[_written..], (uint)(_pending & uint.MaxValue));
        _written += sizeof(uint);
        _pending >>= 32;
        _pendingBits -= 32;
    }

    /// <summary>Fills the last byte with zero bits.</summary>
    /// <returns>The number of bytes written in all.</returns>
    public int Finish()
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_target[_written..], _pending);
        return _written + ((_pendingBits + 7) / 8);
    }
}
