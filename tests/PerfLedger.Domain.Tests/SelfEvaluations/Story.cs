using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using PerfLedger.Domain.Tests.Specs;

namespace PerfLedger.Domain.Tests.SelfEvaluations;

/// <summary>
/// A form told as commands, some of them of the operation to undo. Positions are versions; events given together are of one command.
/// </summary>
internal sealed class Story
{
    private readonly List<PastEvent<ISelfEvaluationEvent>> _past = [];

    public SelfEvaluation State { get; private set; } = SelfEvaluation.Initial;

    public IReadOnlyList<PastEvent<ISelfEvaluationEvent>> Past => _past;

    public static Story Of(params ISelfEvaluationEvent[] events) => new Story().Other(events);

    /// <summary>Events of other commands.</summary>
    public Story Other(params IEnumerable<ISelfEvaluationEvent> events) => Add(events, false);

    /// <summary>Events of the operation.</summary>
    public Story Operation(params IEnumerable<ISelfEvaluationEvent> events) => Add(events, true);

    /// <summary>The operation as commands give it.</summary>
    public Story Operation(params Func<SelfEvaluation, Decision<ISelfEvaluationEvent>>[] commands) => Run(commands, true);

    /// <summary>Other commands.</summary>
    public Story Other(params Func<SelfEvaluation, Decision<ISelfEvaluationEvent>>[] commands) => Run(commands, false);

    public UndoOperation Undo(Ground? ground = null) => new(_past, ground ?? Sample.Because);

    /// <summary>The undo recorded; and undone a second time, which gives nothing.</summary>
    public Story Undone(Ground? ground = null)
    {
        var events = Accepted(Undo(ground).Decide());
        Assert.NotEmpty(events);
        var after = new Story();
        after._past.AddRange(_past);
        after.State = State;
        after.Other(events);
        Assert.Empty(Accepted(after.Undo(ground).Decide()));
        Assert.Empty(after.Undo(ground).Plan.Restored);
        return after;
    }

    public static IReadOnlyList<ISelfEvaluationEvent> Accepted(Decision<ISelfEvaluationEvent> decision) =>
        Assert.IsType<Decision<ISelfEvaluationEvent>.Accepted>(decision).Events;

    private Story Run(Func<SelfEvaluation, Decision<ISelfEvaluationEvent>>[] commands, bool undone)
    {
        foreach (var command in commands)
        {
            var events = Accepted(command(State));
            Assert.NotEmpty(events);
            Add(events, undone);
        }

        return this;
    }

    private Story Add(IEnumerable<ISelfEvaluationEvent> events, bool undone)
    {
        var time = DateTimeOffset.UnixEpoch.AddSeconds(_past.Count + 1);
        foreach (var e in events)
        {
            var meta = new EventMeta(_past.Count + 1, _past.Count + 1, time, undone ? "p-operator" : "p-filler");
            _past.Add(new(e, meta, undone));
            State = Evolution.Evolve(State, e, meta);
        }

        return this;
    }
}
