using System.Globalization;
using Npgsql;

namespace PerfLedger.Benchmarks;

/// <summary>Processor time of all PostgreSQL processes, read from /proc; zero where the server is on another machine or system.</summary>
internal static class ServerCpu
{
    private const int TicksPerSecond = 100; // USER_HZ of every Linux

    public static async Task<TimeSpan> ReadAsync(NpgsqlDataSource source)
    {
        long ticks = 0;
        await using var command = source.CreateCommand("select pid from pg_stat_activity where pid is not null");
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            ticks += await TicksAsync(rows.GetInt32(0));
        return TimeSpan.FromSeconds((double)ticks / TicksPerSecond);
    }

    private static async Task<long> TicksAsync(int process)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
        if (!File.Exists(path))
            return 0;
        var text = await File.ReadAllTextAsync(path);
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }
}
