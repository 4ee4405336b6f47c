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

    /// <summary>The forms that may be wanted; the fund's code stands only in the opening.</summary>
    public async Task<IReadOnlyList<EvaluationKey>> FormsAsync(Reads reads, CancellationToken ct) =>
        [.. (await EvaluationQuery.KeysAsync(reads, Unit, Year, Reach, ct)).Where(k => Units is null || Units.Contains(k.Unit))];
}

/// <summary>Reads the 项目总表: every scored form with amounts, scores and findings, all as they stood at one position.</summary>
internal sealed class OverviewQuery(LedgerSession session, FormShelf shelf)
{
    public async Task<Overview> ReadAsync(OverviewScope scope, CancellationToken ct)
    {
        var position = (await session.Ledger.HeadAsync(ct)).Position;
        var forms = await scope.FormsAsync(session.Reads, ct);
        // Neighbours' versions decide what is kept, whoever reads; they are of the same unit.
        var versions = await EvaluationQuery.VersionsAsync(session.Main, forms.Select(f => f.Unit).Distinct(), ct);
        var standing = await shelf.ReadAsync([.. forms.Select(f => f.Stream)], versions, position, ct);
        var wanted = standing.Where(f => f.State.Opened is { } o && scope.Wants(o)).ToList();
        var due = (await new DueQuery(session).ReadAsync([.. wanted.Select(f => (f.Stream, f.State))], ct))
            .ToDictionary(d => d.Evaluation, StringComparer.Ordinal);
        var names = await PersonQuery.NamesAsync(session.Reads, ct);
        var rows = wanted.Select(f => Row(f, due[f.Stream], names)).ToList();
        var stated = (await session.Ledger.StreamsAsync("programme.", position, ct))
            .Select(h => h.Stream).ToHashSet(StringComparer.Ordinal);
        var programmes = new List<Programme>();
        foreach (var group in rows.GroupBy(r => r.Programme, StringComparer.Ordinal))
        {
            // Most programmes have no figures of their own: of those there is nothing to read.
            var own = stated.Contains(group.Key)
                ? (await session.Ledger.FoldAsync(Streams.Programmes, group.Key, AsOf.Position(position), ct)).State
                : Domain.Programmes.Programme.Initial;
            programmes.Add(Programme(group.Key, own, [.. group]));
        }

        return new Overview(position, programmes, Sum(rows));
    }

    /// <summary>How many forms each unit has in the table, from the list alone; the fund's code is not known there, its name is.</summary>
    public async Task<IReadOnlyList<UnitForms>> UnitsAsync(OverviewScope scope, CancellationToken ct) =>
    [
        .. (await scope.FormsAsync(session.Reads, ct))
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
            Cells = form.Cells,
        };
    }

    private static Programme Programme(string stream, Domain.Programmes.Programme overall, List<OverviewRow> rows)
    {
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
