using System.Collections.Immutable;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Reports;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.BaseData;
using PerfLedger.Workbench.Features.Reports;

namespace PerfLedger.Workbench.Features.Evaluations;

/// <summary>A self-evaluation with its calculation and its findings under its rules.</summary>
internal sealed record Assessment(SelfEvaluation State, FormResult Result, IReadOnlyList<Finding> Findings)
{
    public static Assessment Of(SelfEvaluation s) => Of(s, Library.Rules(s));

    public static Assessment Of(SelfEvaluation s, RulePack pack) => Of(s, pack, Neighbours.None);

    public static Assessment Of(SelfEvaluation s, RulePack pack, Neighbours neighbours) =>
        new(s, Calc.Compute(s, pack), neighbours.Check(s, pack, s.Library is { } name ? Library.IndicatorLibrary(name).Library : null));

    /// <summary>With the findings against its neighbours as they stood at the same moment.</summary>
    public static async Task<Assessment> ReadAsync(EventLedger ledger, SelfEvaluation s, AsOf asOf, CancellationToken ct) =>
        Of(s, Library.Rules(s), await Neighbours.ReadAsync(ledger, s, asOf, ct));

    /// <summary>A report with its findings over all its sources as they stood at the same moment.</summary>
    public static async Task<Assessment> ReadAsync(EventLedger ledger, Report r, AsOf asOf, CancellationToken ct)
    {
        var pack = Library.RulePack(r.Form.Opened!.RulePack).Pack;
        var findings = ReportChecks.Run(r, await LinkedStreams.ReadAsync(ledger, r, asOf, ct), pack);
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
