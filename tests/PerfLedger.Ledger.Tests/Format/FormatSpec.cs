using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Format;

/// <summary>
/// Our tables against the schema of a Marten 9 client, as observed and written down in marten-format.txt: every column, type, default,
/// constraint, index and the sequence, and nothing more on Marten's tables.
/// </summary>
public sealed class FormatSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private const string ActualSql = """
        with marten as (
            select oid, relname from pg_class
            where relnamespace = 'ledger'::regnamespace and relkind = 'r' and relname like 'mt\_%')
        select format('column %s %s: %s', m.relname, a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
            'default ' || pg_get_expr(d.adbin, d.adrelid), case when a.attnotnull then 'not null' end))
        from marten m join pg_attribute a on a.attrelid = m.oid and a.attnum > 0 and not a.attisdropped
        left join pg_attrdef d on d.adrelid = m.oid and d.adnum = a.attnum
        union all
        select format('constraint %s %s: %s', m.relname, c.conname, pg_get_constraintdef(c.oid))
        from marten m join pg_constraint c on c.conrelid = m.oid
        union all
        select format('index %s: %s', m.relname, pg_get_indexdef(i.indexrelid))
        from marten m join pg_index i on i.indrelid = m.oid
        where not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype = 'p')
        union all
        select format('trigger %s %s', m.relname, t.tgname) from marten m join pg_trigger t on t.tgrelid = m.oid and not t.tgisinternal
        union all
        select format('sequence %s: start %s increment %s cache %s %s owned by %s.%s', s.relname, q.seqstart, q.seqincrement, q.seqcache,
            case when q.seqcycle then 'cycle' else 'no cycle' end, t.relname, a.attname)
        from pg_class s join pg_sequence q on q.seqrelid = s.oid
        join pg_depend d on d.objid = s.oid and d.deptype = 'a' and d.classid = 'pg_class'::regclass
        join pg_class t on t.oid = d.refobjid join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        where s.relnamespace = 'ledger'::regnamespace
        """;

    [LedgerFact]
    public async Task Tables_are_exactly_those_of_a_marten_9_client()
    {
        var expected = Expected().Order(StringComparer.Ordinal);
        var actual = new List<string>();
        await using var command = database.Reader.CreateCommand(ActualSql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            actual.Add(rows.GetString(0));
        Assert.Equal(expected, actual.Order(StringComparer.Ordinal));
    }

    [LedgerFact]
    public async Task An_event_row_is_written_as_a_marten_client_reads_it()
    {
        var command = CommandOf("format", 0, Changed("原因"));
        var accepted = await LedgerOf(database).AcceptAsync(command);
        const string sql = """
            select to_jsonb(e) - 'id' - 'data' - 'timestamp' || jsonb_build_object('rows', (select count(*) from ledger.mt_streams s
                where s.id = e.stream_id and s.version = 1 and s.created = e."timestamp" and s."timestamp" = e."timestamp"
                and s.type = 'thing' and s.tenant_id = '*DEFAULT*' and not s.is_archived))
            from ledger.mt_events e where stream_id = 'format'
            """;
        var expected = $$"""
            {"seq_id":{{accepted.FirstPosition}},"stream_id":"format","version":1,"bdata":null,"type":"thing_changed",
             "tenant_id":"*DEFAULT*","mt_dotnet_type":null,"correlation_id":"{{command.Operation}}","causation_id":"{{command.Id}}",
             "user_name":"p-001","is_archived":false,
             "headers":{"schema":2,"role":"填报人","unit":"101","assurance":"session","onBehalfOf":"p-002","session":"s-1",
                        "clientAddress":"192.0.2.7","clientProgram":"tests/1"},"rows":1}
            """;
        await using var same = database.Reader.CreateCommand($"select ({sql}) = $1::jsonb, ({sql})::text");
        same.Parameters.Add(new() { Value = expected });
        await using var row = await same.ExecuteReaderAsync();
        await row.ReadAsync();
        Assert.True(row.GetBoolean(0), row.GetString(1));
    }

    private static string[] Expected()
    {
        using var reader = new StreamReader(typeof(FormatSpec).Assembly.GetManifestResourceStream("marten-format.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
