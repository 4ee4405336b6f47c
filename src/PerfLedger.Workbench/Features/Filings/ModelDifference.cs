using System.Text.Json;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>Names the first member in which two models differ.</summary>
internal static class ModelDifference
{
    public static string? First(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> actual)
    {
        using var a = JsonDocument.Parse(expected);
        using var b = JsonDocument.Parse(actual);
        return First("数据模型", a.RootElement, b.RootElement);
    }

    private static string? First(string at, JsonElement a, JsonElement b)
    {
        if (a.ValueKind != b.ValueKind) return $"{at}：存档为 {a.GetRawText()}，重新生成为 {b.GetRawText()}";
        return a.ValueKind switch
        {
            JsonValueKind.Object =>
                a.EnumerateObject().Select(p => p.Name).Union(b.EnumerateObject().Select(p => p.Name)).Order(StringComparer.Ordinal)
                .Select(name => Member($"{at}.{name}", a, b, name)).FirstOrDefault(d => d is not null),
            JsonValueKind.Array when a.GetArrayLength() != b.GetArrayLength() =>
                $"{at}：存档 {a.GetArrayLength()} 行，重新生成 {b.GetArrayLength()} 行",
            JsonValueKind.Array => a.EnumerateArray().Zip(b.EnumerateArray()).Select((p, i) => First($"{at}[{i + 1}]", p.First, p.Second))
                .FirstOrDefault(d => d is not null),
            _ => a.GetRawText() == b.GetRawText() ? null : $"{at}：存档为 {a.GetRawText()}，重新生成为 {b.GetRawText()}",
        };
    }

    private static string? Member(string at, JsonElement a, JsonElement b, string name) =>
        (a.TryGetProperty(name, out var x), b.TryGetProperty(name, out var y)) switch
        {
            (true, true) => First(at, x, y),
            (true, false) => $"{at}：重新生成时没有",
            _ => $"{at}：存档中没有",
        };
}
