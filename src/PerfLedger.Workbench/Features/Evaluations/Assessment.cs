using System.Collections.Immutable;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.BaseData;
using PerfLedger.Workbench.Features.Libraries;
using PerfLedger.Workbench.Features.Reports;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>A self-evaluation with its calculation and its findings under its rules.</summary>
internal sealed record Assessment(SelfEvaluation State, FormResult Result, IReadOnlyList<Finding> Findings)
{
    /// <summary>Without a ledger: by the data the program ships, and by itself alone.</summary>
    public static Assessment Of(SelfEvaluation s) => Of(s, Library.Rules(s));

    /// <summary>The same under other rules.</summary>
    public static Assessment Of(SelfEvaluation s, RulePack rules) => Of(s, rules, Neighbours.None, null);

    private static Assessment Of(SelfEvaluation s, RulePack rules, Neighbours neighbours, IndicatorLibrary? library) =>
        new(s, Calc.Compute(s, rules), neighbours.Check(s, rules, library));

    /// <summary>By the library version in force, with the findings against its neighbours, all as they stood at one moment.</summary>
    public static async Task<Assessment> ReadAsync(LedgerSession session, SelfEvaluation s, AsOf asOf, CancellationToken ct)
    {
        var (pack, library) = (Library.RulePack(s.Opened!.RulePack).Pack, await LibraryShelf.OfAsync(session, s, asOf, ct));
        return Of(s, library?.With(pack) ?? pack, await Neighbours.ReadAsync(session.Ledger, s, asOf, ct), library);
    }

    /// <summary>A report with its findings over all its sources as they stood at the same moment.</summary>
    public static async Task<Assessment> ReadAsync(LedgerSession session, Report r, AsOf asOf, CancellationToken ct)
    {
        var pack = Library.RulePack(r.Form.Opened!.RulePack).Pack;
        var findings = ReportChecks.Run(r, await LinkedStreams.ReadAsync(session.Ledger, r, asOf, ct), pack);
        return new(r.Form, Calc.Compute(r.Form, pack), findings) { Report = r };
    }

    /// <summary>The narrative report it is of; null for a form or a table.</summary>
    public Report? Report { get; private init; }

    /// <summary>False for a table and a report: nothing on them is scored.</summary>
    public bool IsScored => Report is null && State.Layout is null;

    public ImmutableArray<AcknowledgedFinding> Errors => Acknowledgeable(Findings.Where(f => f.Severity == Severity.Error));

    public ImmutableArray<AcknowledgedFinding> All => Acknowledgeable(Findings);

    /// <summary>Names exactly these findings at this version of the values.</summary>
    public string Code => ConfirmationCode.Of(State, Findings);

    /// <summary>What the rules give for a score figure (<c>indicator.i-003.score</c>, <c>execution.score</c>); null where they do not
    /// decide.</summary>
    public decimal? RuleScoreOf(string figure) => figure == "execution.score"
        ? Result.Execution.Score
        : Result.Indicators.FirstOrDefault(i => figure == $"indicator.{i.Id}.score")?.RuleScore;

    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);

    private static ImmutableArray<AcknowledgedFinding> Acknowledgeable(IEnumerable<Finding> findings) =>
        [.. findings.Select(f => new AcknowledgedFinding(f.Rule, f.At))];
}
