using Npgsql;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Lanes;

/// <summary>Somebody else holds the lane and one append of ours is stuck behind him, so all further ones wait, to be one group.</summary>
internal sealed class HeldLane : IAsyncDisposable
{
    private readonly NpgsqlConnection holder;

    private HeldLane(NpgsqlConnection holder) => this.holder = holder;

    /// <summary>The append that is stuck.</summary>
    public required Task<AppendResult> Stuck { get; init; }

    public static async Task<HeldLane> BehindAsync(LedgerDatabase database, EventLedger ledger)
    {
        var holder = await database.Administrator.OpenConnectionAsync();
        await RunAsync(holder, "begin");
        await RunAsync(holder, "select from ledger.ledger_head for update");
        var stuck = Task.Run(() => ledger.AppendAsync(CommandOf($"stuck.{Guid.NewGuid():N}", 0, Noted())));
        while (await database.Administrator.RunAsync("""
            select exists (select from pg_stat_activity
                where datname = current_database() and usename = 'perfledger_app' and wait_event_type = 'Lock')
            """) is not true)
        {
            Assert.False(stuck.IsCompleted, "the append was not stuck");
            await Task.Delay(10);
        }

        return new(holder) { Stuck = stuck };
    }

    public Task ReleaseAsync() => RunAsync(holder, "rollback");

    public ValueTask DisposeAsync() => holder.DisposeAsync();

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
