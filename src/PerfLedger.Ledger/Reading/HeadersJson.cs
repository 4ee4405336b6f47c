using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>Column <c>headers</c>: camelCase JSON, absent members left out.</summary>
internal static class HeadersJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static EventHeaders Of(Actor actor, int schema) => new(
        schema, actor.Role, actor.Unit, actor.Assurance, actor.OnBehalfOf, actor.Session, actor.ClientAddress, actor.ClientProgram);

    public static byte[] Write(EventHeaders headers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", headers.Schema);
            json.WriteString("role", headers.Role);
            json.WriteString("unit", headers.Unit);
            json.WriteString("assurance", Name(headers.Assurance));
            Optional(json, "onBehalfOf", headers.OnBehalfOf);
            Optional(json, "session", headers.Session);
            Optional(json, "clientAddress", headers.ClientAddress);
            json.WriteString("clientProgram", headers.ClientProgram);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static EventHeaders Read(ReadOnlyMemory<byte> utf8, long position)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            return new EventHeaders(
                root.GetProperty("schema").GetInt32(), Required(root, "role"), Required(root, "unit"), Assured(Required(root, "assurance")),
                Optional(root, "onBehalfOf"), Optional(root, "session"), Optional(root, "clientAddress"), Required(root, "clientProgram"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new LedgerException($"位置 {position} 的事件头不是本台账写的，可能被改动；请用 perfledger verify 核对台账，并从备份恢复。", e);
        }
    }

    private static string Name(Assurance assurance) => assurance switch
    {
        Assurance.Asserted => "asserted",
        Assurance.Session => "session",
        Assurance.Token => "token",
        Assurance.Job => "job",
        _ => throw new ArgumentOutOfRangeException(nameof(assurance), assurance, "No such assurance."),
    };

    private static Assurance Assured(string name) => name switch
    {
        "asserted" => Assurance.Asserted,
        "session" => Assurance.Session,
        "token" => Assurance.Token,
        "job" => Assurance.Job,
        _ => throw new FormatException($"The assurance '{name}' is unknown."),
    };

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string Required(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");

    private static string? Optional(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) ? member.GetString() : null;
}
