using PerfLedger.Domain;
using PerfLedger.Domain.Calendars;
using PerfLedger.Ledger;

namespace PerfLedger.Workbench.Features.Calendars;

/// <summary>The calendar in force: a year published in the ledger before the one shipped with the program.</summary>
internal static class CalendarShelf
{
    private static readonly Lazy<IReadOnlyDictionary<int, CalendarPublished>> Shipped =
        new(() => Library.Calendars().Select(CalendarFile.Read).ToDictionary(y => y.Year));

    public static async Task<WorkCalendar> LoadAsync(EventLedger ledger, CancellationToken ct) =>
        new((await YearsAsync(ledger, ct)).Select(y => y.Calendar));

    /// <summary>Every year, and the version in the ledger it was published with; 0 = as shipped.</summary>
    public static async Task<IReadOnlyList<(CalendarPublished Calendar, long Version)>> YearsAsync(EventLedger ledger, CancellationToken ct)
    {
        var years = Shipped.Value.Values.ToDictionary(y => y.Year, y => (Calendar: y, Version: 0L));
        foreach (var stream in await ledger.StreamsAsync("calendar.", null, ct))
        {
            if (StreamIds.Parse(stream.Stream) is not { Kind: "calendar" }) continue;
            var folded = await ledger.FoldAsync(Streams.Calendars, stream.Stream, AsOf.Now, ct);
            if (folded.State.Published is { } published) years[published.Year] = (published, folded.Version);
        }

        return [.. years.Values.OrderBy(y => y.Calendar.Year)];
    }
}
