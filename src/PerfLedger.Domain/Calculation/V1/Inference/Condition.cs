namespace PerfLedger.Domain.Calculation.V1.Inference;

/// <summary>How a printed value relates to the thing measured.</summary>
internal enum Sign
{
    Equal,
    AtLeast,
    AtMost,
    Above,
    Below,
    Range,
    Date,
    Words,
}

/// <summary>One condition read from a printed cell.</summary>
/// <param name="Sign">Relation.</param>
/// <param name="Value">Number as printed, in <paramref name="Unit"/>; lower end of a range.</param>
/// <param name="Unit">Unit as printed: %, 人, 万名, 元/天; empty when none is printed.</param>
internal sealed record Condition(Sign Sign, decimal? Value = null, string Unit = "")
{
    /// <summary>Words before the number: 校级干部 of 校级干部130人.</summary>
    public string Label { get; init; } = "";

    /// <summary>Upper end of a range.</summary>
    public decimal? To { get; init; }

    /// <summary>First day meant; null when any earlier day is meant as well.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day meant.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>A limit that stands elsewhere: 预算金额, 《…》规定标准.</summary>
    public string? Reference { get; init; }

    /// <summary>余, 多, 左右: no exact number (VAL-04).</summary>
    public bool Approximate { get; init; }

    /// <summary>True when a sign or word for the relation is printed.</summary>
    public bool Signed { get; init; }

    public bool IsNumber => Value is not null;

    public bool IsBound => Sign is Sign.AtLeast or Sign.AtMost or Sign.Above or Sign.Below;
}

/// <summary>What a printed cell says: nothing, one condition, or several of a composite cell.</summary>
internal sealed record Reading(IReadOnlyList<Condition> Conditions)
{
    public static Reading Nothing { get; } = new(Conditions: []);

    public Condition? Single => Conditions.Count == 1 ? Conditions[0] : null;

    public bool IsNumbers => Conditions.Count > 0 && Conditions.All(c => c.IsNumber);

    public bool IsWords => Single?.Sign == Sign.Words;

    public bool IsDate => Single?.Sign == Sign.Date;
}
