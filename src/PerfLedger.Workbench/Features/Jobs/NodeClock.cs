namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>
/// How far the clock of this machine is from that of the database. No work goes by it, but a machine whose clock is wrong is a machine
/// to be mended, and Quartz goes by it: above 2 s health is red, above 10 s this program takes no work (docs/jobs.md).
/// </summary>
internal sealed class NodeClock(TimeProvider clock)
{
    private static readonly TimeSpan RedAbove = TimeSpan.FromSeconds(2), RefusesAbove = TimeSpan.FromSeconds(10);

    private long ticks;

    /// <summary>What is certain of the difference: positive = this machine is ahead.</summary>
    public TimeSpan Skew => TimeSpan.FromTicks(Interlocked.Read(ref ticks));

    public bool IsRed => Skew.Duration() > RedAbove;

    public bool Refuses => Skew.Duration() > RefusesAbove;

    /// <summary>
    /// Asks the database for its time. The answer was given somewhere between question and receipt; only what lies outside that span
    /// counts, so that a slow answer is not taken for a wrong clock.
    /// </summary>
    public async Task<T> MeasureAsync<T>(Func<Task<T>> ask, Func<T, DateTimeOffset> server)
    {
        var asked = clock.GetUtcNow();
        var answer = await ask();
        var received = clock.GetUtcNow();
        var there = server(answer);
        var skew = there < asked ? asked - there : there > received ? received - there : TimeSpan.Zero;
        Interlocked.Exchange(ref ticks, skew.Ticks);
        return answer;
    }
}
