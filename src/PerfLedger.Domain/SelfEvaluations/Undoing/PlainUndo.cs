namespace PerfLedger.Domain.SelfEvaluations.Undoing;

/// <summary>One thing of a stream that has a value and can be put back to an earlier one.</summary>
/// <param name="Code">Unique in the stream, as the trail has it.</param>
internal abstract record PlainThing<TState, TEvent>(string Code)
{
    /// <summary>Its name in Chinese.</summary>
    public abstract string Name(TState s);

    /// <summary>Its value; null when there is none.</summary>
    public abstract object? In(TState s);

    /// <summary>The value as text; null when there is none.</summary>
    public abstract string? Show(object? value);

    /// <summary>Equal as a person reads them.</summary>
    public virtual bool Same(object? a, object? b) => Show(a) == Show(b);

    /// <summary>Order in which things go back; what others rest on comes back first and leaves last.</summary>
    public virtual int Rank(object? before) => 0;

    /// <summary>Why it cannot go back now, and what to do instead, in Chinese; null when it can.</summary>
    public virtual string? Hindrance(TState now, object? before) => null;

    /// <summary>The event that brings it back.</summary>
    public abstract TEvent Back(TState now, object? before, Ground ground);
}

/// <summary>
/// 撤销 in a stream whose things stand each for itself: what still stands as the operation left it goes back to what stood before it,
/// what was changed since is listed and stays. The rule is that of <see cref="UndoOperation"/>.
/// </summary>
internal sealed class PlainUndo<TState, TEvent>
    where TEvent : class
{
    private readonly List<TEvent> _events = [];
    private readonly List<UndoneThing> _restored = [];
    private readonly List<KeptThing> _kept = [];
    private readonly List<ImpossibleUndo> _impossible = [];
    private readonly Func<TState, TEvent, EventMeta, TState> _evolve;
    private readonly Ground _ground;
    private readonly EventMeta _last;
    private TState _running;

    public PlainUndo(IEnumerable<PastEvent<TEvent>> past, Ground ground, TState initial, Func<TState, TEvent, EventMeta, TState> evolve,
        Func<TEvent, PlainThing<TState, TEvent>?> touched, Func<TEvent, string> whyNot)
    {
        (_ground, _evolve, Now) = (ground, evolve, initial);
        Dictionary<PlainThing<TState, TEvent>, Touch> touches = [];
        Dictionary<string, EventMeta> last = new(StringComparer.Ordinal);
        foreach (var e in past)
        {
            var (before, thing) = (Now, touched(e.Event));
            Now = evolve(Now, e.Event, e.Meta);
            _last = e.Meta;
            if (thing is not null) last[thing.Code] = e.Meta;
            if (!e.Undone) continue;
            if (thing is null) _impossible.Add(new(EventNames.Of(e.Event), e.Meta.Position, whyNot(e.Event)));
            else touches[thing] = new(touches.TryGetValue(thing, out var t) ? t.Before : thing.In(before), thing.In(Now), e.Meta.Position);
        }

        _running = Now;
        foreach (var (thing, touch) in touches.OrderBy(t => t.Key.Rank(t.Value.Before))) Judge(thing, touch, last[thing.Code]);
        Plan = new UndoPlan([.. _restored], [.. _kept], [.. _impossible]);
    }

    /// <summary>The stream as it stands.</summary>
    public TState Now { get; }

    /// <summary>What goes back, what stays, what cannot.</summary>
    public UndoPlan Plan { get; }

    /// <summary>The compensating events, in order.</summary>
    public IReadOnlyList<TEvent> Events => _events;

    private void Judge(PlainThing<TState, TEvent> thing, Touch touch, EventMeta last)
    {
        var (standing, name) = (thing.In(_running), thing.Name(Now));
        if (thing.Same(standing, touch.Before)) return;
        if (last.Position > touch.Position)
            _kept.Add(new(thing.Code, name, thing.Show(touch.Left), thing.Show(standing), last));
        else if (thing.Hindrance(_running, touch.Before) is { } why)
            _impossible.Add(new(thing.Code, touch.Position, why));
        else
        {
            var back = thing.Back(_running, touch.Before, _ground);
            _restored.Add(new(thing.Code, name, thing.Show(standing), thing.Show(touch.Before)));
            _events.Add(back);
            _running = _evolve(_running, back, _last);
        }
    }

    /// <summary>What the operation did to one thing.</summary>
    /// <param name="Before">Its value before the first touch.</param>
    /// <param name="Left">Its value after the last.</param>
    /// <param name="Position">Position of the last.</param>
    private sealed record Touch(object? Before, object? Left, long Position);
}
