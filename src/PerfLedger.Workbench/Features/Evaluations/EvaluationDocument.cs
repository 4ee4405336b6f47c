using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>
/// A self-evaluation as one document for Marten readers (docs/marten.md): the whole folded state, members in camelCase, closed lists as
/// words, what is null left out, and the stream id as id. A copy for reading: it is never evidence, nothing is decided or filed by it.
/// </summary>
internal static class EvaluationDocument
{
    /// <summary>Name of the type as Marten writes it on documents: without the assembly.</summary>
    public static string DotnetType { get; } = typeof(SelfEvaluation).FullName!;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InOrder() },
    };

    /// <summary>The document of a stream in this state; the same state always gives the same text once jsonb ordered its members.</summary>
    public static string Write(string stream, SelfEvaluation state)
    {
        var document = JsonSerializer.SerializeToNode(state, Options)!.AsObject();
        document.Insert(0, "id", JsonValue.Create(stream));
        return document.ToJsonString(Options);
    }

    /// <summary>What the state computes from itself is no part of it.</summary>
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        foreach (var computed in type.Properties.Where(p => (p.Set is null && p.AssociatedParameter is null) || IsBeside(p)).ToList())
            type.Properties.Remove(computed);
    }

    /// <summary>The layout of a table is data of the program, named by the form; what was filed stands in the filing.</summary>
    private static bool IsBeside(JsonPropertyInfo p) =>
        p.PropertyType == typeof(TableLayout) || p.PropertyType == typeof(TableLayouts) || p.PropertyType == typeof(SelfEvaluation);

    /// <summary>A set has no order of its own, and jsonb keeps that of an array.</summary>
    private sealed class InOrder : JsonConverter<ImmutableHashSet<string>>
    {
        public override ImmutableHashSet<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Documents are written here and read elsewhere.");

        public override void Write(Utf8JsonWriter writer, ImmutableHashSet<string> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value.Order(StringComparer.Ordinal))
                writer.WriteStringValue(item);
            writer.WriteEndArray();
        }
    }
}
