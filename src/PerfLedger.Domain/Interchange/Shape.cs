using System.Collections.Immutable;
using PerfLedger.Domain.Figures;

namespace PerfLedger.Domain.Interchange;

// What the interchange format consists of. One table of shapes serves the strict reader, the writer and the published JSON Schema.

internal abstract record Shape(string Title);

/// <summary>
/// A text. <paramref name="Cell"/>: a printed cell, read by <see cref="FigureReader"/>; otherwise pattern or closed words.
/// </summary>
internal sealed record TextShape(string Title, string Expected, string? Pattern = null, ImmutableArray<string> Words = default,
    ValueKind? Cell = null)
    : Shape(Title)
{
    /// <summary>Longest text in UTF-16 units; the longest cell of the official forms is far below.</summary>
    public const int MaxLength = 20_000;

    /// <summary>Longest of this text; the text of a section is longer than a cell.</summary>
    public int MaxCharacters { get; init; } = MaxLength;
}

/// <summary>A date yyyy-MM-dd.</summary>
internal sealed record DateShape(string Title) : Shape(Title);

/// <summary>A whole number, the only JSON number of the format: the fiscal year and the version.</summary>
internal sealed record WholeShape(string Title, int Least, int Most) : Shape(Title);

internal sealed record ObjectShape(string Title, ImmutableArray<Member> Members) : Shape(Title);

internal sealed record ListShape(string Title, Shape Item, bool NullableItems = false, int Fewest = 0) : Shape(Title)
{
    /// <summary>No official list comes near it; keeps a hostile file from filling a ledger.</summary>
    public const int MostItems = 2_000;
}

/// <summary>An object with names of its own: level-1 names to printed points, codes to printed cells.</summary>
internal sealed record MapShape(string Title, Shape Value, string Key) : Shape(Title);

/// <summary>A plain list, or a table with columns of its own.</summary>
internal sealed record ListOrTableShape(string Title, ListShape List, ObjectShape Table) : Shape(Title);

/// <summary>A member of an object. Absent = untouched on a later import; null = blank.</summary>
internal sealed record Member(string Name, Shape Shape, bool Required = false, bool Nullable = false);
