namespace PerfLedger.Ledger;

/// <summary>
/// What the logins may do to the tables of the ledger, as migrations/0001 and 0002 grant it, and nothing else: "append only" is here.
/// A line is login, table, privilege, and for a privilege on some columns these.
/// </summary>
internal static class Privileges
{
    public const string App = "perfledger_app";
    public const string Reader = "perfledger_reader";

    private static readonly string[] ReadOnly =
        ["mt_high_water_skips", "mt_doc_deadletterevent", "schema_migration"];

    private static readonly string[] AppendOnly =
        ["mt_streams", "mt_events", "ledger_leaf", "ledger_salt", "ledger_command", "archive_blob"];

    private static readonly string[] ReadModels = ["mt_event_progression", "mt_doc_selfevaluation"];

    public static IReadOnlyList<string> Tables { get; } = [.. ReadOnly, .. AppendOnly, .. ReadModels, "ledger_head"];

    public static IReadOnlySet<string> Expected { get; } = new HashSet<string>(
    [
        .. Tables.SelectMany(table => new[] { $"{App} {table} SELECT", $"{Reader} {table} SELECT" }),
        .. AppendOnly.Select(table => $"{App} {table} INSERT"),
        .. ReadModels.SelectMany(table => new[] { $"{App} {table} INSERT", $"{App} {table} UPDATE" }),
        $"{App} mt_streams UPDATE timestamp",
        $"{App} mt_streams UPDATE version",
        $"{App} ledger_head UPDATE position",
        $"{App} ledger_head UPDATE recorded",
    ], StringComparer.Ordinal);

    /// <summary>What the server grants in fact, through whatever role; $1 = tables, $2 = logins.</summary>
    public const string ActualSql = """
        with subject as (
            select r.oid as role, r.rolname, c.oid as class, c.relname
            from pg_roles r cross join pg_class c
            where r.rolname = any($2) and c.relnamespace = to_regnamespace('ledger') and c.relname = any($1)),
        whole as (
            select s.*, p.privilege
            from subject s
            cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p (privilege)
            where has_table_privilege(s.role, s.class, p.privilege))
        select rolname || ' ' || relname || ' ' || privilege from whole
        union all
        select s.rolname || ' ' || s.relname || ' ' || p.privilege || ' ' || a.attname
        from subject s
        cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p (privilege)
        join pg_attribute a on a.attrelid = s.class and a.attnum > 0 and not a.attisdropped
        where has_column_privilege(s.role, s.class, a.attnum, p.privilege) and not has_table_privilege(s.role, s.class, p.privilege)
        """;
}
