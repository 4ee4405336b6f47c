using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        var most = Math.Min(_data.Length - position, FixedHuffman.MaximumMatch);
        if (most < Shortest)
            return default;
        ref var data = ref MemoryMarshal.GetReference(_data);
        ref var previous = ref MemoryMarshal.GetArrayDataReference(_previous);
        var (length, distance) = (Shortest - 1, 0);
        var wanted = Unsafe.Add(ref data, position + length); // the byte that would make a match longer than the best one
        var candidate = _heads[Hash(position)] - 1;
        for (var step = 0; step < ChainLimit && candidate >= 0 && position - candidate <= Window; step++)
        {
            if (Unsafe.Add(ref data, candidate + length) == wanted)
            {
                var common = Common(ref data, candidate, position, most);
                if (common > length)
                    (length, distance) = (common, position - candidate);
                if (length == most)
                    break;
                wanted = Unsafe.Add(ref data, position + length);
            }

            candidate = Unsafe.Add(ref previous, candidate & (Window - 1)) - 1;
        }

        return distance == 0 ? default : (length, distance);
    }

    // How many bytes two places have in common, at most so many: eight at a time, which is all that most matches need.
    private static int Common(ref byte data, int first, int second, int most)
    {
        var common = 0;
        for (; common + sizeof(ulong) <= most; common += sizeof(ulong))
        {
            var differs = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, first + common))
                ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref data, second + common));
            if (differs != 0)
            {
                var bit = BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(differs) : BitOperations.LeadingZeroCount(differs);
                return common + (bit >> 3);
            }
        }

        while (common < most && Unsafe.Add(ref data, first + common) == Unsafe.Add(ref data, second + common))
            common++;
        return common;
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
        ref var heads = ref MemoryMarshal.GetArrayDataReference(_heads);
        ref var previous = ref MemoryMarshal.GetArrayDataReference(_previous);
        for (; _inserted < last; _inserted++)
        {
            ref var head = ref Unsafe.Add(ref heads, Hash(_inserted));
            Unsafe.Add(ref previous, _inserted & (Window - 1)) = head;
            head = _inserted + 1;
        }
    }

    // Asked only where four bytes are left.
    private readonly int Hash(int position)
    {
        var four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_data), position));
        if (!BitConverter.IsLittleEndian)
            four = BinaryPrimitives.ReverseEndianness(four);
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
