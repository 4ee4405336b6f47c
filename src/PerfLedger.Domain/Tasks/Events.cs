using System.Collections.Immutable;
using PerfLedger.Domain.Authority;

namespace PerfLedger.Domain.Tasks;

// Who in a unit fills which block of a form, by an internal date. The book of tasks stands beside the form: handing out work changes
// nothing the form says and no version that somebody filling it looks at.

/// <summary>An event of the book of tasks of one form.</summary>
public interface ITaskEvent;

/// <summary>A block was given to a person, or to another, or with another date; the last word counts. 未填</summary>
/// <param name="Form">Stream id of the form.</param>
/// <param name="Block">The block.</param>
/// <param name="Person">Id of the person.</param>
/// <param name="By">Internal date, Asia/Shanghai; it reminds and locks nothing.</param>
public sealed record TaskAssigned(string Form, Block Block, string Person, DateOnly? By) : ITaskEvent;

/// <summary>填好: the person, or the head, says that the block is filled.</summary>
/// <param name="Form">Stream id of the form.</param>
/// <param name="Block">The block.</param>
public sealed record TaskDone(string Form, Block Block) : ITaskEvent;

/// <summary>One block as it is assigned.</summary>
/// <param name="Assigned">To whom, until when.</param>
/// <param name="Done">填好 or 未填.</param>
public sealed record BlockTask(TaskAssigned Assigned, bool Done);

/// <summary>The tasks of one form.</summary>
public sealed record TaskBook
{
    /// <summary>Before the first event.</summary>
    public static TaskBook Initial { get; } = new();

    /// <summary>By block; a block that is not there is anybody's in the unit.</summary>
    public ImmutableSortedDictionary<Block, BlockTask> Tasks { get; init; } = ImmutableSortedDictionary<Block, BlockTask>.Empty;

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a book of tasks.</exception>
    public static TaskBook Evolve(TaskBook s, ITaskEvent e, EventMeta m) => e switch
    {
        TaskAssigned x => s with { Tasks = s.Tasks.SetItem(x.Block, new BlockTask(x, false)) },
        TaskDone x => s with { Tasks = s.Tasks.SetItem(x.Block, s.Tasks[x.Block] with { Done = true }) },
        _ => throw new InvalidOperationException($"No book of tasks knows the event {e.GetType().Name}."),
    };
}
