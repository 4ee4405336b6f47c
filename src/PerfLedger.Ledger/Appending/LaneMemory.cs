using System.Diagnostics;

namespace PerfLedger.Ledger;

/// <summary>
/// What this process knows of the ledger: head, time, and streams it has met. Every write moves the head, so all of it holds exactly as
/// long as the head stands where it is remembered; the statement that writes tests that.
/// </summary>
internal sealed class LaneMemory
{
    private const int MostStreams = 50_000;

    private readonly Dictionary<string, StreamView> streams = new(StringComparer.Ordinal);
    private DateTimeOffset clock;
    private long clockRead;

    public long Position { get; private set; } = -1;

    public DateTimeOffset Recorded { get; private set; }

    /// <summary>
    /// The clock of the database, estimated: what it showed when last asked, and the time since the answer came. So it lags by the way
    /// of that answer and, over short times, never runs ahead.
    /// </summary>
    public DateTimeOffset Clock
    {
        get
        {
            var now = clock + Stopwatch.GetElapsedTime(clockRead);
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    /// <summary>Only for streams it covers.</summary>
    public StreamView this[string stream] => streams[stream];

    public bool Covers(IReadOnlyList<Rider> group)
    {
        if (Position < 0)
            return false;
        foreach (var rider in group)
        {
            foreach (var id in rider.StreamIds)
            {
                if (!streams.ContainsKey(id))
                    return false;
            }
        }

        return true;
    }

    public void Forget()
    {
        Position = -1;
        streams.Clear();
    }

    /// <summary>Takes in what was read under the lock.</summary>
    public void Learn(long position, DateTimeOffset recorded, DateTimeOffset now, IEnumerable<StreamView> read)
    {
        if (position != Position || recorded != Recorded || streams.Count > MostStreams)
            Forget();
        (Position, Recorded) = (position, recorded);
        Ask(now);
        foreach (var stream in read)
            streams[stream.Id] = stream;
    }

    /// <summary>Takes in what is committed now.</summary>
    public void Keep(Draft committed)
    {
        (Position, Recorded) = (committed.Position, committed.Recorded);
        foreach (var stream in committed.Moved)
            streams[stream.After.Id] = stream.After;
    }

    public void Ask(DateTimeOffset now) => (clock, clockRead) = (now, Stopwatch.GetTimestamp());
}
