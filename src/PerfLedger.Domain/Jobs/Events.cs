using System.Collections.Immutable;

namespace PerfLedger.Domain.Jobs;

/// <summary>An event of a job's stream: what a person decided about work the program does by itself, and what it gave up.</summary>
public interface IJobEvent;

/// <summary>A person wants the job done now, beside its schedule.</summary>
public sealed record JobRequested : IJobEvent;

/// <summary>A person stopped the job from being done until it is resumed; the note says why.</summary>
public sealed record JobPaused(string Note) : IJobEvent;

/// <summary>A person lets the job be done again.</summary>
public sealed record JobResumed : IJobEvent;

/// <summary>A person wants pieces of work that were stopped to be tried again, from the first attempt on.</summary>
public sealed record WorkRetried(ImmutableArray<string> Works) : IJobEvent;

/// <summary>A person gave up pieces of work that were stopped: they are done no more and alarm no more; the note says why.</summary>
public sealed record WorkGivenUp(ImmutableArray<string> Works, string Note) : IJobEvent;

/// <summary>
/// What could not be delivered was reported to the organisers (<paramref name="Told"/>, ids of persons) of the office that issued it.
/// </summary>
public sealed record UndeliveredReported(string Issuer, ImmutableArray<Undelivered> Items, ImmutableArray<string> Told) : IJobEvent;

/// <summary>One piece that could not be delivered.</summary>
/// <param name="Work">Its key.</param>
/// <param name="Token">Which attempt was the last, counted over all retries: stopped again, it is reported again.</param>
/// <param name="Recipient">Id of the person; null for the webhook.</param>
/// <param name="Answer">What the other side said, or why it was not reached.</param>
public sealed record Undelivered(string Work, long Token, string? Recipient, string Answer);

/// <summary>The state of one job, folded from its events.</summary>
public sealed record Job
{
    /// <summary>Before the first event: it runs.</summary>
    public static Job Initial { get; } = new();

    /// <summary>True while it is not to be done.</summary>
    public bool Paused { get; init; }

    /// <summary>Work reported as undelivered, with the token of its last attempt then.</summary>
    public ImmutableDictionary<string, long> Reported { get; init; } = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a job's stream.</exception>
    public static Job Evolve(Job s, IJobEvent e, EventMeta m) => e switch
    {
        JobRequested or WorkRetried or WorkGivenUp => s,
        JobPaused => s with { Paused = true },
        JobResumed => s with { Paused = false },
        UndeliveredReported x => s with { Reported = s.Reported.SetItems(x.Items.Select(i => KeyValuePair.Create(i.Work, i.Token))) },
        _ => throw new InvalidOperationException($"No job knows the event {e.GetType().Name}."),
    };
}
