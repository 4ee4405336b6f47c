using System.Numerics;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>
/// The fixed Huffman code of DEFLATE (RFC 1951, 3.2.6) as tables of ready bits: each entry packs <c>code &lt;&lt; 5 | bit count</c>,
/// the code already reversed into the order in which DEFLATE sends it and followed by its extra bits.
/// </summary>
internal static class FixedHuffman
{
    public const int MinimumMatch = 3;
    public const int MaximumMatch = 258;
    public const int EndOfBlock = 256;

    /// <summary>Entries for the literals 0 to 255 and the end of block, 256.</summary>
    public static readonly uint[] Literals = BuildLiterals();

    /// <summary>Entries by match length, 3 to 258 (the first three are unused).</summary>
    public static readonly uint[] Lengths = BuildLengths();

    private static readonly int[] DistanceBase = BuildDistanceBase();

    private static readonly uint[] DistanceEntries = BuildDistances();

    /// <summary>The entry of a distance, 1 to 32,768.</summary>
    public static uint Distance(int distance)
    {
        var symbol = DistanceSymbol(distance - 1);
        return DistanceEntries[symbol] + ((uint)(distance - DistanceBase[symbol]) << 10); // five bits of count, five of code
    }

    // Two symbols for each power of two: its lower and its upper half.
    private static int DistanceSymbol(int before)
    {
        if (before < 4)
            return before;
        var power = BitOperations.Log2((uint)before);
        return (2 * power) + ((before >> (power - 1)) & 1);
    }

    private static uint[] BuildDistances()
    {
        var entries = new uint[30];
        for (var symbol = 0; symbol < entries.Length; symbol++)
            entries[symbol] = Entry(Reverse(symbol, 5), 5, extra: 0, DistanceExtraBits(symbol));
        return entries;
    }

    private static uint[] BuildLiterals()
    {
        var entries = new uint[EndOfBlock + 1];
        for (var symbol = 0; symbol < entries.Length; symbol++)
            entries[symbol] = Symbol(symbol, extra: 0, extraBits: 0);
        return entries;
    }

    private static uint[] BuildLengths()
    {
        var entries = new uint[MaximumMatch + 1];
        var length = MinimumMatch;
        for (var symbol = 257; symbol <= 284; symbol++)
        {
            var extraBits = symbol < 265 ? 0 : (symbol - 261) / 4;
            for (var extra = 0; extra < 1 << extraBits; extra++)
                entries[length++] = Symbol(symbol, extra, extraBits);
        }

        entries[MaximumMatch] = Symbol(285, extra: 0, extraBits: 0); // 258 has a code of its own and overwrites 284 + 31
        return entries;
    }

    private static int[] BuildDistanceBase()
    {
        var bases = new int[30];
        for (int symbol = 0, distance = 1; symbol < bases.Length; symbol++)
        {
            bases[symbol] = distance;
            distance += 1 << DistanceExtraBits(symbol);
        }

        return bases;
    }

    private static int DistanceExtraBits(int symbol) => symbol < 4 ? 0 : (symbol - 2) / 2;

    private static uint Symbol(int symbol, int extra, int extraBits) => symbol switch
    {
        < 144 => Entry(Reverse(0x30 + symbol, 8), 8, extra, extraBits),
        < 256 => Entry(Reverse(0x190 + symbol - 144, 9), 9, extra, extraBits),
        < 280 => Entry(Reverse(symbol - 256, 7), 7, extra, extraBits),
        _ => Entry(Reverse(0xC0 + symbol - 280, 8), 8, extra, extraBits),
    };

    private static uint Entry(int code, int bits, int extra, int extraBits) =>
        (uint)(((code | (extra << bits)) << 5) | (bits + extraBits));

    private static int Reverse(int code, int bits)
    {
        var reversed = 0;
        for (var bit = 0; bit < bits; bit++)
            reversed |= ((code >> bit) & 1) << (bits - 1 - bit);
        return reversed;
    }
}
