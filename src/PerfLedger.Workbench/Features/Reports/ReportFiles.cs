using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Interchange;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.Reports.Linking;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Imports;

namespace PerfLedger.Workbench.Features.Reports;

/// <summary>Reads and checks report files; all faults of a file at once.</summary>
internal static class ReportFiles
{
    public static InterchangeReport Read(byte[] bytes, string name)
    {
        if (InterchangeFiles.IsOfForms(bytes))
            throw new CliException(ExitCodes.BadInput,
                $"{name} 是自评表文件，不是报告，没有写入。请作为自评表导入。")
            {
                Word = $"perfledger import {name}；校验用 perfledger check {name}",
            };
        var reading = ReportReader.Read(bytes);
        return reading.Report ?? throw new CliException(ExitCodes.BadInput,
            $"{name} 有 {reading.Faults.Length} 处错误，没有写入：" + string.Concat(reading.Faults.Select(f => "\n  " + f)));
    }

    /// <summary>The stream a report of a file belongs to.</summary>
    public static string Stream(InterchangeIdentity i) => StreamIds.Report(
        i.FiscalYear, i.Unit.Code, i.Form, StreamIds.Fund(i.SpecialFundCode, i.SpecialFund), i.Project?.Code);

    /// <summary>Checks a file without a ledger, its figures taken from a filing file where one is given.</summary>
    public static IReadOnlyList<Finding> Check(InterchangeReport file, InterchangeFile? forms)
    {
        var import = new ImportReport(file, Library.Outline(file.Identity.Form), Ground.None, Retrospective: false, Campaign: null);
        var state = Fold(Report.Initial, import.Decide(Report.Initial), Report.Evolve);
        var states = forms is null ? [] : States(forms);
        var sources = ReportSources.Of(state, states.GetValueOrDefault, name => Library.RulePack(name).Pack);
        return ReportChecks.Run(state, sources, Library.RulePack(file.Identity.RulePack).Pack);
    }

    private static Dictionary<string, object> States(InterchangeFile file)
    {
        var states = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var form in file.Forms)
        {
            var import = new ImportForm(form, file.Sha256, Ground.None, Retrospective: false, Campaign: null);
            states[FileImport.Stream(form.Identity)] =
                Fold(Streams.Evaluations.Initial, import.Decide(Streams.Evaluations.Initial), Evolution.Evolve);
        }

        if (file.Programme is { Overall: not null } p && file.Forms[0].Identity is var i)
            states[StreamIds.Programme(i.FiscalYear, i.Unit.Code, StreamIds.Fund(i.SpecialFundCode, i.SpecialFund))] =
                Fold(Programme.Initial, new ImportProgramme(p, file.Sha256, Ground.None).Decide(Programme.Initial), Programme.Evolve);
        return states;
    }

    private static TState Fold<TState, TEvent>(TState state, Decision<TEvent> decision, Func<TState, TEvent, EventMeta, TState> evolve)
    {
        if (decision is Decision<TEvent>.Refused r) throw new CliException(ExitCodes.BadInput, $"{r.Refusal.Message}（{r.Refusal.Code}）");
        var version = 0L;
        return ((Decision<TEvent>.Accepted)decision).Events.Aggregate(state,
            (s, e) => evolve(s, e, new EventMeta(++version, version, DateTimeOffset.UnixEpoch, "file")));
    }
}
