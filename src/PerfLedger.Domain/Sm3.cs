using System.Buffers.Binary;
using System.Numerics;

namespace PerfLedger.Domain;

/// <summary>The hash SM3 of GB/T 32905-2016: 256 bits, big endian throughout. Archives in China ask for it beside SHA-256.</summary>
public static class Sm3
{
    /// <summary>Bytes of a digest.</summary>
    public const int HashSize = 32;

    private const int Block = 64;
    private const int LengthAt = Block - 8;

    /// <summary>The digest in lower-case hex.</summary>
    public static string Hex(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(HashData(data));

    /// <summary>The digest.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        Span<uint> state =
            [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E];
        var bits = (ulong)data.Length * 8;
        for (; data.Length >= Block; data = data[Block..]) Compress(state, data[..Block]);

        // Padding: a one bit, zeros, and the length in bits; a second block where the length does not fit into the first.
        Span<byte> last = stackalloc byte[2 * Block];
        last.Clear();
        data.CopyTo(last);
        last[data.Length] = 0x80;
        last = last[..(data.Length < LengthAt ? Block : 2 * Block)];
        BinaryPrimitives.WriteUInt64BigEndian(last[^8..], bits);
        for (; last.Length > 0; last = last[Block..]) Compress(state, last[..Block]);

        var digest = new byte[HashSize];
        for (var i = 0; i < state.Length; i++) BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(4 * i), state[i]);
        return digest;
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[68];
        Expand(w, block);
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        unchecked
        {
            for (var j = 0; j < Block; j++)
            {
                var early = j < 16;
                var t = BitOperations.RotateLeft(early ? 0x79CC4519u : 0x7A879D8Au, j % 32);
                var ss1 = BitOperations.RotateLeft(BitOperations.RotateLeft(a, 12) + e + t, 7);
                var ss2 = ss1 ^ BitOperations.RotateLeft(a, 12);
                var ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
                var gg = early ? e ^ f ^ g : (e & f) | (~e & g);
                var tt1 = ff + d + ss2 + (w[j] ^ w[j + 4]);
                var tt2 = gg + h + ss1 + w[j];
                (d, c, b, a) = (c, BitOperations.RotateLeft(b, 9), a, tt1);
                (h, g, f, e) = (g, BitOperations.RotateLeft(f, 19), e, P0(tt2));
            }
        }

        state[0] ^= a;
        state[1] ^= b;
        state[2] ^= c;
        state[3] ^= d;
        state[4] ^= e;
        state[5] ^= f;
        state[6] ^= g;
        state[7] ^= h;
    }

    private static void Expand(Span<uint> w, ReadOnlySpan<byte> block)
    {
        for (var j = 0; j < 16; j++) w[j] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * j)..]);
        for (var j = 16; j < w.Length; j++)
            w[j] = P1(w[j - 16] ^ w[j - 9] ^ BitOperations.RotateLeft(w[j - 3], 15)) ^ BitOperations.RotateLeft(w[j - 13], 7) ^ w[j - 6];
    }

    private static uint P0(uint x) => x ^ BitOperations.RotateLeft(x, 9) ^ BitOperations.RotateLeft(x, 17);

    private static uint P1(uint x) => x ^ BitOperations.RotateLeft(x, 15) ^ BitOperations.RotateLeft(x, 23);
}
