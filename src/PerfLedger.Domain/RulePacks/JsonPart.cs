using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PerfLedger.Domain.RulePacks;

/// <summary>A value inside a JSON file that is read strictly: every question that cannot be answered leaves a fault and a harmless
/// answer.</summary>
internal sealed class JsonPart(JsonElement element, string at, List<RulePackFault> faults)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string At => at.Length == 0 ? "/" : at;

    public void Fault(string what) => faults.Add(new RulePackFault(At, what));

    public JsonPart Member(string name)
    {
        asked.Add(name);
        var here = $"{at}/{Escaped(name)}";
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found)) return new(found, here, faults);
        if (element.ValueKind == JsonValueKind.Object) faults.Add(new(here, "缺少该成员，请补上。"));
        return new(default, here, faults);
    }

    /// <summary>A member that may be left out; null then.</summary>
    public JsonPart? Optional(string name)
    {
        asked.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found)
            ? new(found, $"{at}/{Escaped(name)}", faults) : null;
    }

    public bool Truth()
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False) return element.GetBoolean();
        Expect("true 或 false");
        return false;
    }

    public string Text()
    {
        if (element.ValueKind == JsonValueKind.String && element.GetString() is { } s && !string.IsNullOrWhiteSpace(s)) return s;
        Expect("非空文字");
        return "";
    }

    /// <summary>A plain decimal between two bounds, both inclusive; no exponent.</summary>
    public decimal Number(decimal least, decimal most)
    {
        if (element.ValueKind == JsonValueKind.Number
            && decimal.TryParse(element.GetRawText(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var d)
            && d >= least && d <= most)
            return d;
        Expect(string.Create(CultureInfo.InvariantCulture, $"{least} 到 {most} 之间的数"));
        return least;
    }

    public int Whole(int least, int most)
    {
        var d = Number(least, most);
        if (d == decimal.Truncate(d)) return (int)d;
        Expect("整数");
        return least;
    }

    public T Choice<T>(IReadOnlyDictionary<string, T> words)
    {
        if (element.ValueKind == JsonValueKind.String && words.TryGetValue(element.GetString()!, out var chosen)) return chosen;
        Expect("下列之一：" + string.Join("、", words.Keys));
        return words.Values.First();
    }

    public T Choice<T>()
        where T : struct, Enum =>
        Choice(Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.Ordinal));

    public ImmutableArray<T> List<T>(Func<JsonPart, T> read, int least = 1)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() < least)
        {
            Expect(string.Create(CultureInfo.InvariantCulture, $"至少 {least} 项的数组"));
            return [];
        }
        return [.. element.EnumerateArray().Select((e, i) =>
            read(new JsonPart(e, string.Create(CultureInfo.InvariantCulture, $"{at}/{i}"), faults)))];
    }

    public IEnumerable<string> Names => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(p => p.Name) : [];

    /// <summary>Reads an object and reports members nobody asked for.</summary>
    public T Object<T>(Func<JsonPart, T> read)
    {
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined)) Expect("对象");
        var value = read(this);
        foreach (var name in Names.Where(n => !asked.Contains(n))) faults.Add(new($"{at}/{Escaped(name)}", "不认识的成员，请删去或改正名称。"));
        return value;
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Expect(string what)
    {
        if (element.ValueKind == JsonValueKind.Undefined) return;
        Fault($"此处为 {element.GetRawText()}，应为{what}。");
    }
}
