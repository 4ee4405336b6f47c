namespace PerfLedger.Ledger;

/// <summary>A follower could not take an event and stands before it. The reason is kept in the ledger until it gets past.</summary>
public sealed class FollowerStoppedException : Exception
{
    internal FollowerStoppedException(string follower, long position, Exception reason)
        : base($"The follower '{follower}' stopped before position {position + 1}: {reason.Message}", reason) =>
        (Follower, Position) = (follower, position);

    /// <summary>Name of the follower.</summary>
    public string Follower { get; }

    /// <summary>Position up to which its work is done; the event behind it is the one it could not take.</summary>
    public long Position { get; }
}
