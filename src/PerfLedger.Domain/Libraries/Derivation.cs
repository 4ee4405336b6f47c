using System.Collections.Immutable;
using PerfLedger.Domain.Calculation.V1;

namespace PerfLedger.Domain.Libraries;

/// <summary>How a value follows from statistics.</summary>
public enum DerivationKind
{
    /// <summary>The statistic itself.</summary>
    Value,

    /// <summary>The sum of the statistics.</summary>
    Sum,

    /// <summary>The first divided by the second, in percent.</summary>
    Quotient,

    /// <summary>(first - second) / second, in percent.</summary>
    Growth,

    /// <summary>The statistics one by one: a composite cell.</summary>
    Parts,
}

/// <summary>
/// An indicator's value as a function of statistics of the 基础数据表 (attachment 6). The same function of the 目标 column gives its target,
/// of the 实际情况 column its actual value (VAL-09).
/// </summary>
/// <param name="Kind">How they are put together.</param>
/// <param name="Of">Operands: statistic.001 is the first statistic of the table.</param>
public sealed record Derivation(DerivationKind Kind, ImmutableArray<string> Of)
{
    /// <summary>Evaluates; exact until rounded.</summary>
    /// <param name="column">target or actual.</param>
    /// <param name="cell">The number of a cell, <c>statistic.001.actual</c>; null when it is blank.</param>
    /// <param name="decimals">Decimals a percentage is rounded to, half away from zero.</param>
    public DerivedValue Evaluate(string column, Func<string, decimal?> cell, int decimals = 2)
    {
        ArgumentNullException.ThrowIfNull(cell);
        string[] codes = [.. Of.Select(o => $"{o}.{column}")];
        ImmutableArray<string> blank = [.. codes.Where(c => cell(c) is null)];
        if (blank.Length > 0) return new([], false, blank);
        decimal[] operands = [.. codes.Select(c => cell(c)!.Value)];
        return Kind switch
        {
            DerivationKind.Value or DerivationKind.Parts => new([.. operands], false, []),
            DerivationKind.Sum => new([operands.Sum()], false, []),
            _ when operands[1] == 0 => new([], true, []),
            DerivationKind.Quotient => new([Percent(operands[0], operands[1], decimals)], true, []),
            _ => new([Percent(operands[0] - operands[1], operands[1], decimals)], true, []),
        };
    }

    private static decimal Percent(decimal above, decimal below, int decimals) =>
        (Fraction.Of(above) / Fraction.Of(below) * Fraction.Of(100)).Round(decimals, RulePacks.RoundingMode.HalfAwayFromZero);
}

/// <summary>What statistics give for an indicator.</summary>
/// <param name="Values">One value, or the parts of a composite cell; empty when a cell is blank or the divisor is 0.</param>
/// <param name="IsPercentage">True when the value is a percentage.</param>
/// <param name="Blank">Codes of the cells that are blank.</param>
public sealed record DerivedValue(ImmutableArray<decimal> Values, bool IsPercentage, ImmutableArray<string> Blank);
