using System.Collections.Immutable;
using PerfLedger.Domain.Campaigns;

namespace PerfLedger.Domain.Deadlines;

/// <summary>An event of the book of passed due dates of one campaign.</summary>
public interface IDeadlineEvent;

/// <summary>
/// A due date passed. In force since <paramref name="Effective"/>, whenever this was recorded: the lock is a condition of every write,
/// not a consequence of this event.
/// </summary>
/// <param name="Form">Form that was due.</param>
/// <param name="Unit">Unit it was due from.</param>
/// <param name="Direction">Fund or direction of the route; null = all.</param>
/// <param name="Evaluation">The one form an extension was granted for; null = all of the unit.</param>
/// <param name="Due">The last day, Asia/Shanghai.</param>
/// <param name="Ground">What gave that day.</param>
/// <param name="Effective">The first instant that was too late.</param>
public sealed record DuePassed(
    string Form, string Unit, string? Direction, string? Evaluation, DateOnly Due, DueGround Ground, DateTimeOffset Effective)
    : IDeadlineEvent;

/// <summary>Which due dates of a campaign are recorded as passed. A stream beside the campaign's own, so that recording at the very
/// instant when everybody files moves no version that a filing or an entry is guarded by.</summary>
public sealed record PassedDues
{
    /// <summary>Before the first event.</summary>
    public static PassedDues Initial { get; } = new();

    /// <summary>What is recorded.</summary>
    public ImmutableHashSet<(string Form, string Unit, string? Direction, string? Evaluation, DateOnly Due)> Recorded { get; init; } = [];

    /// <summary>True when this one is recorded already.</summary>
    public bool Has(DuePassed due) => Recorded.Contains(Key(due));

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of this stream.</exception>
    public static PassedDues Evolve(PassedDues s, IDeadlineEvent e, EventMeta m) => e switch
    {
        DuePassed x => s with { Recorded = s.Recorded.Add(Key(x)) },
        _ => throw new InvalidOperationException($"No book of due dates knows the event {e.GetType().Name}."),
    };

    private static (string, string, string?, string?, DateOnly) Key(DuePassed x) => (x.Form, x.Unit, x.Direction, x.Evaluation, x.Due);
}
