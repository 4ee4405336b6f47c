using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>The rows of a follower: how far it came, in Marten's table, and whether something is wrong, in ours.</summary>
internal sealed class FollowerProgress(NpgsqlConnection connection, string follower)
{
    /// <summary>Before the names of ours in Marten's table of progress, so that they are never taken for projections of Marten.</summary>
    public const string Prefix = "perfledger:";

    private string Name => Prefix + follower;

    /// <summary>Makes the rows of a new follower and returns how far it came.</summary>
    public async Task<long> BeginAsync(CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Sql.Step(
                    """
                    insert into ledger.mt_event_progression (name, last_seq_id, last_updated) values ($1, 0, ledger.clock())
                    on conflict (name) do nothing
                    """,
                    Name),
                Sql.Step("insert into ledger.follower (name, since) values ($1, ledger.clock()) on conflict (name) do nothing", follower),
                Sql.Step(
                    """
                    select p.last_seq_id, h.position from ledger.mt_event_progression p cross join ledger.ledger_head h where p.name = $1
                    """,
                    Name),
            },
        };
        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var (position, head) = (row.GetInt64(0), row.GetInt64(1));
        return position <= head ? position : throw new LedgerException(
            $"跟进表“{follower}”走到了位置 {position}，而台账只到 {head}：台账可能丢了事件。"
            + "请用 perfledger verify 核对台账，再用 perfledger rebuild 重建查询表。");
    }

    /// <summary>Moves the progress in the transaction of the work; whoever got so far has no error any more.</summary>
    public async Task AdvanceAsync(long from, long to, CancellationToken ct)
    {
        var moved = Sql.Step(
            "update ledger.mt_event_progression set last_seq_id = $3, last_updated = ledger.clock() where name = $1 and last_seq_id = $2",
            Name, from, to);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                moved,
                Sql.Step("update ledger.follower set error = null, since = ledger.clock() where name = $1 and error is not null", follower),
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        if (moved.RecordsAffected != 1)
            throw new LedgerException($"跟进表“{follower}”的进度已不在 {from}，被另一只手改过；请确认只有一个程序在跟进，再用 perfledger rebuild 重建查询表。");
    }

    /// <summary>Keeps why it stopped; the same error again keeps its time.</summary>
    public async Task StopAsync(string error, CancellationToken ct)
    {
        await using var command = Sql.Command(
            connection,
            "update ledger.follower set error = $2, since = ledger.clock() where name = $1 and error is distinct from $2",
            follower, error);
        await command.ExecuteNonQueryAsync(ct);
    }
}
