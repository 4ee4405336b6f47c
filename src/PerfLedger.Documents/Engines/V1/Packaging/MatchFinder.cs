using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>
/// Finds earlier occurrences within the 32 KB window by hash chains. What it finds depends on the input alone: the constants below
/// are part of the frozen format of a filed package.
/// </summary>
internal ref struct MatchFinder(ReadOnlySpan<byte> data) : IDisposable
{
    private const int Window = 32768;
    private const int ChainLimit = 32;
    private const int Shortest = 4; // DEFLATE has matches of three, but under the fixed code they save next to nothing

    private readonly ReadOnlySpan<byte> _data = data;
    private readonly int _hashBits = HashBits(data.Length);
    private int[] _heads = RentEmpty(1 << HashBits(data.Length));
    private int[] _previous = ArrayPool<int>.Shared.Rent(Window);
    private int _inserted;

    /// <summary>The longest match at a position; the nearest of equals; length 0 when there is none worth sending.</summary>
    public (int Length, int Distance) At(int position)
    {
        InsertUpTo(position);
        var rest = _data[position..Math.Min(_data.Length, position + FixedHuffman.MaximumMatch)];
        if (rest.Length < Shortest)
            return default;
        var (length, distance) = (Shortest - 1, 0);
        var candidate = _heads[Hash(position)] - 1;
        for (var step = 0; step < ChainLimit && candidate >= 0 && position - candidate <= Window; step++)
        {
            if (_data[candidate + length] == rest[length])
            {
                var common = rest.CommonPrefixLength(_data[candidate..]);
                if (common > length)
                    (length, distance) = (common, position - candidate);
                if (length == rest.Length)
                    break;
            }

            candidate = _previous[candidate & (Window - 1)] - 1;
        }

        return distance == 0 ? default : (length, distance);
    }

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_heads);
        ArrayPool<int>.Shared.Return(_previous);
        (_heads, _previous) = ([], []);
    }

    // Positions are stored plus one, so that zero means none and a cleared array is an empty table. _previous needs no clearing:
    // a slot is read only for an inserted position within the window, and those slots have been written.
    private void InsertUpTo(int position)
    {
        var last = Math.Min(position, _data.Length - Shortest + 1);
        for (; _inserted < last; _inserted++)
        {
            ref var head = ref _heads[Hash(_inserted)];
            _previous[_inserted & (Window - 1)] = head;
            head = _inserted + 1;
        }
    }

    private readonly int Hash(int position)
    {
        var four = BinaryPrimitives.ReadUInt32LittleEndian(_data[position..]);
        return (int)(unchecked(four * 0x9E3779B1u) >> (32 - _hashBits));
    }

    // A small input gets a small table: clearing it would otherwise cost more than compressing.
    private static int HashBits(int length) => Math.Min(15, BitOperations.Log2((uint)length | 0xFF));

    private static int[] RentEmpty(int size)
    {
        var array = ArrayPool<int>.Shared.Rent(size);
        array.AsSpan(0, size).Clear();
        return array;
    }
}
