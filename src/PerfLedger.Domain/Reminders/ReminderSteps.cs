using System.Collections.Immutable;

namespace PerfLedger.Domain.Reminders;

/// <summary>How many working days before a due day it is reminded. The due day itself always is.</summary>
public sealed record ReminderSteps
{
    /// <summary>T-10, T-3, T-1.</summary>
    public static ReminderSteps Usual { get; } = Of([10, 3, 1]);

    private ReminderSteps(ImmutableArray<int> ascending) => Ascending = ascending;

    /// <summary>The steps, the one nearest to the due day first.</summary>
    public ImmutableArray<int> Ascending { get; }

    /// <summary>Makes steps of working days given in any order.</summary>
    public static ReminderSteps Of(IEnumerable<int> days) => new([.. days.Where(d => d > 0).Distinct().Order()]);
}
