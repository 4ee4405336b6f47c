using System.Collections.Immutable;

namespace PerfLedger.Documents.Import.Reading;

/// <summary>
/// Field ids of our own workbooks: a defined name of a sheet for each input cell, so that they move with their cells when rows are
/// inserted. <c>pl.indicator.i_003.actual</c> is the figure <c>indicator.i-003.actual</c>; <c>pl_form</c> holds
/// <c>stream|version|template</c> as a text.
/// </summary>
internal static class FieldNames
{
    public const string Form = "pl_form";
    private const string Prefix = "pl.";

    /// <summary>The name of a figure's cell. Codes hold no underscore, names no hyphen.</summary>
    public static string Of(string figure) => Prefix + figure.Replace('-', '_');

    /// <summary>The grid with the names of its own sheet.</summary>
    public static Grid Read(Grid grid, IEnumerable<Node> definedNames)
    {
        var names = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        string? form = null;
        foreach (var defined in definedNames)
        {
            var name = defined["name"] ?? "";
            if (name == Form && defined.Text is ['"', .. var text, '"']) form = text;
            else if (name.StartsWith(Prefix, StringComparison.Ordinal) && Place(defined.Text) is { } place)
                names[name[Prefix.Length..].Replace('_', '-')] = place;
        }

        return grid with { Names = names.ToImmutable(), Form = form };
    }

    // '01'!$E$9, or the range of a merged cell: its first cell.
    private static string? Place(string reference)
    {
        var cells = reference[(reference.LastIndexOf('!') + 1)..].Replace("$", "", StringComparison.Ordinal);
        return CellReference.ParseRange(cells) is { } range ? CellReference.Of(range.Row, range.Column) : null;
    }
}
