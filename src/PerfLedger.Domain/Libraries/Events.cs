using System.Collections.Immutable;

namespace PerfLedger.Domain.Libraries;

/// <summary>An event of a library stream.</summary>
public interface ILibraryEvent;

/// <summary>发布: from now on indicators are picked from the library of these bytes; they lie in the archive under the SHA-256.</summary>
/// <param name="Number">1, 2, 3 … of this library.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="Sha256">Digest of the file.</param>
/// <param name="Rows">How many indicators it has.</param>
public sealed record LibraryPublished(int Number, string Title, string Sha256, int Rows) : ILibraryEvent;

/// <summary>The state of a library stream: all its published versions in order.</summary>
public sealed record PublishedLibrary
{
    /// <summary>Before the first publication.</summary>
    public static PublishedLibrary Initial { get; } = new();

    /// <summary>The versions; number n stands at n - 1.</summary>
    public ImmutableList<LibraryPublished> Versions { get; init; } = [];

    /// <summary>The version in force; null before the first.</summary>
    public LibraryPublished? Latest => Versions.IsEmpty ? null : Versions[^1];

    /// <summary>The state after one more event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a library stream.</exception>
    public static PublishedLibrary Evolve(PublishedLibrary s, ILibraryEvent e, EventMeta m) => e switch
    {
        LibraryPublished x => s with { Versions = s.Versions.Add(x) },
        _ => throw new InvalidOperationException($"No library knows the event {e.GetType().Name}."),
    };
}
