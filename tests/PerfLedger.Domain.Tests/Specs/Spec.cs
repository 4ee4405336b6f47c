using PerfLedger.Domain.SelfEvaluations;

namespace PerfLedger.Domain.Tests.Specs;

/// <summary>Given-when-then over a decider: Given.Form(events).When(command.Decide).Then(events).</summary>
internal static class Given
{
    public static Spec<SelfEvaluation, ISelfEvaluationEvent> Form(params ISelfEvaluationEvent[] events) =>
        Stream(SelfEvaluation.Initial, Evolution.Evolve, events);

    public static Spec<TState, TEvent> Stream<TState, TEvent>(
        TState initial, Func<TState, TEvent, EventMeta, TState> evolve, params TEvent[] events) where TEvent : notnull =>
        new Spec<TState, TEvent>(initial, evolve, 0).And(events);
}

internal sealed class Spec<TState, TEvent>(TState state, Func<TState, TEvent, EventMeta, TState> evolve, long version)
    where TEvent : notnull
{
    public TState State => state;

    /// <summary>More events, written by p-filler.</summary>
    public Spec<TState, TEvent> And(params IEnumerable<TEvent> events) => By("p-filler", events);

    /// <summary>More events, written by this person. Positions are versions.</summary>
    public Spec<TState, TEvent> By(string actor, params IEnumerable<TEvent> events)
    {
        var (next, at) = (state, version);
        foreach (var e in events)
        {
            at++;
            next = evolve(next, e, new EventMeta(at, at, DateTimeOffset.UnixEpoch.AddSeconds(at), actor));
        }
        return new Spec<TState, TEvent>(next, evolve, at);
    }

    /// <summary>More events as a command gives them.</summary>
    public Spec<TState, TEvent> After(Func<TState, Decision<TEvent>> decide, string actor = "p-filler") => By(actor, When(decide).Events);

    public Outcome<TState, TEvent> When(Func<TState, Decision<TEvent>> decide) => new(this, decide);
}

internal sealed class Outcome<TState, TEvent>(Spec<TState, TEvent> given, Func<TState, Decision<TEvent>> decide) where TEvent : notnull
{
    private readonly Decision<TEvent> _decision = decide(given.State);

    public IReadOnlyList<TEvent> Events => _decision switch
    {
        Decision<TEvent>.Accepted accepted => accepted.Events,
        Decision<TEvent>.Refused { Refusal: var no } => throw new Xunit.Sdk.XunitException($"refused: {no.Code} {no.Message}"),
        _ => throw new Xunit.Sdk.XunitException("conflicted"),
    };

    /// <summary>Exactly these events; and the same command given again adds nothing.</summary>
    public Spec<TState, TEvent> Then(params TEvent[] expected)
    {
        ThenOnce(expected);
        var after = given.And(Events);
        after.When(decide).ThenNothing();
        return after;
    }

    /// <summary>Exactly these events.</summary>
    public void ThenOnce(params TEvent[] expected) => Assert.Equal(expected.Select(Text), Events.Select(Text));

    public void ThenNothing() => Assert.Empty(Events.Select(Text));

    /// <summary>Refused with this code, in a Chinese sentence.</summary>
    public string ThenRefused(string code)
    {
        var refusal = Assert.IsType<Decision<TEvent>.Refused>(_decision).Refusal;
        Assert.Equal(code, refusal.Code);
        Assert.EndsWith("。", refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    public FigureConflict ThenConflicted() => Assert.IsType<Decision<TEvent>.Conflicted>(_decision).Conflict;

    // Compared as stored: arrays inside records compare by reference otherwise.
    private static string Text(TEvent e) => EventNames.Of(e) + " " + System.Text.Encoding.UTF8.GetString(EventJson.Write(e));
}
