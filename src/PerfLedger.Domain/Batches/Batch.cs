using System.Collections.Immutable;

namespace PerfLedger.Domain.Batches;

/// <summary>An event of a batch's stream.</summary>
public interface IBatchEvent;

/// <summary>What is done to each of many.</summary>
public enum BatchAct
{
    /// <summary>生成预览: the document as the form stands; nothing is filed.</summary>
    Render,

    /// <summary>报送</summary>
    File,

    /// <summary>送审</summary>
    Submit,

    /// <summary>审核通过</summary>
    Accept,

    /// <summary>退回, all with the same opinion.</summary>
    Return,

    /// <summary>生成PDF: of a filed form its filed document, of any other a preview.</summary>
    Pdf,
}

/// <summary>A person wants the same done to many forms and reports, each by itself: one that is refused keeps none of the others.</summary>
/// <param name="Act">What is done.</param>
/// <param name="Subjects">Stream ids of forms and reports, each once, in the order asked for.</param>
/// <param name="Opinion">What all are returned with; null for every other act.</param>
/// <param name="AnswerBy">Date by which an answer to it is expected.</param>
public sealed record BatchRequested(BatchAct Act, ImmutableArray<string> Subjects, string? Opinion = null, DateOnly? AnswerBy = null)
    : IBatchEvent
{
    /// <inheritdoc/>
    public bool Equals(BatchRequested? other) => other is not null && Act == other.Act && Opinion == other.Opinion
        && AnswerBy == other.AnswerBy && Subjects.SequenceEqual(other.Subjects);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Act, Subjects.Length);
}

/// <summary>The state of one batch.</summary>
public sealed record Batch
{
    /// <summary>Before the first event.</summary>
    public static Batch Initial { get; } = new();

    /// <summary>What was asked for; null before.</summary>
    public BatchRequested? Requested { get; init; }

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a batch's stream.</exception>
    public static Batch Evolve(Batch s, IBatchEvent e, EventMeta m) => e switch
    {
        BatchRequested x => s with { Requested = x },
        _ => throw new InvalidOperationException($"No batch knows the event {e.GetType().Name}."),
    };
}

/// <summary>
/// Asks for the same to be done to many. Whether one of them may be filed, and by whom, is asked again when its turn comes.
/// </summary>
/// <param name="Act">What is done.</param>
/// <param name="Subjects">Stream ids of forms and reports.</param>
/// <param name="Opinion">What all are returned with.</param>
/// <param name="AnswerBy">Date by which an answer to it is expected.</param>
public sealed record RequestBatch(BatchAct Act, IReadOnlyList<string> Subjects, string? Opinion = null, DateOnly? AnswerBy = null)
{
    /// <summary>Most forms of one batch: those of a large department in one season.</summary>
    public const int Most = 2000;

    /// <summary>Decides.</summary>
    public Decision<IBatchEvent> Decide(Batch state)
    {
        var asked = new BatchRequested(Act, [.. Subjects.Distinct(StringComparer.Ordinal)],
            string.IsNullOrWhiteSpace(Opinion) ? null : Opinion.Trim(), AnswerBy);
        if (state.Requested is { } standing) return standing == asked ? Decision<IBatchEvent>.Nothing : Refusals.BatchIsAnother();
        if (asked.Subjects.IsEmpty) return Refusals.BatchIsEmpty();
        if (Act == BatchAct.Return && asked.Opinion is null) return Refusals.ReturnNeedsAnOpinion();
        return asked.Subjects.Length > Most ? Refusals.BatchIsTooLarge(asked.Subjects.Length, Most) : new IBatchEvent[] { asked };
    }
}
