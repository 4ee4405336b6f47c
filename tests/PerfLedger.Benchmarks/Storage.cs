using System.Globalization;
using System.Text;

namespace PerfLedger.Benchmarks;

/// <summary>Bytes on disk an event, by table with its indexes.</summary>
internal static class Storage
{
    public static async Task<string> DescribeAsync(BenchDatabase database)
    {
        const string sql = """
            select c.relname, pg_total_relation_size(c.oid)::float8 / h.position, pg_indexes_size(c.oid)::float8 / h.position
            from pg_class c cross join ledger.ledger_head h
            where c.relnamespace = 'ledger'::regnamespace and c.relkind = 'r' and pg_total_relation_size(c.oid) > 100 * h.position / 10
                and c.relname not like 'bench%'
            order by 2 desc
            """;
        var text = new StringBuilder("Bytes on disk an event, of these indexes:\n");
        await using var command = database.Owner.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture, $"  {rows.GetString(0),-16} {rows.GetDouble(1),7:0} {rows.GetDouble(2),7:0}"));
        return text.ToString().TrimEnd();
    }
}
