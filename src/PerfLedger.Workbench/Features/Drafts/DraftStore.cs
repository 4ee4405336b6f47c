using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Drafts;

/// <summary>Drafts of one kind, in a schema beside the ledger: they survive a reload and a restart, and end by themselves.</summary>
/// <typeparam name="T">What stands in one.</typeparam>
/// <param name="session">The ledger beside which they lie.</param>
/// <param name="kind">The kind.</param>
/// <param name="lasts">How long one lies untouched.</param>
internal sealed class DraftStore<T>(LedgerSession session, string kind, TimeSpan lasts)
    where T : class
{
    // Written as the application; who may ask for a draft, the pages decide by its unit and owner.
    private readonly NpgsqlDataSource _main = session.Main;

    private const string Columns = "id, kind, unit, owner, name, version, changed, expires, clock_timestamp() - changed";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Begins one, and throws away those whose time is over.</summary>
    public async Task<Guid> BeginAsync(string unit, string owner, string name, T content, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var batch = _main.CreateBatch();
        batch.BatchCommands.Add(new("delete from desk.draft where expires < clock_timestamp()"));
        batch.BatchCommands.Add(new("""
            insert into desk.draft (id, kind, unit, owner, name, content, expires)
            values ($1, $2, $3, $4, $5, $6, clock_timestamp() + $7)
            """)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = kind }, new() { Value = unit }, new() { Value = owner }, new() { Value = name },
                Content(content), new() { Value = lasts },
            },
        });
        await batch.ExecuteNonQueryAsync(ct);
        return id;
    }

    /// <summary>Files that belong to it, in the order given.</summary>
    public async Task AttachAsync(Guid id, IReadOnlyList<(string Name, byte[] Bytes)> files, CancellationToken ct)
    {
        foreach (var (number, (name, bytes)) in files.Index())
        {
            await using var insert = _main.CreateCommand(
                "insert into desk.draft_file (draft, number, name, bytes) values ($1, $2, $3, $4)");
            foreach (var value in new object[] { id, number, name, bytes }) insert.Parameters.Add(new() { Value = value });
            await insert.ExecuteNonQueryAsync(ct);
        }
    }

    public async Task<IReadOnlyList<(string Name, byte[] Bytes)>> FilesAsync(Guid id, CancellationToken ct)
    {
        await using var query = _main.CreateCommand("select name, bytes from desk.draft_file where draft = $1 order by number");
        query.Parameters.Add(new() { Value = id });
        var files = new List<(string, byte[])>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) files.Add((r.GetString(0), r.GetFieldValue<byte[]>(1)));
        return files;
    }

    /// <summary>One that is still there.</summary>
    public async Task<Draft<T>?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var query = _main.CreateCommand(
            $"select {Columns}, content from desk.draft where id = $1 and kind = $2 and expires >= clock_timestamp()");
        query.Parameters.Add(new() { Value = id });
        query.Parameters.Add(new() { Value = kind });
        await using var r = await query.ExecuteReaderAsync(ct);
        return await r.ReadAsync(ct) ? new(Head(r), JsonSerializer.Deserialize<T>(r.GetFieldValue<string>(9), Json)!) : null;
    }

    /// <summary>Those of a unit, or of one person in it; the last changed first.</summary>
    public async Task<IReadOnlyList<Draft>> ListAsync(string unit, string? owner, CancellationToken ct)
    {
        await using var query = _main.CreateCommand($"""
            select {Columns} from desk.draft
            where kind = $1 and unit = $2 and ($3::text is null or owner = $3) and expires >= clock_timestamp() order by changed desc
            """);
        query.Parameters.Add(new() { Value = kind });
        query.Parameters.Add(new() { Value = unit });
        query.Parameters.Add(new() { Value = (object?)owner ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        var drafts = new List<Draft>();
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct)) drafts.Add(Head(r));
        return drafts;
    }

    /// <summary>Writes what stands in it now. False when somebody changed it since the version seen; null = whatever stands.</summary>
    public async Task<bool> WriteAsync(Guid id, int? seen, string name, T content, CancellationToken ct)
    {
        await using var update = _main.CreateCommand("""
            update desk.draft set name = $3, content = $4, version = version + 1, changed = clock_timestamp(),
                expires = clock_timestamp() + $5
            where id = $1 and ($2::int is null or version = $2)
            """);
        update.Parameters.Add(new() { Value = id });
        update.Parameters.Add(new() { Value = (object?)seen ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        update.Parameters.Add(new() { Value = name });
        update.Parameters.Add(Content(content));
        update.Parameters.Add(new() { Value = lasts });
        return await update.ExecuteNonQueryAsync(ct) == 1;
    }

    public async Task ThrowAwayAsync(Guid id, CancellationToken ct)
    {
        await using var delete = _main.CreateCommand("delete from desk.draft where id = $1 and kind = $2");
        delete.Parameters.Add(new() { Value = id });
        delete.Parameters.Add(new() { Value = kind });
        await delete.ExecuteNonQueryAsync(ct);
    }

    public static CliException Missing() => new(ExitCodes.NotFound, "没有这份底稿：可能已办完、已丢弃或已过期。请从列表中重新打开。");

    private static NpgsqlParameter Content(T content) =>
        new() { Value = JsonSerializer.Serialize(content, Json), NpgsqlDbType = NpgsqlDbType.Json };

    private static Draft Head(NpgsqlDataReader r) => new(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4),
        r.GetInt32(5), r.GetFieldValue<DateTimeOffset>(6), r.GetFieldValue<DateTimeOffset>(7),
        r.GetFieldValue<TimeSpan>(8));
}
