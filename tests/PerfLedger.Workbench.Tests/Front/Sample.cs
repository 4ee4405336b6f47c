using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PerfLedger.Workbench.Tests.Front;

/// <summary>The sample of 2020 as files of a test, whole, by form, or changed.</summary>
internal static class Sample
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static string File { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "filing.json");

    public static string Campaign { get; } = Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "campaign.json");

    /// <summary>A sample of the notice on 2019: overall, project or special.</summary>
    public static string Of2019(string name) => Path.Combine(AppContext.BaseDirectory, "samples", "hunan-2019", name + ".json");

    public static JsonObject Filing() => JsonNode.Parse(System.IO.File.ReadAllBytes(File))!.AsObject();

    /// <summary>A base-data table of 2019, filled in by an invented college.</summary>
    public static JsonObject Hunan(string name) =>
        JsonNode.Parse(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "hunan-2019", name)))!.AsObject();

    /// <summary>A form of the sample, numbered from 1 as in the report.</summary>
    public static JsonObject Form(int number) => Filing()["selfEvaluations"]![number - 1]!.DeepClone().AsObject();

    public static JsonObject Indicator(this JsonObject form, string id) =>
        form["indicators"]!.AsArray().Single(i => (string?)i!["id"] == id)!.AsObject();

    public static string Write(string path, JsonNode content)
    {
        System.IO.File.WriteAllText(path, content.ToJsonString(Plain) + "\n");
        return path;
    }
}
