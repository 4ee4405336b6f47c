using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>The program refuses to serve under a login that could change recorded events.</summary>
public static class LedgerGuard
{
    /// <summary>
    /// Throws a <see cref="LedgerException"/> when the login is a superuser, the owner of the ledger, a member of that role, or may do more
    /// to events than append and read, or when there is no ledger yet. Call it once at the start of every program that appends.
    /// </summary>
    public static async Task RefuseOwnerAsync(NpgsqlDataSource main, CancellationToken ct = default)
    {
        await using (var exists = Sql.Command(main, "select to_regclass('ledger.mt_events') is not null"))
        {
            if (await exists.ExecuteScalarAsync(ct) is not true)
                throw new LedgerException("这个数据库里还没有台账。请用所有者的登录（ConnectionStrings__Owner）运行 perfledger migrate。");
        }

        var (login, owner) = await LoginAsync(main, ct);
        if (owner)
        {
            throw new LedgerException(
                $"登录“{login}”能改动或删除已记录的事件，程序不在这样的登录下运行。"
                + "请在 ConnectionStrings__Main 中写程序的登录（perfledger_app）；所有者的登录只用于 migrate，见 docs/postgresql.md。");
        }
    }

    /// <summary>The most powerful role of the session and whether it could change events.</summary>
    internal static async Task<(string Login, bool Owner)> LoginAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        // session_user too: who logged in as owner and took a smaller role can always take the larger one back.
        const string sql = """
            select r.rolname::text, r.rolsuper or coalesce(pg_has_role(r.oid, c.relowner, 'member')
                or has_table_privilege(r.oid, c.oid, 'DELETE, TRUNCATE')
                or has_any_column_privilege(r.oid, c.oid, 'UPDATE'), false) as owner
            from pg_roles r left join pg_class c on c.oid = to_regclass('ledger.mt_events')
            where r.rolname in (current_user, session_user)
            order by owner desc limit 1
            """;
        await using var command = Sql.Command(source, sql);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetString(0), row.GetBoolean(1));
    }
}
