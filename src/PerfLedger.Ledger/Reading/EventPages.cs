using System.Runtime.CompilerServices;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// Reads in keyset pages, each a short statement of its own: no transaction stays open while the caller works, so the clean-up of the
/// head row is never held back. Events never change, so pages fit together.
/// </summary>
internal static class EventPages
{
    public const int PageSize = 1000;

    /// <param name="source">Where to read.</param>
    /// <param name="catalogue">Known types.</param>
    /// <param name="sql">Statement with $1 = key after which the page begins and $2 = size of a page.</param>
    /// <param name="key">The key of an event in the order of the statement.</param>
    /// <param name="after">Key after which to begin.</param>
    /// <param name="more">Values of $3 and on.</param>
    /// <param name="ct">Stops reading.</param>
    public static async IAsyncEnumerable<RecordedEvent> ReadAsync(
        NpgsqlDataSource source, EventCatalogue catalogue, string sql, Func<RecordedEvent, long> key, long after, object[] more,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var page = new List<RecordedEvent>(PageSize);
        do
        {
            page.Clear();
            await using (var command = Sql.Command(source, sql, [after, PageSize, .. more]))
            await using (var rows = await command.ExecuteReaderAsync(ct))
            {
                var row = new EventRow(rows, catalogue);
                while (await rows.ReadAsync(ct))
                    page.Add(row.Read());
            }

            foreach (var recorded in page)
                yield return recorded;
            if (page.Count > 0)
                after = key(page[^1]);
        }
        while (page.Count == PageSize);
    }
}
