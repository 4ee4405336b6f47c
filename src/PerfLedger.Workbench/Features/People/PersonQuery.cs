using Npgsql;
using NpgsqlTypes;
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
    public static Task<IReadOnlyList<PersonRow>> AllAsync(Reads reads, CancellationToken ct) =>
        ReadAsync(reads.CreateCommand($"select {PersonRow.Columns} from ledger.person order by id"), ct);

    /// <summary>Who fills in or heads this unit by registration, and whose account is open.</summary>
    public static async Task<IReadOnlyList<PersonRow>> FillersAsync(Reads reads, string unit, CancellationToken ct)
    {
        var query = reads.CreateCommand($"""
            select {PersonRow.Columns} from ledger.person where unit = $1 and not closed and roles && array['filler', 'head'] order by id
            """);
        query.Parameters.Add(new() { Value = unit });
        return await ReadAsync(query, ct);
    }

    /// <summary>How many persons are asked for, and a page of them, by unit and id.</summary>
    public static async Task<(int Total, IReadOnlyList<PersonRow> Rows)> PageAsync(
        Reads reads, PersonFilter filter, Func<int, int> skip, int take, CancellationToken ct)
    {
        const string where = """
            ($1::text is null or strpos(concat_ws(' ', id, name, unit), $1) > 0) and ($2::text is null or $2 = any(roles))
            and ($3::text[] is null or unit = any($3))
            """;
        int total;
        await using (var count = Filtered(reads, $"select count(*)::int from ledger.person where {where}", filter))
            total = (int)(await count.ExecuteScalarAsync(ct))!;
        var page = Filtered(
            reads, $"select {PersonRow.Columns} from ledger.person where {where} order by unit, id offset $4 limit $5", filter);
        page.Parameters.Add(new() { Value = skip(total) });
        page.Parameters.Add(new() { Value = take });
        return (total, await ReadAsync(page, ct));
    }

    private static ReadCommand Filtered(Reads reads, string sql, PersonFilter filter)
    {
        var query = reads.CreateCommand(sql);
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = filter.Text });
        query.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = filter.Role });
        query.Parameters.Add(
            new() { Value = (object?)filter.Units ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return query;
    }

    private static async Task<IReadOnlyList<PersonRow>> ReadAsync(ReadCommand command, CancellationToken ct)
    {
        await using var query = command;
        var persons = new List<PersonRow>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) persons.Add(PersonRow.Read(r));
        return persons;
    }
}

/// <summary>Which persons are asked for; null = any.</summary>
/// <param name="Text">A piece of id, name or unit code.</param>
/// <param name="Role">A role of the home unit, in the words of the ledger.</param>
/// <param name="Units">Their home units.</param>
internal sealed record PersonFilter(string? Text, string? Role, string[]? Units);
