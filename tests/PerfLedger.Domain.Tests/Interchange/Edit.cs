using System.Text.Json;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Interchange;

namespace PerfLedger.Domain.Tests.Interchange;

/// <summary>A form of the sample as JSON to be changed by a test.</summary>
internal static class Edit
{
    /// <summary>Form 9: 14 indicators, a breakdown of two lines, no adjustment.</summary>
    public static JsonObject Form(int number = 9) =>
        JsonNode.Parse(Repository.Sample("filing.json"))!["selfEvaluations"]![number - 1]!.DeepClone().AsObject();

    public static InterchangeForm Stated(this JsonObject form) => Fold.Read(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(form)).Forms[0];

    public static InterchangeForm Changed(int number, Action<JsonObject> change)
    {
        var form = Form(number);
        change(form);
        return form.Stated();
    }

    public static IReadOnlyList<Fault> Faults(Action<JsonObject> change)
    {
        var form = Form();
        change(form);
        var reading = InterchangeReader.Read(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(form));
        Assert.Null(reading.File);
        return reading.Faults;
    }
}
