using System.Diagnostics;
using Npgsql;

namespace PerfLedger.Workbench.Features.Jobs.Kinds;

/// <summary>PostgreSQL's own programs, called with the connection in the environment: no password stands in a list of processes.</summary>
internal static class PgTools
{
    /// <summary>Where a program is: in the folder the door names (PERFLEDGER_PG_BIN), on the path, or where Debian or Red Hat puts it.
    /// </summary>
    public static string? Find(string program) => Places().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    public static async Task<string> RunAsync(
        string program, NpgsqlConnectionStringBuilder connection, IEnumerable<string> words, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Find(program) ?? throw new IOException($"没有找到 {program}"), words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = FormattableString.Invariant($"{connection.Port}");
        start.Environment["PGDATABASE"] = connection.Database;
        if (connection.Username is { } user) start.Environment["PGUSER"] = user;
        if (connection.Password is { } password) start.Environment["PGPASSWORD"] = password;
        if (connection.SslMode is not SslMode.Prefer) start.Environment["PGSSLMODE"] = Name(connection.SslMode);
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            await process.WaitForExitAsync(ct);
            return process.ExitCode == 0 ? await output
                : throw new IOException(FormattableString.Invariant($"{program} 以 {process.ExitCode} 结束：{(await error).Trim()}"));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string Name(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        SslMode.Require => "require",
        SslMode.Allow => "allow",
        _ => "disable",
    };

    private static IEnumerable<string> Places()
    {
        if (Environment.GetEnvironmentVariable("PERFLEDGER_PG_BIN") is { Length: > 0 } named) yield return named;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)) yield return folder;
        foreach (var (root, pattern) in new[] { ("/usr/lib/postgresql", "*"), ("/usr", "pgsql-*") })
        {
            if (!Directory.Exists(root)) continue;
            foreach (var folder in Directory.GetDirectories(root, pattern).OrderDescending(StringComparer.Ordinal))
                yield return Path.Combine(folder, "bin");
        }
    }
}
