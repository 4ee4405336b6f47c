using System.Buffers.Binary;

namespace PerfLedger.Documents.Engines.V1.Packaging;

/// <summary>The CRC-32 of ZIP (polynomial 0xEDB88320, reflected), eight bytes a step.</summary>
internal static class Crc32
{
    private const int Slices = 8;

    private static readonly uint[] Table = BuildTable();

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        for (; data.Length >= Slices; data = data[Slices..])
            crc = EightBytes(crc ^ BinaryPrimitives.ReadUInt32LittleEndian(data), BinaryPrimitives.ReadUInt32LittleEndian(data[4..]));
        foreach (var value in data)
            crc = (crc >> 8) ^ Table[(crc ^ value) & 0xFF];
        return ~crc;
    }

    private static uint EightBytes(uint low, uint high) =>
        At(7, low) ^ At(6, low >> 8) ^ At(5, low >> 16) ^ At(4, low >> 24) ^
        At(3, high) ^ At(2, high >> 8) ^ At(1, high >> 16) ^ At(0, high >> 24);

    private static uint At(int slice, uint value) => Table[(slice << 8) | (int)(value & 0xFF)];

    // Slice s holds the CRC of a byte followed by s zero bytes, so eight look-ups advance eight bytes at once.
    private static uint[] BuildTable()
    {
        var table = new uint[Slices * 256];
        for (var i = 0; i < 256; i++)
        {
            var crc = (uint)i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) == 0 ? 0 : 0xEDB88320u);
            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[table[i - 256] & 0xFF];
        return table;
    }
}
