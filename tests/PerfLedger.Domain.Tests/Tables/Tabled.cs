using System.Text.Json;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Layouts;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Interchange;

namespace PerfLedger.Domain.Tests.Tables;

/// <summary>The two base-data tables of 2019 as shipped, and the samples filled in.</summary>
internal static class Tabled
{
    public const string OverallForm = "overall-base-data/2019-hunan";

    public const string SpecialForm = "special-base-data/2019-hunan";

    public static TableLayouts Layouts { get; } = new([Read(OverallForm), Read(SpecialForm)]);

    public static SelfEvaluation Initial { get; } = SelfEvaluation.Over(Layouts);

    /// <summary>附件2, sound.</summary>
    public static SelfEvaluation Overall => Imported(Json("base-data-overall.json"));

    /// <summary>附件6, sound.</summary>
    public static SelfEvaluation Special => Imported(Json("base-data-special.json"));

    public static byte[] Layout(string form) => File.ReadAllBytes(Path.Combine(Repository.Root, "templates", "forms", form, "table.json"));

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "hunan-2019", name));

    public static JsonObject Json(string sample) => JsonNode.Parse(Sample(sample))!.AsObject();

    public static InterchangeReading Reading(JsonObject file) =>
        InterchangeReader.Read(JsonSerializer.SerializeToUtf8Bytes<JsonNode>(file), Layouts);

    public static InterchangeForm Stated(JsonObject file)
    {
        var reading = Reading(file);
        Assert.Equal([], reading.Faults.Select(f => f.ToString()));
        return Assert.Single(reading.File!.Forms);
    }

    public static SelfEvaluation Imported(JsonObject file) => Initial.Apply(Initial.Import(Stated(file)).Accepted());

    /// <summary>The sound 附件2 with these cells changed; a code of three segments with an id is a cell of an added row.</summary>
    public static SelfEvaluation With(params (string Code, string? Printed)[] cells)
    {
        var s = Overall;
        return s.Apply(cells.Select(c =>
            (ISelfEvaluationEvent)new FigureEntered(c.Code, FormCells.Read(s, c.Code, c.Printed).Value!, null)));
    }

    private static TableLayout Read(string form)
    {
        var reading = LayoutReader.Read(Layout(form));
        Assert.Empty(reading.Faults);
        return reading.Layout!;
    }
}
