using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Undoing;

/// <summary>An event of a stream, in order, and whether it belongs to the operation to undo.</summary>
/// <typeparam name="TEvent">The events of the stream.</typeparam>
public sealed record PastEvent<TEvent>(TEvent Event, EventMeta Meta, bool Undone);

/// <summary>What an undo would do to one stream: shown before, and carried out as shown.</summary>
/// <param name="Restored">What still stands as the operation left it and goes back.</param>
/// <param name="Kept">What was changed since; it is listed, not overwritten.</param>
/// <param name="Impossible">What no event can take back, such as a submission.</param>
public sealed record UndoPlan(
    ImmutableArray<UndoneThing> Restored, ImmutableArray<KeptThing> Kept, ImmutableArray<ImpossibleUndo> Impossible)
{
    /// <summary>Nothing of the operation is in the stream.</summary>
    public static UndoPlan Empty { get; } = new([], [], []);
}

/// <summary>A thing that goes back.</summary>
/// <param name="Code">Its code; for a figure the figure code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Now">What stands now; null = nothing.</param>
/// <param name="Back">What will stand; null = nothing.</param>
public sealed record UndoneThing(string Code, string Name, string? Now, string? Back);

/// <summary>A thing that was changed since the operation.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Left">What the operation had left.</param>
/// <param name="Now">What stands now.</param>
/// <param name="Since">Envelope of the last change.</param>
public sealed record KeptThing(string Code, string Name, string? Left, string? Now, EventMeta Since);

/// <summary>Something of the operation that cannot be taken back.</summary>
/// <param name="What">Stored name of the event, or code of the thing.</param>
/// <param name="Position">Position of its event in the ledger.</param>
/// <param name="Why">Why not, and what to do instead, in Chinese.</param>
public sealed record ImpossibleUndo(string What, long Position, string Why);
