namespace PerfLedger.Ledger;

/// <summary>What became of a command. Everything but <see cref="Accepted"/> recorded nothing and burnt no position.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>The command is recorded. Its events stand at consecutive positions.</summary>
    /// <param name="FirstPosition">Position of the first event.</param>
    /// <param name="LastPosition">Position of the last event; <c>FirstPosition - 1</c> when there was none.</param>
    /// <param name="RecordedAt">Recorded time of the command, the same for all its events.</param>
    /// <param name="Repeated">The command had been recorded before; this is the first result.</param>
    public sealed record Accepted(long FirstPosition, long LastPosition, DateTimeOffset RecordedAt, bool Repeated) : AppendResult;

    /// <summary>A stream stands at another version than expected: read again and decide again.</summary>
    /// <param name="Stream">The first such stream.</param>
    /// <param name="Expected">Version the command was decided on.</param>
    /// <param name="Actual">Version it has; 0 = does not exist.</param>
    public sealed record Conflict(string Stream, long Expected, long Actual) : AppendResult;

    /// <summary>The instant until which the command was allowed has passed on the clock of the database.</summary>
    /// <param name="NotAfter">Last instant allowed.</param>
    /// <param name="Now">The clock of the database.</param>
    public sealed record TooLate(DateTimeOffset NotAfter, DateTimeOffset Now) : AppendResult;

    /// <summary>The id belongs to another command.</summary>
    /// <param name="Command">The id.</param>
    public sealed record CommandReused(Guid Command) : AppendResult;
}
