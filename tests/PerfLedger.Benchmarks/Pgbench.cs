using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace PerfLedger.Benchmarks;

/// <summary>The same insert from PostgreSQL's own benchmark: how much of the limit is Npgsql's. Empty where there is no pgbench.</summary>
internal static partial class Pgbench
{
    public static async Task<string> RunAsync(BenchDatabase database, int callers, int seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            var json = Encoding.UTF8.GetString(Story.Json).Replace("'", "''", StringComparison.Ordinal);
            await File.WriteAllTextAsync(script, $"insert into ledger.bench_limit (data) values ('{json}');\n");
            var target = new NpgsqlConnectionStringBuilder(database.Main.ConnectionString);
            using var process = Process.Start(new ProcessStartInfo("pgbench",
            [
                "-n", "-M", "prepared", "-f", script, "-h", target.Host!, "-p", Text(target.Port), "-U", target.Username!,
                "-c", Text(callers), "-j", Text(Math.Min(callers, 2)), "-T", Text(seconds), target.Database!,
            ])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            var output = await process!.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return Tps().Match(output) is { Success: true } tps ? $"pgbench {tps.Groups[1].Value}/s" : "";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ""; // not installed
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = (\d+)\.")]
    private static partial Regex Tps();
}
