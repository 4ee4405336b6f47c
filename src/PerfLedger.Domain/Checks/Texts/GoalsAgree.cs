using PerfLedger.Domain.Calculation.V1;
using PerfLedger.Domain.Calculation.V1.Inference;

namespace PerfLedger.Domain.Checks.Texts;

/// <summary>
/// TXT-06: a number of the 预期目标 is the target of the indicator that speaks of the same thing; TXT-04: a number of the 实际完成情况 is its
/// actual value. Same thing = same unit and <see cref="Strong"/> shared characters, or two and numbers close together, which only one
/// indicator may answer. Numbers of one clause that add up to the cell agree with it.
/// </summary>
internal static class GoalsAgree
{
    private const int Strong = 4;
    private const int Weak = 2;

    // A mistyped number of more digits is compared with nothing.
    private const decimal Most = 1_000_000_000_000m;

    public static IEnumerable<Finding> Check(Form f) =>
        Column(f, "TXT-06", "goals.expected", "target", "预期目标", "年度指标值", r => r.Result.Target)
            .Concat(Column(f, "TXT-04", "goals.actual", "actual", "实际完成情况", "实际完成值", r => r.Result.Actual));

    private static IEnumerable<Finding> Column(
        Form f, string rule, string goals, string cell, string said, string printed, Func<Row, Reading> read)
    {
        var mentions = Mention.In(f.State[goals].Printed ?? "");
        var conditions = f.Rows.Where(r => r.CarriedOut)
            .SelectMany(r => read(r).Conditions.Where(IsUsual).Select(c => new Told(r, c))).ToList();
        return from m in mentions
               let told = Opposed(m, mentions, conditions, f.Pack.Thresholds.NearNumber)
               where told is not null
               group m by told.Row into g
               let text = f.State[g.Key.Indicator.Id, cell].Printed
               from finding in f.Find(rule, g.Key.Figure(cell),
                   $"{said}写“{g.First().Quote}”，{g.Key.Title}的{printed}为{text}，数不一致", text, null, g.First().Quote)
               select finding;
    }

    private static bool IsUsual(Condition c) => c is { Value: >= -Most and <= Most, To: null or <= Most };

    // The cell that speaks of the same thing and says another number; null when one agrees or none can be told.
    private static Told? Opposed(Mention m, IReadOnlyList<Mention> all, List<Told> conditions, decimal near)
    {
        var akin = conditions.Where(t => Likeness.SameUnit(m.Unit, t.Unit)).Select(t => (t, Shared: Likeness.Shared(m.Words, t.Words)))
            .Where(x => x.Shared >= Weak).ToList();
        var same = akin.Where(x => x.Shared >= Strong || Math.Abs(m.Value - x.t.Value) <= near * Math.Abs(x.t.Value)).Select(x => x.t)
            .ToList();
        var together = all.Where(o => o.Clause == m.Clause && Likeness.SameUnit(o.Unit, m.Unit)).Sum(o => o.Value);
        return same.Count != 1 || same.Exists(t => Likeness.Agrees(m, t.Condition) || together == t.Value) ? null : same[0];
    }

    private sealed record Told(Row Row, Condition Condition)
    {
        public string Unit { get; } = Units.Of(Condition.Unit).Base;

        public decimal Value { get; } = (Condition.Value ?? 0) * Units.Of(Condition.Unit).Scale;

        public string Words { get; } = Mention.Spelled(Row.Indicator.Names.Name) + "|" + Mention.Spelled(Condition.Label);
    }
}
