using PerfLedger.Domain.SelfEvaluations.Facets;

namespace PerfLedger.Domain.SelfEvaluations.Undoing;

/// <summary>
/// What an operation left in one form: each thing it touched, what stood there before, and whether others touched it since.
/// </summary>
internal sealed class Footprint
{
    private readonly Dictionary<string, EventMeta> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastOfOperation = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SelfEvaluation> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SelfEvaluation> _after = new(StringComparer.Ordinal);
    private SelfEvaluation _beforeCommand;

    public Footprint(IEnumerable<PastEvent<ISelfEvaluationEvent>> past, SelfEvaluation initial)
    {
        Now = Origin = _beforeCommand = initial;
        var begun = default(DateTimeOffset);
        foreach (var e in past)
        {
            // All events of a command bear one recorded time, and no other command does.
            if (e.Meta.At != begun) (begun, _beforeCommand) = (e.Meta.At, Now);
            var next = Evolution.Evolve(Now, e.Event, e.Meta);
            if (e.Undone && Events.Count == 0) Origin = _beforeCommand;
            if (e.Undone) Events.Add(e);
            foreach (var facet in FormFacets.Touched(e.Event)) Touch(facet, e, next);
            Now = next;
        }
    }

    /// <summary>The form as it stands.</summary>
    public SelfEvaluation Now { get; private set; }

    /// <summary>The form before the first command of the operation.</summary>
    public SelfEvaluation Origin { get; private set; }

    /// <summary>The events of the operation.</summary>
    public List<PastEvent<ISelfEvaluationEvent>> Events { get; } = [];

    /// <summary>What the operation touched, in order of its first touch.</summary>
    public List<Facet> Touched { get; } = [];

    /// <summary>The value before the operation touched it first.</summary>
    public object? Before(Facet facet) => facet.In(_before[facet.Code]);

    /// <summary>The form before the command in which the operation touched this first.</summary>
    public SelfEvaluation StateBefore(Facet facet) => _before[facet.Code];

    /// <summary>The value as the operation left it.</summary>
    public object? Left(Facet facet) => facet.In(_after[facet.Code]);

    /// <summary>The last change, when it is later than the operation; null when the thing stands as the operation left it.</summary>
    public EventMeta? ChangedSince(Facet facet) =>
        _last[facet.Group] is var last && last.Position > _lastOfOperation[facet.Group] ? last : null;

    /// <summary>Position at which the operation touched this last.</summary>
    public long LastTouch(Facet facet) => _lastOfOperation[facet.Group];

    /// <summary>The last touch of a row or of anything in it.</summary>
    public EventMeta LastOfRow(Facet row) => _last[row.Code];

    private void Touch(Facet facet, PastEvent<ISelfEvaluationEvent> e, SelfEvaluation next)
    {
        HashSet<string> keys = [facet.Code, facet.Group];
        if (facet.Row is { } row) keys.Add(row.Code);
        foreach (var key in keys) _last[key] = e.Meta;
        if (!e.Undone) return;
        foreach (var key in keys)
        {
            _lastOfOperation[key] = e.Meta.Position;
            _before.TryAdd(key, _beforeCommand);
            _after[key] = next;
        }

        if (!Touched.Contains(facet)) Touched.Add(facet);
    }
}
