namespace PerfLedger.Ledger;

/// <summary>A follower could not take an event and stands before it. The reason is kept in the ledger until it gets past.</summary>
public sealed class FollowerStoppedException : Exception
{
    internal FollowerStoppedException(string follower, long position, Exception reason)
        : base($"跟进表“{follower}”停在位置 {position + 1} 之前：{reason.Message} 排除原因后再跟进，从这里继续。", reason) =>
        (Follower, Position) = (follower, position);

    /// <summary>Name of the follower.</summary>
    public string Follower { get; }

    /// <summary>Position up to which its work is done; the event behind it is the one it could not take.</summary>
    public long Position { get; }
}
