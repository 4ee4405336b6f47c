using System.Collections.Immutable;
using PerfLedger.Domain;
using PerfLedger.Domain.Checks;
using PerfLedger.Domain.Libraries;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.BaseData;

/// <summary>
/// The other streams a form is checked against: of a form of indicators the base-data tables that feed it, of a table the one filed a year
/// before. They share unit, fund and project; the layouts say which table feeds which form.
/// </summary>
/// <param name="Tables">The tables that feed the form.</param>
/// <param name="LastYear">The table of the year before as it was filed last; null when none was.</param>
internal sealed record Neighbours(ImmutableArray<SelfEvaluation> Tables, SelfEvaluation? LastYear)
{
    public static Neighbours None { get; } = new([], null);

    /// <summary>Ids of these streams; some may never have been opened.</summary>
    public static IEnumerable<string> StreamsOf(SelfEvaluation s)
    {
        if (s.Opened is not { } o) return [];
        var family = StreamIds.FormFamily(o.Form);
        return s.Layout is not null
            ? [Table(o, o.FiscalYear - 1, family)]
            : Library.Layouts.Feeding(family).Select(table => Table(o, o.FiscalYear, table));
    }

    /// <summary>Picks them out of streams already folded.</summary>
    public static Neighbours Among(SelfEvaluation s, Func<string, SelfEvaluation?> find)
    {
        SelfEvaluation[] there = [.. StreamsOf(s).Select(find).OfType<SelfEvaluation>().Where(t => t.Opened is not null)];
        return s.Layout is null ? new([.. there], null) : new([], there.Select(t => t.AsFiled).FirstOrDefault());
    }

    /// <summary>Reads them as they stood at the same moment as the form.</summary>
    public static async Task<Neighbours> ReadAsync(EventLedger ledger, SelfEvaluation s, AsOf asOf, CancellationToken ct)
    {
        var folded = new Dictionary<string, SelfEvaluation>(StringComparer.Ordinal);
        foreach (var stream in StreamsOf(s)) folded[stream] = (await ledger.FoldAsync(Streams.Evaluations, stream, asOf, ct)).State;
        return Among(s, folded.GetValueOrDefault);
    }

    /// <summary>All findings of a form: its own, and those against its neighbours.</summary>
    /// <param name="s">The form.</param>
    /// <param name="rules">The rules it is judged by.</param>
    /// <param name="library">The library its indicators are picked from; null = none.</param>
    public IReadOnlyList<Finding> Check(SelfEvaluation s, RulePack rules, IndicatorLibrary? library)
    {
        if (s.Layout is not null) return BaseDataChecks.Run(s, LastYear, rules);
        var own = FormChecks.Run(s, rules);
        var against = Tables.SelectMany(t => BaseDataChecks.Feeds(s, t, rules, library)).ToList();
        return against.Count == 0 ? own : [.. own.Concat(against).OrderBy(f => FormChecks.PlaceOnForm(f.At))];
    }

    private static string Table(SelfEvaluationOpened o, int year, string family) =>
        StreamIds.BaseData(year, o.Unit.Code, family, StreamIds.Fund(o.SpecialFundCode, o.SpecialFund), o.Project?.Code);
}
