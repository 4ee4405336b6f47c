using System.Text.Json;
using PerfLedger.Documents;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench;

namespace PerfLedger.Benchmarks.Documents;

/// <summary>The 13 forms of the 2020 report as canonical models, and one with 2,000 rows: what all writers get.</summary>
internal static class Forms13
{
    private const string Form = "project-self-evaluation/2020-zhuzhou";
    private static readonly DateTimeOffset At = new(2021, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static byte[] Template { get; } = Library.Template(Form).Docx;

    public static IReadOnlyList<byte[]> Models { get; } = Build();

    public static byte[] Render(byte[] model) => DocumentEngines.Current.Render(Template, model).Package;

    /// <summary>The first form with its indicator rows repeated until there are so many.</summary>
    public static byte[] WithRows(int rows)
    {
        var model = Read(Models[0]);
        var some = (List<object?>)model["指标"]!;
        model["指标"] = Enumerable.Range(0, rows).Select(n => some[n % some.Count]).ToList();
        return PerfLedger.Documents.Engines.V1.CanonicalModel.Write(model);
    }

    /// <summary>A model as objects, lists, texts and booleans.</summary>
    public static Dictionary<string, object?> Read(byte[] model)
    {
        using var json = JsonDocument.Parse(model);
        return (Dictionary<string, object?>)Value(json.RootElement)!;
    }

    private static object? Value(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Object => e.EnumerateObject().ToDictionary(m => m.Name, m => Value(m.Value), StringComparer.Ordinal),
        JsonValueKind.Array => e.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => e.GetString(),
        JsonValueKind.Null => null,
        _ => e.GetBoolean(),
    };

    private static List<byte[]> Build()
    {
        var sample = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "zhuzhou-2020", "filing.json"));
        return [.. InterchangeReader.Read(sample).File!.Forms.Select(Model)];
    }

    private static byte[] Model(InterchangeForm form)
    {
        var import = new ImportForm(form, new string('0', 64), Ground.None, Retrospective: true, Campaign: null);
        var events = ((Decision<ISelfEvaluationEvent>.Accepted)import.Decide(SelfEvaluation.Initial)).Events;
        var state = events.Aggregate(SelfEvaluation.Initial, (s, e) =>
            Evolution.Evolve(s, e, new EventMeta(s.Version + 1, s.Version + 1, At, "f-01")));
        var context = new ModelContext(
            $"evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz.{form.Identity.Project!.Code}", state.Version, state.Version, At, "f-01");
        return ProjectSelfEvaluationModel.Build(state, Calc.Compute(state, Library.Rules(state)), context);
    }
}
