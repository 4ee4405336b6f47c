namespace PerfLedger.Ledger;

/// <summary>Up to where a stream is folded. The default is <see cref="Now"/>.</summary>
public readonly record struct AsOf
{
    private AsOf(long? version, long? position, DateTimeOffset? instant) =>
        (AtVersion, AtPosition, AtInstant) = (version, position, instant);

    /// <summary>All events.</summary>
    public static AsOf Now => default;

    internal long? AtVersion { get; }

    internal long? AtPosition { get; }

    internal DateTimeOffset? AtInstant { get; }

    /// <summary>Events up to and including this version of the stream.</summary>
    public static AsOf Version(long version) => new(version, null, null);

    /// <summary>Events up to and including this position of the ledger.</summary>
    public static AsOf Position(long position) => new(null, position, null);

    /// <summary>Events recorded at or before this instant; a command is inside with all its events or with none.</summary>
    public static AsOf Instant(DateTimeOffset instant) => new(null, null, instant.ToUniversalTime());
}
