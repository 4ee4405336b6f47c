using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace PerfLedger.Domain.Interchange;

/// <summary>A file, or all its faults.</summary>
/// <param name="File">The file; null when there is a fault.</param>
/// <param name="Faults">Every fault, in file order; empty when the file was read.</param>
public sealed record InterchangeReading(InterchangeFile? File, ImmutableArray<Fault> Faults);

/// <summary>
/// Reads <c>perfledger/self-evaluation/1</c> and <c>perfledger/filing/1</c>, strictly: whatever does not fit is named with its place.
/// </summary>
public static class InterchangeReader
{
    /// <summary>Reads a file. Bytes that are no sound JSON give one fault; everything else is told at once.</summary>
    /// <param name="utf8">The file: UTF-8 without mark, at most 20 MB.</param>
    public static InterchangeReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (JsonIntake.Check(utf8.Span) is { } unsound) return new(null, [unsound]);
        using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonIntake.MostDepth });
        var root = json.RootElement;
        var faults = new List<Fault>();
        var filing = IsFiling(root);
        new StructureCheck(faults).Walk(root, filing ? InterchangeFormat.FilingShape : InterchangeFormat.Form, "");
        if (filing) new CrossCheck(faults).Filing(root);
        else new CrossCheck(faults).Form(root, "");
        return faults.Count > 0 ? new(null, [.. faults]) : new(Map(root, filing, Digest(utf8.Span)), []);
    }

    private static InterchangeFile Map(JsonElement root, bool filing, string sha256) => filing
        ? new(sha256, FormMapping.Programme(root),
            [.. root.GetProperty("selfEvaluations").EnumerateArray()
                .Select((f, i) => FormMapping.Form(f, Pointer.Of("/selfEvaluations", i)))])
        : new(sha256, null, [FormMapping.Form(root, "")]);

    private static bool IsFiling(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out var schema)
        && schema.ValueKind == JsonValueKind.String && schema.ValueEquals(InterchangeFormat.Filing);

    private static string Digest(ReadOnlySpan<byte> utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));
}
