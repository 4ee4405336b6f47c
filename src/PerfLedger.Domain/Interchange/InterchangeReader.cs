using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using PerfLedger.Domain.Interchange.Tables;
using PerfLedger.Domain.Layouts;

namespace PerfLedger.Domain.Interchange;

/// <summary>A file, or all its faults.</summary>
/// <param name="File">The file; null when there is a fault.</param>
/// <param name="Faults">Every fault, in file order; empty when the file was read.</param>
public sealed record InterchangeReading(InterchangeFile? File, ImmutableArray<Fault> Faults);

/// <summary>
/// Reads <c>perfledger/self-evaluation/1</c>, <c>perfledger/filing/1</c> and <c>perfledger/base-data/1</c>, strictly: whatever does not
/// fit is named with its place.
/// </summary>
public static class InterchangeReader
{
    /// <summary>Reads a file. Bytes that are no sound JSON give one fault; everything else is told at once.</summary>
    /// <param name="utf8">The file: UTF-8 without mark, at most 20 MB.</param>
    /// <param name="layouts">The forms that are tables; null = none is.</param>
    public static InterchangeReading Read(ReadOnlyMemory<byte> utf8, TableLayouts? layouts = null)
    {
        if (JsonIntake.Check(utf8.Span) is { } unsound) return new(null, [unsound]);
        using var json = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonIntake.MostDepth });
        var root = json.RootElement;
        var faults = new List<Fault>();
        if (Is(root, BaseDataFormat.Schema)) return BaseDataMapping.Read(root, Digest(utf8.Span), layouts ?? TableLayouts.None);
        var filing = Is(root, InterchangeFormat.Filing);
        new StructureCheck(faults).Walk(root, filing ? InterchangeFormat.FilingShape : InterchangeFormat.Form, "");
        if (filing) new CrossCheck(faults).Filing(root);
        else new CrossCheck(faults).Form(root, "");
        if (layouts is not null) BaseDataCheck.RefuseTables(root, filing, layouts, faults);
        return faults.Count > 0 ? new(null, [.. faults]) : new(Map(root, filing, Digest(utf8.Span)), []);
    }

    private static InterchangeFile Map(JsonElement root, bool filing, string sha256) => filing
        ? new(sha256, FormMapping.Programme(root),
            [.. root.GetProperty("selfEvaluations").EnumerateArray()
                .Select((f, i) => FormMapping.Form(f, Pointer.Of("/selfEvaluations", i)))])
        : new(sha256, null, [FormMapping.Form(root, "")]);

    private static bool Is(JsonElement root, string format) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schema", out var schema)
        && schema.ValueKind == JsonValueKind.String && schema.ValueEquals(format);

    private static string Digest(ReadOnlySpan<byte> utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));
}
