using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>
/// The canonical bytes of docs/leaf-1.md: tag (1 byte) || n (4 bytes, big endian) || payload. n counts the bytes of a number or a text and
/// the items of an array or the members of an object. Never JSON text: jsonb reorders members. Never a floating-point number.
/// </summary>
internal sealed class CanonicalWriter(IReadOnlyDictionary<string, byte[]> salts)
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Head('s', length);
        Encoding.UTF8.GetBytes(text, buffer);
    }

    /// <summary>Writes a value, or the commitment to it where there is a salt for its path.</summary>
    public void Value(JsonElement value, string path)
    {
        if (!salts.TryGetValue(path, out var salt))
        {
            Bare(value, path);
            return;
        }

        Head('c', Leaf.HashSize);
        buffer.Write(Leaf.Commitment(salt, value));
    }

    private void Bare(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Members(value, path);
                break;
            case JsonValueKind.Array:
                Items(value, path);
                break;
            case JsonValueKind.String:
                Text(value.GetString()!);
                break;
            case JsonValueKind.Number:
                var digits = value.GetRawText();
                Head('d', digits.Length);
                Encoding.ASCII.GetBytes(digits, buffer);
                break;
            default:
                Head(value.ValueKind switch { JsonValueKind.True => 't', JsonValueKind.False => 'f', _ => 'n' }, 0);
                break;
        }
    }

    private void Members(JsonElement value, string path)
    {
        // Sorted by the UTF-8 bytes of the name: an order no culture and no UTF-16 surrogate can change.
        var members = value.EnumerateObject().Select(m => (Name: m.Name, Utf8: Encoding.UTF8.GetBytes(m.Name), m.Value)).ToArray();
        Array.Sort(members, (a, b) => a.Utf8.AsSpan().SequenceCompareTo(b.Utf8));
        Head('o', members.Length);
        foreach (var (name, _, member) in members)
        {
            Text(name);
            Value(member, JsonPath.Member(path, name));
        }
    }

    private void Items(JsonElement value, string path)
    {
        Head('a', value.GetArrayLength());
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Value(item, JsonPath.Item(path, index++));
    }

    private void Head(char tag, int n)
    {
        var head = buffer.GetSpan(5);
        head[0] = (byte)tag;
        BinaryPrimitives.WriteUInt32BigEndian(head[1..], (uint)n);
        buffer.Advance(5);
    }
}
