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

    /// <summary>All persons.</summary>
    public static async Task<IReadOnlyList<PersonRow>> AllAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        await using var query = main.CreateCommand("select id, unit, name, roles from ledger.person order by id");
        var people = new List<PersonRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) people.Add(new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetFieldValue<string[]>(3)));
        return people;
    }
}
