using System.Text.Json;

namespace PerfLedger.Ledger;

/// <summary>
/// Lets only such JSON into the ledger as jsonb gives back unchanged in value: no doubled member, no exponent, no negative zero, no U+0000,
/// no lone surrogate.
/// </summary>
internal static class StorableJson
{
    /// <summary>More digits than any figure has, and far below what PostgreSQL's numeric would round or refuse.</summary>
    private const int MostDigits = 64;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static JsonElement Parse(ReadOnlyMemory<byte> json, string name)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            root = document.RootElement.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"{name} is not JSON the ledger can keep: {e.Message}", e);
        }

        if (root.ValueKind != JsonValueKind.Object)
            throw new ArgumentException($"{name} must be a JSON object, not {root.ValueKind}.");
        Check(root, name, "");
        return root;
    }

    /// <summary>A text that can go into a text column.</summary>
    public static void CheckText(string text, string name)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
                throw new ArgumentException($"{name} holds U+{(int)text[i]:X4}, which PostgreSQL cannot store.");
        }
    }

    private static void Check(JsonElement value, string name, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    var at = JsonPath.Member(path, Decode(() => member.Name, name, path));
                    CheckText(at, $"The name {at} in {name}");
                    Check(member.Value, name, at);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Check(item, name, JsonPath.Item(path, index++));
                break;
            case JsonValueKind.String:
                CheckText(Decode(() => value.GetString()!, name, path), $"{path} in {name}");
                break;
            case JsonValueKind.Number:
                CheckNumber(value.GetRawText(), name, path);
                break;
        }
    }

    private static void CheckNumber(string digits, string name, string path)
    {
        if (digits.AsSpan().ContainsAny('e', 'E'))
            throw new ArgumentException($"{path} in {name} is {digits}: write it without an exponent.");
        if (digits[0] == '-' && !digits.AsSpan().ContainsAnyInRange('1', '9'))
            throw new ArgumentException($"{path} in {name} is {digits}: there is no negative zero.");
        if (digits.Length > MostDigits)
            throw new ArgumentException($"{path} in {name} has {digits.Length} digits; at most {MostDigits} can be kept.");
    }

    private static string Decode(Func<string> read, string name, string path)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException e)
        {
            throw new ArgumentException($"{path} in {name} is no valid Unicode text: {e.Message}", e);
        }
    }
}
