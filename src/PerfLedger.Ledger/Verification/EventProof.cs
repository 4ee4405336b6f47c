using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>An event with all that an outsider needs to compute its leaf again (docs/leaf-1.md).</summary>
public sealed class EventProof
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly VerifyRow row;

    internal EventProof(VerifyRow row) => this.row = row;

    /// <summary>Place in the ledger.</summary>
    public long Position => row.Position;

    /// <summary>Place in the stream.</summary>
    public long Version => row.Version;

    /// <summary>Name in the catalogue.</summary>
    public string Type => row.Type;

    /// <summary>Immutable id of who did it.</summary>
    public string Actor => row.Texts[5];

    /// <summary>How many private members it has.</summary>
    public int PrivateMembers => row.Salts.Count;

    /// <summary>The stored leaf in lower-case hex; empty when there is none.</summary>
    public string Leaf => row.Leaf is { } leaf ? Convert.ToHexStringLower(leaf) : "";

    /// <summary>True when the stored leaf is the one that the stored event gives.</summary>
    public bool Holds => row.Leaf is { } leaf && row.Plain && (row.Version == 1 || row.Previous is not null)
        && row.Recompute().AsSpan().SequenceEqual(leaf);

    /// <summary>
    /// The event as one line of JSON (docs/export-package.md). A number keeps its digits. A member withheld stands as null, and beside the
    /// data its commitment: the leaf can be computed all the same, the text cannot.
    /// </summary>
    /// <param name="withhold">Withholds every private member, and gives no salt.</param>
    public byte[] Line(bool withhold)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("position", row.Position);
            json.WriteNumber("version", row.Version);
            json.WriteNumber("recorded", row.RecordedAt);
            foreach (var (name, text) in Envelope.Zip(row.Texts.Skip(1))) json.WriteString(name, text);
            var commitments = new SortedDictionary<string, string>(StringComparer.Ordinal);
            WriteContent(json, "headers", row.Headers, EventContent.HeaderMark, withhold, commitments);
            WriteContent(json, "data", row.Data, "", withhold, commitments);
            WriteMap(json, "salts", withhold ? [] : row.Salts.Select(s => (s.Key, Convert.ToHexStringLower(s.Value))));
            WriteMap(json, "withheld", commitments.Select(c => (c.Key, c.Value)));
            json.WriteString("previous", row.Version == 1 ? new string('0', 64) : Convert.ToHexStringLower(row.Previous ?? []));
            json.WriteString("leaf", Leaf);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    // The texts of the envelope as leaf-1 orders them, after the name of the layout.
    private static readonly string[] Envelope = ["id", "stream", "category", "type", "actor", "command", "operation"];

    private void WriteContent(
        Utf8JsonWriter json, string name, byte[] content, string path, bool withhold, SortedDictionary<string, string> commitments)
    {
        using var document = JsonDocument.Parse(content);
        json.WritePropertyName(name);
        Write(json, document.RootElement, path, withhold, commitments);
    }

    private void Write(
        Utf8JsonWriter json, JsonElement value, string path, bool withhold, SortedDictionary<string, string> commitments)
    {
        if (withhold && row.Salts.TryGetValue(path, out var salt))
        {
            commitments[path] = Convert.ToHexStringLower(Ledger.Leaf.Commitment(salt, value));
            json.WriteNullValue();
            return;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            json.WriteStartObject();
            foreach (var member in value.EnumerateObject())
            {
                json.WritePropertyName(member.Name);
                Write(json, member.Value, JsonPath.Member(path, member.Name), withhold, commitments);
            }

            json.WriteEndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            json.WriteStartArray();
            var index = 0;
            foreach (var item in value.EnumerateArray()) Write(json, item, JsonPath.Item(path, index++), withhold, commitments);
            json.WriteEndArray();
        }
        else
        {
            json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IEnumerable<(string Key, string Value)> members)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal)) json.WriteString(key, value);
        json.WriteEndObject();
    }
}
