using System.Globalization;
using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Figures;
using PerfLedger.Domain.Forms;
using PerfLedger.Domain.RulePacks;
using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Checks;

/// <summary>What every check looks at: the state, the pack, what calc/1 makes of them, and the rows that apply.</summary>
internal sealed class Form
{
    public Form(SelfEvaluation state, RulePack pack)
    {
        (State, Pack) = (state, pack);
        Result = Calc.Compute(state, pack);
        var rows = state.IndicatorsInOrder.Select((i, n) => new Row(n, i, Result.Indicators[n], state));
        Rows = [.. rows.Where(r => r.Indicator.Status != IndicatorStatus.NotApplicable)];
    }

    public SelfEvaluation State { get; }

    public RulePack Pack { get; }

    public FormDefinition Definition => FormDefinitions.Of(State.Opened?.Form);

    public FormResult Result { get; }

    /// <summary>Indicators that apply, in form order.</summary>
    public IReadOnlyList<Row> Rows { get; }

    /// <summary>Lines of the itemised list with their places; a list with columns of its own is a table in the file.</summary>
    public IEnumerable<(string At, PartLine Line)> Parts => State.Parts.OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p =>
    {
        var table = p.Value.Values.Any(l => !l.Columns.IsDefaultOrEmpty);
        return p.Value.Values.Select((l, n) => ($"/breakdown/{(table ? "rows/" : "")}{Text.Of(n)}", l));
    });

    /// <summary>
    /// A finding on a figure, whose place follows from its code; none when the pack switches the rule off. The key is a rule, or rule/case:
    /// its severity is looked up, the finding bears the rule.
    /// </summary>
    public IEnumerable<Finding> Find(string key, string figure, string what,
        string? printed = null, string? recomputed = null, string? required = null) =>
        Make(key, Place(figure), figure, what, printed, recomputed, required);

    /// <summary>A finding on a place that is no single figure.</summary>
    public IEnumerable<Finding> FindAt(string key, string at, string what,
        string? printed = null, string? recomputed = null, string? required = null) =>
        Make(key, at, null, what, printed, recomputed, required);

    /// <summary>A ratio as a percentage with the decimals of the rate.</summary>
    public decimal Percent(Fraction ratio) => (ratio * Fraction.Of(100)).Round(Pack.Execution.RateDecimals, Pack.Rounding.Mode);

    /// <summary>An amount in the unit of the form.</summary>
    public string Amount(decimal yuan) => ExecutionRow.InMoneyUnit(State, yuan);

    /// <summary>A finding with place and figure given apart.</summary>
    public IEnumerable<Finding> Make(string key, string at, string? figure, string what, string? printed,
        string? recomputed, string? required) =>
        Pack.Severities[key] is { } severity ? [new(key.Split('/')[0], severity, at, figure, what, printed, recomputed, required)] : [];

    /// <summary>A member name inside a JSON pointer (RFC 6901).</summary>
    public static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>JSON pointer of a figure.</summary>
    public string Place(string figure) => figure.Split('.') switch
    {
        ["indicator", var id, var cell] => $"/indicators/{Text.Of(Result.Indicators.ToList().FindIndex(i => i.Id == id))}/{cell}",
        ["indicator", var id] => $"/indicators/{Text.Of(Result.Indicators.ToList().FindIndex(i => i.Id == id))}",
        ["remark", var n] => $"/remarks/{Text.Of(int.Parse(n, CultureInfo.InvariantCulture) - 1)}",
        var parts => "/" + string.Join('/', parts),
    };
}

/// <summary>One row of the indicator block with its verdict.</summary>
internal sealed record Row(int Index, Indicator Indicator, IndicatorResult Result, SelfEvaluation State)
{
    // What people write into a cell that must not stay empty.
    private static readonly string[] Fillers = ["0", "无", "没有", "-", "/", "—", "——"];

    public string Title => $"{Indicator.Names.Level1}“{Indicator.Names.Name}”";

    public decimal? Weight => State[Indicator.Id, "weight"].Value;

    public decimal? Score => Result.Entered;

    public string? Target => State[Indicator.Id, "target"].Printed;

    public string? Actual => State[Indicator.Id, "actual"].Printed;

    public string? Deviation => State[Indicator.Id, "deviation"].Printed?.Trim();

    public bool HasReason => Deviation is { Length: > 0 } d && !Fillers.Contains(d);

    public bool HasFiller => Deviation is { } d && Fillers.Contains(d);

    public bool CarriedOut => Indicator.Status == IndicatorStatus.CarriedOut;

    public bool Overridden => State.Figures.TryGetValue(FigureCode.Indicator(Indicator.Id, "score").Path, out var f) && f.Overridden;

    /// <summary>No points, a reason, and nothing or 0 done: a cancelled task entered as a value (SCO-17).</summary>
    public bool LooksCancelled =>
        CarriedOut && HasReason && (Score ?? 0) == 0 && Result.Actual.Conditions.All(c => c.Value == 0)
        && !(Result.Target.IsNumbers && Result.Target.Conditions.All(c => c.Value == 0));

    public string Figure(string cell) => FigureCode.Indicator(Indicator.Id, cell).Path;
}
