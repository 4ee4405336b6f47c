using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PerfLedger.Domain;

/// <summary>
/// Events as stored: camelCase members, closed lists as words, absent values left out, decimals as plain numbers with their scale, dates as
/// yyyy-MM-dd, Chinese as it is. Reading is strict: a member that is unknown, missing or twice there means damage or another version.
/// </summary>
public static class EventJson
{
    private static readonly JsonSerializerOptions Options = Build();

    /// <summary>The bytes of an event, UTF-8 without BOM, members in declared order.</summary>
    /// <exception cref="InvalidOperationException">The type is no event of the catalogue.</exception>
    public static byte[] Write(object e)
    {
        _ = EventNames.Of(e);
        return JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), Options);
    }

    /// <summary>The event of a stored name.</summary>
    /// <exception cref="InvalidOperationException">No event has this name.</exception>
    /// <exception cref="JsonException">The bytes are not that event.</exception>
    public static object Read(string name, ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, EventNames.TypeOf(name), Options) ?? throw new JsonException($"null is no {name}.");

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsAlwaysWritten } },
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ArrayConverterFactory(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    // Only what can be null is ever left out; anything else that is missing is damage.
    private static void RequireWhatIsAlwaysWritten(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null))
            member.IsRequired = !member.IsSetNullable && Nullable.GetUnderlyingType(member.PropertyType) is null;
    }

    // A record made without its array holds the default one, which means the empty one.
    private sealed class ArrayConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ArrayConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class ArrayConverter<T> : JsonConverter<ImmutableArray<T>>
    {
        public override ImmutableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var items = JsonSerializer.Deserialize<T[]>(ref reader, options) ?? throw new JsonException("An array is never null.");
            return Array.Exists(items, i => i is null) ? throw new JsonException("No element is null.") : [.. items];
        }

        public override void Write(Utf8JsonWriter writer, ImmutableArray<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.IsDefault ? [] : value.AsSpan().ToArray(), options);
    }
}
