using System.Security.Cryptography;
using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>Finds the private members of an event and gives each occurrence a salt of its own.</summary>
internal static class PrivateMembers
{
    private static readonly string[] OfHeaders = ["session", "clientAddress"];

    /// <summary>Random salts by concrete path. A declared path that meets another shape of JSON is a bug of the caller.</summary>
    public static Dictionary<string, byte[]> Salt(EventType type, JsonElement headers, JsonElement data) =>
        Occurrences(type, headers, data)
            .ToDictionary(path => path, _ => RandomNumberGenerator.GetBytes(Leaf.SaltSize), StringComparer.Ordinal);

    /// <summary>Concrete paths at which the private members of headers and data stand in this event.</summary>
    public static IEnumerable<string> Occurrences(EventType type, JsonElement headers, JsonElement data) =>
        Occurrences(OfHeaders, headers, EventContent.HeaderMark).Concat(Occurrences(type.PrivateMembers, data, ""));

    private static IEnumerable<string> Occurrences(IEnumerable<string> declared, JsonElement root, string rootPath) =>
        declared.SelectMany(path => Follow(root, rootPath, path.Split('.'), path));

    private static IEnumerable<string> Follow(JsonElement value, string at, ReadOnlyMemory<string> rest, string declared)
    {
        if (rest.IsEmpty)
            return [at];
        if (value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Object)
            throw Misshapen(declared, at);
        var depth = rest.Span[0].AsSpan().Count("[]");
        var name = rest.Span[0][..^(2 * depth)];
        return value.TryGetProperty(name, out var member)
            ? Descend(member, JsonPath.Member(at, name), depth, rest[1..], declared)
            : [];
    }

    private static IEnumerable<string> Descend(JsonElement value, string at, int depth, ReadOnlyMemory<string> rest, string declared)
    {
        if (depth == 0)
            return Follow(value, at, rest, declared);
        if (value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array)
            throw Misshapen(declared, at);
        return value.EnumerateArray()
            .SelectMany((item, index) => Descend(item, JsonPath.Item(at, index), depth - 1, rest, declared))
            .ToArray();
    }

    private static ArgumentException Misshapen(string declared, string at) =>
        new($"The private member {declared} cannot be found because '{at}' has another shape; it would be hashed in the open.");
}
