namespace PerfLedger.Domain.Jobs;

/// <summary>An event of a job's stream: what a person decided about work the program does by itself.</summary>
public interface IJobEvent;

/// <summary>A person wants the job done now, beside its schedule.</summary>
public sealed record JobRequested : IJobEvent;

/// <summary>A person stopped the job from being done until it is resumed; the note says why.</summary>
public sealed record JobPaused(string Note) : IJobEvent;

/// <summary>A person lets the job be done again.</summary>
public sealed record JobResumed : IJobEvent;

/// <summary>The state of one job, folded from its events.</summary>
public sealed record Job
{
    /// <summary>Before the first event: it runs.</summary>
    public static Job Initial { get; } = new();

    /// <summary>True while it is not to be done.</summary>
    public bool Paused { get; init; }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a job's stream.</exception>
    public static Job Evolve(Job s, IJobEvent e, EventMeta m) => e switch
    {
        JobRequested => s,
        JobPaused => s with { Paused = true },
        JobResumed => s with { Paused = false },
        _ => throw new InvalidOperationException($"No job knows the event {e.GetType().Name}."),
    };
}
