using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Layouts;

/// <summary>
/// The 统计指标 of a filled attachment 6 by name, for the formulas of the indicator library. The state it is made of decides the position of
/// the ledger. A name that more than one filled statistic has (资助学生人数 of two projects) stands for none of them: nothing is guessed; the
/// number (030) or 项目/名称 always tells them apart.
/// </summary>
public sealed class Statistics
{
    private readonly ILookup<string, (string Row, FigureValuePair Pair)> byName;

    /// <summary>Reads a table; one that has no statistics gives none.</summary>
    public Statistics(SelfEvaluation table)
    {
        ArgumentNullException.ThrowIfNull(table);
        byName = (from section in table.Layout?.Sections ?? []
                  where section.Column("target") is not null && section.Column("actual") is not null
                  from row in section.Rows
                  let pair = new FigureValuePair(
                      table[$"{section.Key}.{row.Key}.target"].Value, table[$"{section.Key}.{row.Key}.actual"].Value)
                  where pair != FigureValuePair.Blank
                  from name in (string[])[row.Key, row.Name, $"{row.Project ?? row.Group}/{row.Name}"]
                  select (name, (row.Key, pair))).ToLookup(x => x.name, x => x.Item2, StringComparer.Ordinal);
    }

    /// <summary>The actual value: 实际情况; null when it is blank, holds no single number, or the name is unknown or of several.</summary>
    public decimal? Actual(string name) => Find(name)?.Actual;

    /// <summary>The target: 目标; null as for <see cref="Actual"/>.</summary>
    public decimal? Target(string name) => Find(name)?.Target;

    private FigureValuePair? Find(string name) => byName[name].Select(x => x.Row).Distinct(StringComparer.Ordinal).Count() == 1
        ? byName[name].First().Pair
        : null;

    private sealed record FigureValuePair(decimal? Target, decimal? Actual)
    {
        public static FigureValuePair Blank { get; } = new(null, null);
    }
}
