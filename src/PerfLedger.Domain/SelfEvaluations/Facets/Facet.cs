namespace PerfLedger.Domain.SelfEvaluations.Facets;

/// <summary>
/// One thing on a form that has a value, can be compared between two states, and for most things can be put back to an earlier value:
/// a figure, the names of a row, a line under an amount. Comparison and undo speak of nothing else.
/// </summary>
/// <param name="Code">Unique on the form; for figures the figure code.</param>
/// <param name="Section">Chinese heading under which a comparison lists it.</param>
internal abstract record Facet(string Code, string Section)
{
    /// <summary>The code under which the trail keeps its changes.</summary>
    public virtual string Trail => Code;

    /// <summary>Facets of one group stand or change together.</summary>
    public virtual string Group => Code;

    /// <summary>The whole row it belongs to; null for what stands in no row that can be added and withdrawn.</summary>
    public virtual Facet? Row => null;

    /// <summary>Its name on this form, in Chinese.</summary>
    public abstract string Name(SelfEvaluation s);

    /// <summary>Its value; null when the form does not have it.</summary>
    public abstract object? In(SelfEvaluation s);

    /// <summary>Equal as a person reads them.</summary>
    public virtual bool Same(object? a, object? b) => Equals(a, b);

    /// <summary>The value as text; null when there is none.</summary>
    public abstract string? Show(object? value);

    /// <summary>True when what stands now needs no going back to this earlier value.</summary>
    public virtual bool IsBack(SelfEvaluation now, object? before) => Same(In(now), before);

    /// <summary>The events that bring it back; null when no event can.</summary>
    public abstract IReadOnlyList<ISelfEvaluationEvent>? Back(SelfEvaluation now, object? before, Ground ground);
}

/// <summary>A facet whose values are of one type.</summary>
internal abstract record Facet<T>(string Code, string Section) : Facet(Code, Section)
    where T : class
{
    public sealed override object? In(SelfEvaluation s) => Value(s);

    public sealed override string? Show(object? value) => value is T known ? Text(known) : null;

    public sealed override IReadOnlyList<ISelfEvaluationEvent>? Back(SelfEvaluation now, object? before, Ground ground) =>
        Restore(now, before as T, ground);

    protected abstract T? Value(SelfEvaluation s);

    protected virtual string? Text(T value) => value.ToString();

    protected virtual IReadOnlyList<ISelfEvaluationEvent>? Restore(SelfEvaluation now, T? before, Ground ground) => null;
}
