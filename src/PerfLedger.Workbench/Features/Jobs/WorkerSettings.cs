namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>How a program takes work. The defaults are what is served; tests shorten them.</summary>
internal sealed record WorkerSettings
{
    /// <summary>How long work stays taken without a sign of life: so soon another takes over.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a sign of life is given: two may be lost.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest time without a look at the rows.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it is looked for work that nobody put in: at start, then so.</summary>
    public TimeSpan Sweep { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many pieces one program does at once.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>After so many failures, work is stopped and alarms.</summary>
    public int MostAttempts { get; init; } = 5;

    /// <summary>The pause after a failed attempt: 5 s, 20 s, 80 s, 320 s.</summary>
    public Func<int, TimeSpan> Pause { get; init; } = attempt => TimeSpan.FromSeconds(5 * Math.Pow(4, Math.Min(attempt, 5) - 1));

    /// <summary>How many hands one program has for work that goes outside, beside those above.</summary>
    public int OutboundAtOnce { get; init; } = 4;

    /// <summary>The pauses after failed attempts of work that goes outside: 24 hours in all, then it is stopped and alarms.</summary>
    public IReadOnlyList<TimeSpan> OutboundPauses { get; init; } =
    [
        Minutes(1), Minutes(4), Minutes(10), Minutes(15), Minutes(30), Minutes(60), Minutes(120), Minutes(240), Minutes(480), Minutes(480),
    ];

    /// <summary>The clock of this machine: only held against that of the database, never used to decide.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
