using System.Text.Json.Nodes;
using Npgsql;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>A piece of work as it is put in.</summary>
/// <param name="Key">Two with the same key are one.</param>
/// <param name="Kind">The job it belongs to.</param>
/// <param name="Planned">The instant it belongs to; it is due from then on.</param>
/// <param name="Payload">What the handler needs to know.</param>
/// <param name="Outbound">It goes to somebody outside (<see cref="JobKind.Outbound"/>).</param>
internal sealed record NewWork(string Key, string Kind, DateTimeOffset Planned, JsonObject? Payload = null, bool Outbound = false);

/// <summary>A piece of work that was taken.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">The job it belongs to.</param>
/// <param name="Planned">The instant it belongs to.</param>
/// <param name="Payload">What the handler needs to know.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Token">Fencing token: whoever holds an older one can no longer commit.</param>
/// <param name="Outbound">It goes to somebody outside.</param>
internal sealed record WorkItem(
    string Key, string Kind, DateTimeOffset Planned, JsonObject Payload, int Attempt, long Token, bool Outbound = false);

/// <summary>No further attempt would mend it: the work is stopped at once, with this message.</summary>
internal sealed class PointlessException(string message) : Exception(message);

/// <summary>How work came out.</summary>
internal enum Verdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Somebody should look at it in time.</summary>
    Warning,

    /// <summary>Something is wrong: health is red until the job is well again.</summary>
    Alarm,
}

/// <summary>What a handler did.</summary>
/// <param name="Verdict">How it came out.</param>
/// <param name="Sentence">The outcome for people.</param>
/// <param name="Result">What the next run, or a program, may want to know.</param>
/// <param name="Effect">
/// Rows to be written in the transaction that ends the work, behind the check that it is still held: exactly once. What goes into the
/// ledger goes there as a command whose id is made from the key, and what goes into a file is named by it: a second run finds it done.
/// </param>
internal sealed record JobOutcome(
    Verdict Verdict, string Sentence, JsonObject? Result = null,
    Func<NpgsqlConnection, NpgsqlTransaction, CancellationToken, Task>? Effect = null)
{
    public static JobOutcome Ok(string sentence, JsonObject? result = null) => new(Verdict.Ok, sentence, result);

    public static JobOutcome Warning(string sentence, JsonObject? result = null) => new(Verdict.Warning, sentence, result);

    public static JobOutcome Alarm(string sentence, JsonObject? result = null) => new(Verdict.Alarm, sentence, result);
}
