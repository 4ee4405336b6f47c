using System.Collections.Frozen;
using System.Globalization;

namespace PerfLedger.Domain.Reminders;

/// <summary>The years a working calendar rests on, as an event keeps them: 2020@0 2021@2, the version each has in the ledger (0 = as
/// shipped), and ? after a provisional one.</summary>
public sealed class CalendarVersions
{
    private readonly FrozenDictionary<int, string> _years;

    /// <summary>Takes the years; one that is absent is provisional.</summary>
    /// <param name="years">Each with its version in the ledger.</param>
    public CalendarVersions(IEnumerable<(int Year, long Version, bool Provisional)> years) =>
        _years = years.ToFrozenDictionary(y => y.Year, y => Text(y.Year, y.Version, y.Provisional));

    /// <summary>The years from one day to another.</summary>
    public string Text(DateOnly one, DateOnly other)
    {
        var (from, to) = (Math.Min(one.Year, other.Year), Math.Max(one.Year, other.Year));
        return from == to ? Text(from) : string.Join(' ', Enumerable.Range(from, to - from + 1).Select(Text));
    }

    private string Text(int year) => _years.GetValueOrDefault(year) ?? Text(year, 0, true);

    private static string Text(int year, long version, bool provisional) =>
        string.Create(CultureInfo.InvariantCulture, $"{year}@{version}{(provisional ? "?" : "")}");
}
