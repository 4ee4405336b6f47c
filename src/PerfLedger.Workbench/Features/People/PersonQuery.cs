using Npgsql;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.People;

/// <summary>Finds persons.</summary>
internal static class PersonQuery
{
    /// <summary>The ids of the persons with this id or this name; a name may be borne by several.</summary>
    public static async Task<IReadOnlyList<string>> NamedAsync(Reads reads, string text, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("select id from ledger.names() where id = $1 or name = $1 order by id");
        query.Parameters.Add(new() { Value = text });
        var ids = new List<string>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) ids.Add(r.GetString(0));
        return ids;
    }

    /// <summary>What a person is called, of whatever unit; where nobody is registered under it, the id.</summary>
    public static async Task<string> NameAsync(Reads reads, string id, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("select coalesce(ledger.name_of($1), $1)");
        query.Parameters.Add(new() { Value = id });
        return (string)(await query.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Names by id of all persons registered.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("select id, name from ledger.names()");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) names[r.GetString(0)] = r.GetString(1);
        return names;
    }

    /// <summary>Everybody as last registered, by id.</summary>
    public static async Task<IReadOnlyList<PersonRow>> AllAsync(Reads reads, CancellationToken ct)
    {
        await using var query = reads.CreateCommand($"select {PersonRow.Columns} from ledger.person order by id");
        var persons = new List<PersonRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) persons.Add(PersonRow.Read(r));
        return persons;
    }
}
