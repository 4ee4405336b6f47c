namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>
/// A kind of job. To add one: an entry in <see cref="JobShelf"/> with a handler that may be run twice, late, or on two nodes.
/// </summary>
/// <param name="Name">Name of its stream, its rows and on the command line: lower-case letters and hyphens; never given to another.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Schedule">When it is done by itself; null = only by <paramref name="PlanAsync"/> or on request.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record JobKind(
    string Name, string Title, Schedule? Schedule, Func<WorkItem, CancellationToken, Task<JobOutcome>> RunAsync)
{
    /// <summary>Work beside the schedule: what is due at instants that the ledger knows. Given the clock of the ledger.</summary>
    public Func<DateTimeOffset, CancellationToken, Task<IReadOnlyList<NewWork>>>? PlanAsync { get; init; }

    /// <summary>
    /// Its work goes to somebody outside: each row counts by itself (another that is well clears none), it is tried for a day, and by
    /// hands of its own, so that a server that hangs keeps no job waiting.
    /// </summary>
    public bool Outbound { get; init; }

    /// <summary>Why it cannot be done here; null when it can. What is off is planned nowhere and alarms nobody.</summary>
    public string? Off { get; init; }
}
