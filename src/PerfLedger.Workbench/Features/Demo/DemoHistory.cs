using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PerfLedger.Domain;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Features.Demo;

// The invented history the demo plays: samples/zhuzhou-2020/history.json and people.json. A step is one command of the domain, for one
// form or for several alike. After all steps the forms stand as in the filing file.

/// <summary>The invented history of a filing file.</summary>
internal sealed record DemoHistory(
    string Schema, string Note, string File, DemoDraft Draft, ImmutableArray<DemoStep> Steps, DemoReview Report)
{
    private const string Format = "perfledger/demo-history/1";

    /// <summary>Reads history.json; a member that is missing, unknown or of another type is an error.</summary>
    /// <exception cref="JsonException">The file is not a demo history.</exception>
    public static DemoHistory Read(ReadOnlySpan<byte> utf8) =>
        DemoJson.Read<DemoHistory>(utf8) is { Schema: Format } history ? history : throw new JsonException($"Not a {Format} file.");

    /// <summary>
    /// The first draft as an interchange file of its own: the filing with the earlier values and without the adjustments.
    /// </summary>
    public byte[] DraftOf(ReadOnlySpan<byte> filing)
    {
        var root = JsonNode.Parse(filing)!.AsObject();
        foreach (var form in root["selfEvaluations"]!.AsArray())
        {
            form!.AsObject().Remove("adjustments");
            foreach (var figure in Draft.Figures.Where(f => f.Form == (string?)form["project"]!["code"])) Set(form, figure);
        }
        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(root, DemoJson.Options);
    }

    private static void Set(JsonNode form, DemoDraftFigure figure)
    {
        var path = figure.Figure.Split('.');
        if (path is ["indicator", var id, var cell])
            form["indicators"]!.AsArray().Single(i => (string?)i!["id"] == id)![cell] = figure.Value;
        else path[..^1].Aggregate(form, (node, name) => node[name]!)[path[^1]] = figure.Value;
    }
}

/// <summary>Values that stood in the first draft and differ from the filed ones; <paramref name="By"/> imports it.</summary>
internal sealed record DemoDraft(string By, string Note, ImmutableArray<DemoDraftFigure> Figures);

/// <summary>An earlier value; null = the cell was blank.</summary>
internal sealed record DemoDraftFigure(string Form, string Figure, string? Value);

/// <summary>Who imports the report of the file, answers for its findings and accepts it: ids of people.json.</summary>
internal sealed record DemoReview(string File, string By, string Head, string Reviewer, Reason Reason);

/// <summary>One command. <paramref name="By"/> is an id of people.json.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(DemoEnter), "enter")]
[JsonDerivedType(typeof(DemoAttach), "attach")]
[JsonDerivedType(typeof(DemoBook), "book")]
[JsonDerivedType(typeof(DemoApprove), "approve")]
[JsonDerivedType(typeof(DemoSubmit), "submit")]
[JsonDerivedType(typeof(DemoReturn), "return")]
[JsonDerivedType(typeof(DemoAccept), "accept")]
[JsonDerivedType(typeof(DemoAcknowledge), "acknowledge")]
internal abstract record DemoStep(string By, Role Role);

/// <summary>Figures entered or corrected as one batch. Evidence by the name it was attached under.</summary>
internal sealed record DemoEnter(
    string By, Role Role, string Form, ImmutableArray<DemoFigure> Figures, Reason? Reason, string? Document, DateOnly? On,
    ImmutableArray<string> Evidence) : DemoStep(By, Role);

/// <summary>A figure as it is printed; null = blank.</summary>
internal sealed record DemoFigure(string Figure, string? Value);

/// <summary>Evidence whose bytes are the UTF-8 of <paramref name="Content"/>.</summary>
internal sealed record DemoAttach(
    string By, Role Role, string Form, string Name, string MediaType, string Content, ImmutableArray<string> Figures, string? Note)
        : DemoStep(By, Role);

/// <summary>A mid-year adjustment in the money unit of the form; no document = assumed.</summary>
internal sealed record DemoBook(string By, Role Role, string Form, string Amount, Reason Reason, string? Document, DateOnly? On)
    : DemoStep(By, Role);

/// <summary>The targets and weights standing now are the approved ones.</summary>
internal sealed record DemoApprove(string By, Role Role, ImmutableArray<string> Forms, string Document, DateOnly On) : DemoStep(By, Role);

/// <summary>送审</summary>
internal sealed record DemoSubmit(string By, Role Role, ImmutableArray<string> Forms) : DemoStep(By, Role);

/// <summary>退回</summary>
internal sealed record DemoReturn(string By, Role Role, string Form, ImmutableArray<Opinion> Opinions, DateOnly? AnswerBy)
    : DemoStep(By, Role);

/// <summary>审核通过</summary>
internal sealed record DemoAccept(string By, Role Role, ImmutableArray<string> Forms) : DemoStep(By, Role);

/// <summary>确认单 for each form that has an open error, or any open finding; forms without are passed over.</summary>
internal sealed record DemoAcknowledge(string By, Role Role, ImmutableArray<string> Forms, DemoScope Scope, Reason Reason)
    : DemoStep(By, Role);

/// <summary>Which forms need the acknowledgement.</summary>
internal enum DemoScope
{
    /// <summary>Forms with an open error: they could not be submitted otherwise.</summary>
    Errors,

    /// <summary>Forms with any open finding that is not acknowledged yet.</summary>
    Findings,
}

/// <summary>people.json: invented people.</summary>
internal sealed record DemoPeople(string Schema, string Note, ImmutableArray<DemoPerson> People)
{
    private const string Format = "perfledger/people/1";

    /// <summary>Reads people.json.</summary>
    /// <exception cref="JsonException">The file is not a list of demo people.</exception>
    public static DemoPeople Read(ReadOnlySpan<byte> utf8) =>
        DemoJson.Read<DemoPeople>(utf8) is { Schema: Format } people ? people : throw new JsonException($"Not a {Format} file.");
}

/// <summary>An invented person.</summary>
internal sealed record DemoPerson(string Id, string Name, Role Role, UnitRef Unit, string Office, string Note);

/// <summary>How the demo's files are read: strictly.</summary>
internal static class DemoJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static T Read<T>(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException("Nothing to read.");
}
