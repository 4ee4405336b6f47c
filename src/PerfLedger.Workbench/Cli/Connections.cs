using Npgsql;

namespace PerfLedger.Workbench.Cli;

/// <summary>
/// Which database a call speaks to. A ledger NAME is the database <c>perfledger_NAME</c>; a connection string that names a
/// database is taken as it is.
/// </summary>
internal static class Connections
{
    public const string Prefix = "perfledger_";
    public const string Demo = "demo";

    /// <summary>The ledger of <c>demo deadline</c>; its clock is not that of the world.</summary>
    public const string Season = "demo_deadline";

    /// <summary>The connection string of a login (Owner, Main or Reader) without a database, from the environment.</summary>
    public static NpgsqlConnectionStringBuilder Login(string login)
    {
        var text = Environment.GetEnvironmentVariable($"ConnectionStrings__{login}");
        if (string.IsNullOrWhiteSpace(text))
            throw new CliException(ExitCodes.NoDatabase,
                $"没有数据库连接：未设置 ConnectionStrings__{login}。请用 ./perfledger 调用（它会启动自带的 PostgreSQL），或按 docs/postgresql.md 设置连接。");
        try
        {
            return new NpgsqlConnectionStringBuilder(text) { ApplicationName = "perfledger" };
        }
        catch (ArgumentException e)
        {
            throw new CliException(ExitCodes.NoDatabase, $"看不懂 ConnectionStrings__{login}：{e.Message}。写法见 docs/postgresql.md。");
        }
    }

    public static NpgsqlDataSource Open(string login, string ledger) =>
        new NpgsqlDataSourceBuilder(To(login, ledger).ConnectionString) { Name = "perfledger" }.Build();

    /// <summary>The connection string of a login to the database of a ledger, password included.</summary>
    public static NpgsqlConnectionStringBuilder To(string login, string ledger)
    {
        var builder = Login(login);
        if (string.IsNullOrEmpty(builder.Database)) builder.Database = Prefix + ledger;
        return builder;
    }

    /// <summary>The ledger a call without --ledger speaks to: the only one that is no demo, else the demo.</summary>
    public static async Task<string> PickAsync(string? asked, CancellationToken ct)
    {
        if (asked is not null) return Checked(asked);
        var login = Login("Main");
        if (!string.IsNullOrEmpty(login.Database)) return login.Database;
        var all = await LedgersAsync(ct);
        var own = all.Where(n => n is not (Demo or Season)).ToList();
        return own.Count switch
        {
            1 => own[0],
            0 when all.Contains(Demo) => Demo,
            0 => throw new CliException(ExitCodes.NotFound, "还没有台账。请先运行 perfledger demo（演示台账）或 perfledger create 名称。"),
            _ => throw new CliException(ExitCodes.BadInput, $"有多个台账（{string.Join('、', own)}），请用 --ledger 指明。"),
        };
    }

    public static async Task<IReadOnlyList<string>> LedgersAsync(CancellationToken ct)
    {
        var login = Login("Main");
        login.Database = "postgres";
        login.Pooling = false;
        await using var connection = new NpgsqlConnection(login.ConnectionString);
        await connection.OpenAsync(ct);
        await using var query = new NpgsqlCommand(
            "select datname from pg_database where datname like 'perfledger\\_%' order by datname", connection);
        var names = new List<string>();
        await using var reader = await query.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0)[Prefix.Length..]);
        return names;
    }

    /// <summary>Ledger names are lower-case ASCII, so that they are safe as part of a database name.</summary>
    public static string Checked(string name) =>
        name.Length is > 0 and <= 40 && name.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_')
            ? name
            : throw new CliException(ExitCodes.BadInput, $"台账名“{name}”无效：只用小写字母、数字和下划线，最多 40 个。");
}
