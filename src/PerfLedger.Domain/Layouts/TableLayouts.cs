using System.Collections.Immutable;

namespace PerfLedger.Domain.Layouts;

/// <summary>The table layouts a program knows, by form and version.</summary>
public sealed class TableLayouts(IEnumerable<TableLayout> all)
{
    private readonly ImmutableSortedDictionary<string, TableLayout> byForm =
        all.ToImmutableSortedDictionary(l => l.Form, l => l, StringComparer.Ordinal);

    /// <summary>No layouts: every form is one of indicators.</summary>
    public static TableLayouts None { get; } = new([]);

    /// <summary>Forms, in order.</summary>
    public IEnumerable<string> Forms => byForm.Keys;

    /// <summary>The layout of a form version with its years in the labels; null when the form is no table.</summary>
    public TableLayout? Find(string form, int fiscalYear) => byForm.GetValueOrDefault(form)?.For(fiscalYear);

    /// <summary>True when this form version is a table.</summary>
    public bool Has(string form) => byForm.ContainsKey(form);

    /// <summary>The families of the tables that feed forms of this family.</summary>
    public IEnumerable<string> Feeding(string family) =>
        byForm.Values.Where(l => l.Feeds.Contains(family)).Select(l => StreamIds.FormFamily(l.Form)).Distinct(StringComparer.Ordinal);

    /// <summary>The newest layout of a family; null when the family is no table.</summary>
    public TableLayout? Newest(string family, int fiscalYear) =>
        byForm.Values.LastOrDefault(l => StreamIds.FormFamily(l.Form) == family)?.For(fiscalYear);
}
