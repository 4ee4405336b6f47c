using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>The two hashes of an event, exactly as docs/leaf-1.md. Released layouts are never edited; a new one gets a new name.</summary>
internal static class Leaf
{
    public const int HashSize = SHA256.HashSizeInBytes;

    public const int SaltSize = 16;

    /// <summary>Algorithm tag of SHA-256. SM3 will be another.</summary>
    public const byte Sha256 = 1;

    private const byte LeafPrefix = 0x00; // RFC 6962: 0x00 for leaves, 0x01 for nodes

    private const string Layout = "leaf-1";

    private static readonly Dictionary<string, byte[]> NoSalts = [];

    /// <summary>What stands before the first event of a stream: 32 zero bytes.</summary>
    public static byte[] None => new byte[HashSize];

    public static byte[] Commitment(byte[] salt, JsonElement value)
    {
        var canonical = new CanonicalWriter(NoSalts);
        canonical.Value(value, "");
        return SHA256.HashData([.. salt, .. canonical.Written]);
    }

    /// <summary>The part that can be computed before position and time are known.</summary>
    public static byte[] ContentHash(EventContent content) => SHA256.HashData(Canonical(content));

    public static ReadOnlySpan<byte> Canonical(EventContent content)
    {
        var canonical = new CanonicalWriter(content.Salts);
        foreach (var text in content.Texts)
            canonical.Text(text);
        canonical.Value(content.Headers, EventContent.HeaderMark);
        canonical.Value(content.Data, "");
        return canonical.Written;
    }

    public static byte[] Hash(
        long position, long version, long recordedMicroseconds, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[2 + 8 + 8 + 8 + HashSize + HashSize];
        bytes[0] = LeafPrefix;
        bytes[1] = Sha256;
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], position);
        BinaryPrimitives.WriteInt64BigEndian(bytes[10..], version);
        BinaryPrimitives.WriteInt64BigEndian(bytes[18..], recordedMicroseconds);
        previous.CopyTo(bytes[26..]);
        content.CopyTo(bytes[(26 + HashSize)..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>The texts of the envelope in their order in the layout.</summary>
    internal static string[] Texts(
        string id, string stream, string category, string type, string actor, string command, string operation) =>
        [Layout, id, stream, category, type, actor, command, operation];
}
