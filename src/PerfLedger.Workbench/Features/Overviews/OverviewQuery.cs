using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.Overviews.Pages;
using PerfLedger.Workbench.Features.People;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Overviews;

/// <summary>Which forms are wanted; null = any.</summary>
/// <param name="Unit">预算单位代码.</param>
/// <param name="Fund">Name or code of the special fund.</param>
/// <param name="Year">评价年度.</param>
internal sealed record OverviewScope(string? Unit = null, string? Fund = null, int? Year = null)
{
    /// <summary>Units a reader may see; null = all.</summary>
    public IReadOnlyCollection<string>? Units { get; init; }

    /// <summary>What a reader may look at, exact to the form; null = all.</summary>
    public ReachSql? Reach { get; init; }

    public bool Wants(SelfEvaluationOpened o) =>
        (Unit is null || o.Unit.Code == Unit) && (Fund is null || o.SpecialFund == Fund || o.SpecialFundCode == Fund)
        && (Year is null || o.FiscalYear == Year) && (Units is null || Units.Contains(o.Unit.Code));

    /// <summary>True when the list row may be of a wanted form; the fund's code stands only in the opening.</summary>
    public bool MayWant(EvaluationRow r) =>
        (Unit is null || r.Unit == Unit) && (Year is null || r.FiscalYear == Year) && (Units is null || Units.Contains(r.Unit));
}

/// <summary>Reads the 项目总表: every scored form with amounts, scores and findings, all as they stood at one position.</summary>
internal sealed class OverviewQuery(LedgerSession session, FormShelf shelf)
{
    public async Task<Overview> ReadAsync(OverviewScope scope, CancellationToken ct)
    {
        var position = (await session.Ledger.HeadAsync(ct)).Position;
        var all = await EvaluationQuery.AllAsync(session.Main, ct); // neighbours' versions decide what is kept, whoever reads
        var seen = scope.Reach is null ? all : await EvaluationQuery.AllAsync(session.Reads, ct, scope.Reach);
        var standing = await shelf.ReadAsync(
            [.. seen.Where(r => StreamIds.IsEvaluation(r.Evaluation) && scope.MayWant(r))], all, position, ct);
        var wanted = standing.Where(f => f.State.Opened is { } o && scope.Wants(o)).ToList();
        var due = (await new DueQuery(session).ReadAsync([.. wanted.Select(f => (f.Stream, f.State))], ct))
            .ToDictionary(d => d.Evaluation, StringComparer.Ordinal);
        var names = await PersonQuery.NamesAsync(session.Reads, ct);
        var rows = wanted.Select(f => Row(f, due[f.Stream], names)).ToList();
        var programmes = new List<Programme>();
        foreach (var group in rows.GroupBy(r => r.Programme, StringComparer.Ordinal))
            programmes.Add(await ProgrammeAsync(group.Key, [.. group], position, ct));
        return new Overview(position, programmes, Sum(rows));
    }

    /// <summary>How many forms each unit has in the table, from the list alone; the fund's code is not known there, its name is.</summary>
    public async Task<IReadOnlyList<UnitForms>> UnitsAsync(OverviewScope scope, CancellationToken ct) =>
    [
        .. (await EvaluationQuery.AllAsync(session.Reads, ct, scope.Reach))
            .Where(r => StreamIds.IsEvaluation(r.Evaluation) && scope.MayWant(r))
            .GroupBy(r => (r.Unit, r.UnitName)).Select(g => new UnitForms(g.Key.Unit, g.Key.UnitName, g.Count())),
    ];

    private static OverviewRow Row(StandingForm form, DueRow due, IReadOnlyDictionary<string, string> names)
    {
        var (s, o) = (form.State, form.State.Opened!);
        var handler = s.SubmittedBy ?? s.Last.Actor;
        return new OverviewRow(
            form.Stream, o.Unit.Code, o.Unit.Name, o.FiscalYear, o.SpecialFundCode, o.SpecialFund, o.Project?.Code,
            o.Project?.Name ?? o.Unit.Name, FormDefinitions.Of(o.Form).ForProject, o.RulePack, o.MoneyUnit, form.Amounts, form.Scores,
            form.Findings, s.Stage, s.Filings, s.Version, due, names.GetValueOrDefault(handler, handler))
        {
            Programme = Streams.ProgrammeOf(o),
        };
    }

    private async Task<Programme> ProgrammeAsync(string stream, List<OverviewRow> rows, long position, CancellationToken ct)
    {
        var overall = (await session.Ledger.FoldAsync(Streams.Programmes, stream, AsOf.Position(position), ct)).State;
        var total = Sum(rows);
        var (initial, adjustment) = (overall["overall.initial"].Value, overall["overall.adjustment"].Value);
        var stated = overall.Figures.IsEmpty ? null
            : new Amounts(initial, adjustment, initial + adjustment, overall["overall.executed"].Value);
        var first = rows[0];
        string?[] title = [first.FiscalYear.ToString(CultureInfo.InvariantCulture) + "年度", first.UnitName, first.Fund];
        return new Programme(stream, string.Join(' ', title.OfType<string>()), rows, total, stated, stated is null ? null
            : Less(stated, total.Amounts));
    }

    /// <summary>Projects together; of forms of whole departments alone, those.</summary>
    private static Total Sum(List<OverviewRow> rows)
    {
        var counted = rows.Exists(r => r.IsProject) ? rows.FindAll(r => r.IsProject) : rows;
        var sum = counted.Aggregate(Amounts.None, (a, r) => a + r.Amounts);
        var rate = rows.Count == 0 ? null : Calc.RateOf(sum.Executed, sum.FullYear, Library.RulePack(rows[0].RulePack).Pack);
        return new Total(counted.Count, rows.Count - counted.Count, sum, rate);
    }

    // A column the report does not state is not compared; one no form states counts as nought, as the check BUD-07 counts it.
    private static Amounts Less(Amounts stated, Amounts sum) => new(
        stated.Initial - (sum.Initial ?? 0), stated.Adjusted - (sum.Adjusted ?? 0), stated.FullYear - (sum.FullYear ?? 0),
        stated.Executed - (sum.Executed ?? 0));
}
