namespace PerfLedger.Workbench.Cli;

/// <summary>What a call answers with; documented in docs/commands.md.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and the answer is no: findings of severity error, a difference, damage.</summary>
    public const int AnswerIsNo = 1;

    /// <summary>The input or the command line cannot be read.</summary>
    public const int BadInput = 2;

    /// <summary>No database: none found, none reachable, or not migrated.</summary>
    public const int NoDatabase = 3;

    /// <summary>A rule refused the command; nothing was written.</summary>
    public const int Refused = 4;

    /// <summary>Someone else changed the figure in the meantime; nothing was written.</summary>
    public const int Conflict = 5;

    /// <summary>There is no such thing.</summary>
    public const int NotFound = 6;

    /// <summary>Something nobody foresaw: a bug. A reference number is printed, the details are in a file.</summary>
    public const int Unexpected = 7;
}

/// <summary>Ends a call with a message for the person and an exit code. Never for a bug.</summary>
internal sealed class CliException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>What to type at the command line; the sentence itself is read at pages too.</summary>
    public string? Word { get; init; }
}
