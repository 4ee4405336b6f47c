using Npgsql;
using NpgsqlTypes;
using PerfLedger.Ledger;

namespace PerfLedger.Benchmarks;

/// <summary>One event a command, each caller on a stream of its own; the limit is one prepared insert of the same JSON.</summary>
internal static class Appends
{
    private static readonly Actor Clerk = new("bench", "填报人", "BENCH", Assurance.Job);

    public static async Task<Measurement> LimitAsync(BenchDatabase database, int callers, TimeSpan time)
    {
        var inserts = new List<NpgsqlCommand>();
        for (var i = 0; i < callers; i++) inserts.Add(await PrepareAsync(database));
        var measured = await Meter.RepeatAsync(inserts.Select<NpgsqlCommand, Func<Task>>(i => () => i.ExecuteNonQueryAsync()), time);
        foreach (var insert in inserts) await insert.Connection!.DisposeAsync();
        return measured;
    }

    public static Task<Measurement> LedgerAsync(BenchDatabase database, int callers, TimeSpan time) =>
        Meter.RepeatAsync(Enumerable.Range(0, callers).Select(_ => Caller(database.Ledger)), time);

    /// <summary>A command with as many events as asked for, at the next version of the stream.</summary>
    public static async Task AppendAsync(EventLedger ledger, string stream, long version, int events)
    {
        var append = new StreamAppend(stream, "bench", version, [.. Enumerable.Range(0, events).Select(_ => SampleEvent())]);
        var result = await ledger.AppendAsync(new Command(Guid.CreateVersion7(), Guid.CreateVersion7(), Clerk, "bench", [append]));
        if (result is not AppendResult.Accepted) throw new InvalidOperationException($"not accepted: {result}");
    }

    private static Func<Task> Caller(EventLedger ledger)
    {
        var stream = $"bench.{Guid.NewGuid():N}";
        var version = 0L;
        return () => AppendAsync(ledger, stream, version++, 1);
    }

    private static NewEvent SampleEvent() => new("figure_corrected", SampleJson.ToArray());

    private static ReadOnlySpan<byte> SampleJson =>
        """
        {"figure":"funds.total.executed","before":{"kind":"money","value":19425600.00,"unit":"万元","entered":"1942.56"},
         "after":{"kind":"money","value":19452600.00,"unit":"万元","entered":"1945.26"},
         "reason":{"category":"entry","text":"录入时数字颠倒，按支付凭证更正"},"on":"2021-03-15"}
        """u8;

    private static async Task<NpgsqlCommand> PrepareAsync(BenchDatabase database)
    {
        var connection = await database.Main.OpenConnectionAsync();
        var insert = new NpgsqlCommand("insert into ledger.bench_limit (data) values ($1)", connection);
        insert.Parameters.Add(new NpgsqlParameter { Value = SampleJson.ToArray(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await insert.PrepareAsync();
        return insert;
    }
}
