using System.Text.Json;
using System.Text.Json.Serialization;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Workbench.Features.Intake;

/// <summary>What the worker says of a file: what it read, or why it did not.</summary>
internal sealed record WorkerAnswer(ReadDocument? Document, ImportRefusal? Reason = null, string? Message = null,
    ZippedFile[]? Files = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static WorkerAnswer? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkerAnswer>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file taken out of a zip.</summary>
/// <param name="Name">Its name in the zip.</param>
/// <param name="Stored">The name it was written under in the folder of the worker.</param>
internal sealed record ZippedFile(string Name, string Stored);
