using System.Globalization;
using PerfLedger.Domain;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Features.Trail.Dues;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>
/// The terms of the inverted index: the pairs of characters of a text, and what else narrows a search. A pair is two characters, the others
/// begin with a word of their own, so they never meet.
/// </summary>
internal static class SearchTerms
{
    /// <summary>Done on behalf of somebody.</summary>
    public const string StandIn = "standIn";

    public static string Unit(string code) => "unit:" + code;

    public static string Year(int year) => "year:" + year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Who did it, or on whose behalf.</summary>
    public static string Person(string id) => "person:" + id;

    public static string Form(string stream) => "form:" + stream;

    public static string Event(string name) => "event:" + name;

    /// <summary>A code, or one above it.</summary>
    public static string Figure(string code) => "figure:" + code;

    /// <summary>All terms of a change, each once.</summary>
    public static string[] Of(RecordedEvent e, string figure, string words)
    {
        List<string> terms = [Unit(Units.Of(e)), Person(e.ActorId), Form(e.Stream), Event(e.Type), .. Above(figure).Select(Figure)];
        if (StreamIds.Parse(e.Stream)?.FiscalYear is { } year) terms.Add(Year(year));
        if (ExtensionLines.FormOf(Streams.Read(e)) is { } form) terms.Add(Form(form));
        if (e.Headers.OnBehalfOf is { } other) terms.AddRange([Person(other), StandIn]);
        return [.. SearchText.Grams(words), .. terms.Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Above(string figure)
    {
        for (var end = figure.IndexOf('.', StringComparison.Ordinal); end >= 0; end = figure.IndexOf('.', end + 1))
            yield return figure[..end];
        yield return figure;
    }
}
