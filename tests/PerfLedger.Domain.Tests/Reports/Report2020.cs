using System.Text;
using System.Text.Json.Nodes;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.Reports.Text;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.Tests.Checks;
using PerfLedger.Domain.Tests.Interchange;

namespace PerfLedger.Domain.Tests.Reports;

/// <summary>The report of 2020 as its file gives it, with the 13 filed forms and the programme as sources.</summary>
internal static class Report2020
{
    public const string Stream = "report.2020.ZZ-JYJ.self-evaluation-report.nhfz.none";

    public static ReadOnlyMemory<byte> Bytes { get; } = Interchange.Repository.Sample("report.json");

    public static Outline Outline { get; } = OutlineOf("self-evaluation-report/2020-zhuzhou");

    public static InterchangeReport File { get; } = Read(Bytes);

    public static Report State { get; } = Imported(File, Outline);

    /// <summary>The sources of the report, the forms changed as wished.</summary>
    public static Dictionary<string, LinkedSource> Sources(Func<int, SelfEvaluation, SelfEvaluation>? change = null)
    {
        var sources = new Dictionary<string, LinkedSource>(StringComparer.Ordinal)
        {
            ["专项"] = LinkedSource.Of("专项", File.Sources.Single(s => s.Alias == "专项").Stream, Filed2020.Programme, "万元"),
        };
        foreach (var (alias, stream) in File.Sources.Where(s => s.Alias != "专项"))
        {
            var number = int.Parse(alias, System.Globalization.CultureInfo.InvariantCulture);
            var form = change is null ? Filed2020.Form(number) : change(number, Filed2020.Form(number));
            sources[alias] = LinkedSource.Of(alias, stream, form, Calc.Compute(form, Filed2020.Pack));
        }

        return sources;
    }

    public static IReadOnlyList<Finding> Check(Report report, Dictionary<string, LinkedSource>? sources = null) =>
        ReportChecks.Run(report, sources ?? Sources(), Filed2020.Pack);

    /// <summary>The report with one section written otherwise.</summary>
    public static Report With(string section, string text) => State.After(new WriteSection(section, Blocks(text), Ground.None).Decide);

    /// <summary>The blocks of a text that has no fault.</summary>
    public static System.Collections.Immutable.ImmutableArray<ReportBlock> Blocks(string text)
    {
        var reading = ReportText.Read(text);
        Assert.Equal([], reading.Faults.Select(f => f.ToString()));
        return reading.Content;
    }

    public static Outline OutlineOf(string form)
    {
        var reading = OutlineReader.Read(Filed2020.Repository($"templates/forms/{form}/outline.json"));
        Assert.Equal([], reading.Faults.Select(f => f.ToString()));
        return reading.Outline!;
    }

    public static InterchangeReport Read(ReadOnlyMemory<byte> utf8)
    {
        var reading = ReportReader.Read(utf8);
        Assert.Equal([], reading.Faults.Select(f => f.ToString()));
        return reading.Report!;
    }

    /// <summary>The faults of the sample with one change.</summary>
    public static IReadOnlyList<Fault> Faults(Action<JsonObject> change)
    {
        var json = JsonNode.Parse(Bytes.Span)!.AsObject();
        change(json);
        return ReportReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString())).Faults;
    }

    public static Report Imported(InterchangeReport file, Outline outline) =>
        Report.Initial.After(new ImportReport(file, outline, Ground.None, Retrospective: true, Campaign: null).Decide);

    /// <summary>The state after the events of a decision.</summary>
    public static Report After(this Report report, Func<Report, Decision<ISelfEvaluationEvent>> decide, string actor = "p-filler") =>
        report.After(decide(report).Accepted(), actor);

    public static Report After(this Report report, IEnumerable<ISelfEvaluationEvent> events, string actor = "p-filler") =>
        events.Aggregate(report, (r, e) => Report.Evolve(r, e, MetaAfter(r, actor)));

    /// <summary>The envelope of the next event.</summary>
    public static EventMeta MetaAfter(Report r, string actor = "p-filler") => new(r.Form.Version + 1, r.Form.Version + 1,
        new DateTimeOffset(2021, 5, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(r.Form.Version), actor);
}
