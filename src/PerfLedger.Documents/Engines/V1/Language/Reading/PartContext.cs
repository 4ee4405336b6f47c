namespace PerfLedger.Documents.Engines.V1.Language;

/// <summary>What the compiler must know of the package around the part it reads.</summary>
/// <param name="Styles">The paragraph styles that 段落 looks for.</param>
/// <param name="TextWidth">Width of the text of the last section, in twentieths of a point: headers have no section of their own.</param>
/// <param name="Media">The pictures and charts of the part.</param>
internal sealed record PartContext(BlockStyles Styles, int TextWidth, PartMedia? Media)
{
    public static readonly PartContext Bare = new(BlockStyles.Of(null), TextWidths.Usual, null);
}
