using System.Diagnostics;

namespace PerfLedger.Benchmarks.Web;

/// <summary>Counts what the program asks the database, and how long it waits for it, from the traces of the driver.</summary>
internal sealed class RoundTrips : IDisposable
{
    private readonly ActivityListener listener;
    private long ticks;
    private int count;

    public RoundTrips()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                Interlocked.Increment(ref count);
                Interlocked.Add(ref ticks, a.Duration.Ticks);
                if (Statements is { } all && (a.GetTagItem("db.query.text") ?? a.GetTagItem("db.statement")) is string sql)
                {
                    lock (all) all.Add((sql, a.Duration));
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Those that ended since the last call, with the sum of their times; a batch is one.</summary>
    public (int Count, TimeSpan Time) Take() => (Interlocked.Exchange(ref count, 0), new TimeSpan(Interlocked.Exchange(ref ticks, 0)));

    /// <summary>What was asked in full, when it is wanted.</summary>
    public List<(string Sql, TimeSpan Time)>? Statements { get; set; }

    public void Dispose() => listener.Dispose();
}
