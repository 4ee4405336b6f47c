using System.Collections.Immutable;
using PerfLedger.Documents.Import.Reading;

namespace PerfLedger.Documents.Import.Matching;

/// <summary>A figure as a file shows it.</summary>
/// <param name="Figure">Figure code.</param>
/// <param name="Printed">What the ledger prints there.</param>
/// <param name="Text">What the file shows there.</param>
/// <param name="At">Place in the file: T1R9C4, 01!E9.</param>
/// <param name="Place">The place as a person names it.</param>
internal sealed record FigureReading(string Figure, string Printed, string Text, string At, string Place)
{
    /// <summary>True when a person reads the same.</summary>
    public bool IsSame => Plain(Printed) == Plain(Text);

    // Where lines end, how far a text is indented and blanks at its ends are no change of it.
    private static string Plain(string text) =>
        string.Join('\n', text.Replace('\t', ' ').Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}

/// <summary>What was found of a form in a file.</summary>
/// <param name="Figures">The figures found, in form order.</param>
/// <param name="Missing">What the form has and the file has not, as a person names it.</param>
/// <param name="Extra">Rows the file has and the form has not.</param>
internal sealed record FormReading(ImmutableArray<FigureReading> Figures, ImmutableArray<string> Missing, ImmutableArray<string> Extra)
{
    /// <summary>Reads a form in the tables of a file.</summary>
    public static FormReading Of(FormMap map, IReadOnlyList<Grid> grids) => new FormFinder(map, grids).Read();
}
