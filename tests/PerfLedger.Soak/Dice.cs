using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PerfLedger.Soak;

/// <summary>Throws that depend on a name alone, on every machine and version: the same seed gives the same campaign.</summary>
internal sealed class Dice(string name)
{
    private int throws;

    public int Below(int bound) => (int)(BinaryPrimitives.ReadUInt32BigEndian(Next()) % (uint)bound);

    public int Between(int from, int to) => from + Below(to - from + 1);

    public Guid Guid() => new(Next().AsSpan(0, 16));

    private byte[] Next() => SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{name}#{throws++}")));
}
