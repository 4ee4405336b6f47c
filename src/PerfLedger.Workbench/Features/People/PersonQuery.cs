using Npgsql;

namespace PerfLedger.Workbench.Features.People;

/// <summary>Finds persons.</summary>
internal static class PersonQuery
{
    /// <summary>The ids of the persons with this id or this name; a name may be borne by several.</summary>
    public static async Task<IReadOnlyList<string>> NamedAsync(NpgsqlDataSource main, string text, CancellationToken ct)
    {
        await using var query = main.CreateCommand("select id from ledger.person where id = $1 or name = $1 order by id");
        query.Parameters.Add(new() { Value = text });
        var ids = new List<string>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) ids.Add(r.GetString(0));
        return ids;
    }

    /// <summary>Names by id of all persons registered.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        await using var query = main.CreateCommand("select id, name from ledger.person");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) names[r.GetString(0)] = r.GetString(1);
        return names;
    }

    /// <summary>Everybody as last registered, by id.</summary>
    public static async Task<IReadOnlyList<PersonRow>> AllAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        await using var query = main.CreateCommand($"select {PersonRow.Columns} from ledger.person order by id");
        var persons = new List<PersonRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) persons.Add(PersonRow.Read(r));
        return persons;
    }
}
