using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Benchmarks;

/// <summary>A long stream folded to its state, beside fetching its bodies and nothing else.</summary>
internal static class Folds
{
    public const int Events = 10_000;

    private static readonly Category<long> Bytes = new("bench", 0, (sum, recorded) => sum + recorded.Json.Length);

    public static async Task<string> FillAsync(BenchDatabase database)
    {
        const string stream = "bench.fold";
        for (var version = 0; version < Events; version += 1000) await Appends.AppendAsync(database.Ledger, stream, version, 1000);
        return stream;
    }

    public static Task<Measurement> FetchAsync(BenchDatabase database, string stream) => Meter.RepeatAsync(
        [
            async () =>
            {
                await using var command = database.Main.CreateCommand(
                    "select data from ledger.mt_events where stream_id = $1 order by version");
                command.Parameters.Add(new NpgsqlParameter { Value = stream });
                await using var rows = await command.ExecuteReaderAsync();
                var sum = 0L;
                while (await rows.ReadAsync()) sum += rows.GetFieldValue<byte[]>(0).Length;
                Require(sum > 0);
            },
        ],
        TimeSpan.FromSeconds(1));

    public static Task<Measurement> FoldAsync(BenchDatabase database, string stream) => Meter.RepeatAsync(
        [async () => Require((await database.Ledger.FoldAsync(Bytes, stream)).Version == Events)],
        TimeSpan.FromSeconds(1));

    private static void Require(bool holds)
    {
        if (!holds) throw new InvalidOperationException("the benchmark did not read what it wrote");
    }
}
