using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>How a ledger is installed; nothing of it is about its contents (that is <see cref="LedgerVerifier"/>).</summary>
/// <param name="Head">Where the ledger stands; null when it is not migrated yet.</param>
/// <param name="Migrations">Migrations of database and program.</param>
/// <param name="ClockUntouched"><c>ledger.clock()</c> is the server's clock. False in a simulation, and nowhere else.</param>
/// <param name="PrivilegesTooMany">Privileges somebody has beyond those of the migrations.</param>
/// <param name="PrivilegesMissing">Privileges of the migrations somebody has not.</param>
/// <param name="Login">The login that asks.</param>
/// <param name="LoginIsOwner">That login could change events.</param>
public sealed record LedgerStatus(
    LedgerHead? Head,
    MigrationStatus Migrations,
    bool ClockUntouched,
    IReadOnlyList<string> PrivilegesTooMany,
    IReadOnlyList<string> PrivilegesMissing,
    string Login,
    bool LoginIsOwner)
{
    /// <summary>Everything is as it must be for a program that serves.</summary>
    public bool IsGreen => Head is not null && Migrations.IsCurrent && ClockUntouched && AppendOnly && !LoginIsOwner;

    /// <summary>The logins may append and read, and nothing else.</summary>
    public bool AppendOnly => PrivilegesTooMany.Count == 0 && PrivilegesMissing.Count == 0;

    /// <summary>Reads the status under the login of the source.</summary>
    public static async Task<LedgerStatus> ReadAsync(NpgsqlDataSource source, CancellationToken ct = default)
    {
        var migrations = await Ledger.Migrations.StatusAsync(source, ct);
        var (login, owner) = await LedgerGuard.LoginAsync(source, ct);
        if (migrations.Applied.Count == 0)
            return new(null, migrations, false, [], [], login, owner);
        var head = await new LedgerReader(source).HeadAsync(ct);
        var actual = await PrivilegesAsync(source, ct);
        return new(
            head, migrations, await ClockAsync(source, ct), [.. actual.Except(Privileges.Expected).Order(StringComparer.Ordinal)],
            [.. Privileges.Expected.Except(actual).Order(StringComparer.Ordinal)], login, owner);
    }

    private static async Task<bool> ClockAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        const string sql = """
            select count(*) = 1 and bool_and(p.prosrc = 'select clock_timestamp()' and l.lanname = 'sql' and p.proconfig is null)
            from pg_proc p join pg_language l on l.oid = p.prolang
            where p.pronamespace = to_regnamespace('ledger') and p.proname = 'clock'
            """;
        await using var command = Sql.Command(source, sql);
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task<HashSet<string>> PrivilegesAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var actual = new HashSet<string>(StringComparer.Ordinal);
        await using var command = Sql.Command(
            source, Privileges.ActualSql, Privileges.Tables.ToArray(), new[] { Privileges.App, Privileges.Reader });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            actual.Add(rows.GetString(0));
        return actual;
    }
}
