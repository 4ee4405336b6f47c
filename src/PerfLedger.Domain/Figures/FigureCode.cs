using System.Text.RegularExpressions;

namespace PerfLedger.Domain.Figures;

/// <summary>
/// The immortal ASCII path of a figure inside one self-evaluation, such as <c>funds.total.executed</c> or
/// <c>indicator.i-007.actual</c>. Ids inside it are never used again.
/// </summary>
public readonly partial record struct FigureCode
{
    private FigureCode(string path) => Path = path;

    /// <summary>The path: segments of [A-Za-z0-9-] joined by dots.</summary>
    public string Path { get; }

    /// <summary>The segments of the path.</summary>
    public string[] Segments => Path.Split('.');

    /// <summary>Reads a path; null when it is not a figure of a self-evaluation form.</summary>
    public static FigureCode? TryParse(string path) =>
        Shape().IsMatch(path) && FigureCatalogue.Find(path) is not null ? new FigureCode(path) : null;

    /// <summary>A money cell of the funds block.</summary>
    /// <param name="row">total, or another row of the form: currentYearAppropriation, general, basic …</param>
    /// <param name="column">initial, fullYear or executed.</param>
    public static FigureCode Funds(string row, string column) => new($"funds.{row}.{column}");

    /// <summary>A cell of one indicator: target, actual, weight, score, standard or deviation.</summary>
    public static FigureCode Indicator(string id, string cell) => new($"indicator.{id}.{cell}");

    /// <summary>Any other cell by its path; the caller knows that it exists.</summary>
    internal static FigureCode Of(string path) => new(path);

    /// <inheritdoc/>
    public override string ToString() => Path;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9-]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
