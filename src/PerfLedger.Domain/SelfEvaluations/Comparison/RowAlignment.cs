using System.Collections.Immutable;

namespace PerfLedger.Domain.SelfEvaluations.Comparison;

/// <summary>
/// Which row of a second form is which row of the first. A row that the first does not have keeps its id behind a mark, for the first
/// may use the same id for something else.
/// </summary>
internal sealed class RowAlignment
{
    private const string Mark = "~";

    private readonly ImmutableDictionary<string, string> _first;
    private readonly ImmutableDictionary<string, string> _second;

    private RowAlignment(ImmutableDictionary<string, string> toFirst)
    {
        _first = toFirst;
        _second = toFirst.ToImmutableDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }

    /// <summary>Two states of one form: ids are the same.</summary>
    public static RowAlignment Same { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>Rows of the same levels and name.</summary>
    public static RowAlignment ByName(SelfEvaluation first, SelfEvaluation second) =>
        new(second.Indicators.Values
            .ToImmutableDictionary(i => i.Id, i => first.Named(i.Names)?.Id ?? Mark + i.Id, StringComparer.Ordinal));

    /// <summary>The second form with the ids of the first.</summary>
    public SelfEvaluation Align(SelfEvaluation s) => s with
    {
        Indicators = s.Indicators.Values.Select(i => i with { Id = _first[i.Id] })
            .ToImmutableDictionary(i => i.Id, StringComparer.Ordinal),
        Figures = s.Figures.Where(f => !IsWithdrawn(f.Key))
            .ToImmutableDictionary(f => Rename(f.Key, _first), f => f.Value, StringComparer.Ordinal),
    };

    /// <summary>A code as the second form has it.</summary>
    public string InSecond(string code) => Rename(code, _second);

    private bool IsWithdrawn(string figure) => RowOf(figure) is { } row && !_first.ContainsKey(row);

    private static string? RowOf(string code) => code.Split('.') is ["indicator", var id, ..] ? id : null;

    private static string Rename(string code, ImmutableDictionary<string, string> ids)
    {
        var parts = code.Split('.');
        if (parts is not ["indicator", var id, ..] || !ids.TryGetValue(id, out var other)) return code;
        parts[1] = other;
        return string.Join('.', parts);
    }
}
