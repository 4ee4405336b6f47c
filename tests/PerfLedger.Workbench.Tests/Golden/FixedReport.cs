using PerfLedger.Documents;
using PerfLedger.Documents.Models;
using PerfLedger.Documents.Models.V1;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Workbench.Tests.Golden;

/// <summary>Reports of the samples from a fixed fold without a ledger: fixed person, times, versions and positions.</summary>
internal static class FixedReport
{
    private static readonly DateTimeOffset At = new(2021, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private const long Position = 5000;

    /// <summary>The report of a sample file with the forms of a filing file, if it has any.</summary>
    public static byte[] Model(string report, string? filing)
    {
        var file = ReportReader.Read(File.ReadAllBytes(report)).Report!;
        var outline = OutlineReader.Read(File.ReadAllBytes(Path.Combine(
            [AppContext.BaseDirectory, "templates", "forms", .. file.Identity.Form.Split('/'), "outline.json"]))).Outline!;
        var import = new ImportReport(file, outline, Ground.None, Retrospective: true, Campaign: null);
        var state = Fold(Report.Initial, import.Decide(Report.Initial), Report.Evolve);
        var states = filing is null ? [] : States(InterchangeReader.Read(File.ReadAllBytes(filing)).File!);
        var sources = ReportSources.Of(state, s => states.GetValueOrDefault(s), name => Library.RulePack(name).Pack);
        var forms = state.Forms.Select(a => state.Sources[a])
            .Select(stream => (Stream: stream, State: states.GetValueOrDefault(stream) as SelfEvaluation))
            .Where(f => f.State is not null).Select(f => new AttachedForm(f.State!,
                Calc.Compute(f.State!, Library.RulePack("cn-2020").Pack),
                new ModelContext(f.Stream, f.State!.Version, Position, At, "f-01"))).ToList();
        return ReportModel.Build(state, Resolver.Print(state, sources), forms,
            new ModelContext("report.sample", state.Form.Version, Position, At, "f-01"));
    }

    public static RenderedDocument Render(string form, byte[] model) => DocumentEngines.Current.Render(Library.Template(form).Docx, model);

    private static Dictionary<string, object?> States(InterchangeFile file)
    {
        var states = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var form in file.Forms)
        {
            var import = new ImportForm(form, new string('0', 64), Ground.None, Retrospective: true, Campaign: null);
            states["evaluation.2020.ZZ-JYJ.project-self-evaluation.nhfz." + form.Identity.Project!.Code] =
                Fold(SelfEvaluation.Initial, import.Decide(SelfEvaluation.Initial), Evolution.Evolve);
        }

        states["programme.2020.ZZ-JYJ.nhfz"] = Fold(Programme.Initial,
            new ImportProgramme(file.Programme!, new string('0', 64), Ground.None).Decide(Programme.Initial), Programme.Evolve);
        return states;
    }

    private static TState Fold<TState, TEvent>(TState state, Decision<TEvent> decision, Func<TState, TEvent, EventMeta, TState> evolve)
    {
        var version = 0L;
        return ((Decision<TEvent>.Accepted)decision).Events.Aggregate(state, (s, e) =>
            evolve(s, e, new EventMeta(++version, version, At, "f-01")));
    }
}
