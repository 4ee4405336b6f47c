using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>What a run of the migrations did.</summary>
/// <param name="Applied">Names applied now, in order; empty when the database was up to date.</param>
public sealed record MigrationReport(IReadOnlyList<string> Applied);

/// <summary>How the migrations of a database stand to those of the program.</summary>
/// <param name="Applied">Names recorded in the database.</param>
/// <param name="Pending">Names the program has and the database has not.</param>
/// <param name="Changed">Applied names whose text in the program is another one.</param>
/// <param name="Unknown">Names recorded in the database that the program does not have: it is older than the database.</param>
public sealed record MigrationStatus(
    IReadOnlyList<string> Applied, IReadOnlyList<string> Pending, IReadOnlyList<string> Changed, IReadOnlyList<string> Unknown)
{
    /// <summary>Every migration of the program is applied unchanged, and no other.</summary>
    public bool IsCurrent => Pending.Count == 0 && Changed.Count == 0 && Unknown.Count == 0;
}

/// <summary>Forward-only migrations: plain SQL built into the program, each in one transaction, checksummed.</summary>
public static class Migrations
{
    /// <summary>SHA-256 in lower-case hex over names and checksums of all migrations of the program.</summary>
    public static string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(MigrationFile.Embedded.Select(f => $"{f.Name} {f.Sha256}\n")))));

    /// <summary>
    /// Applies what is pending, as owner. Several processes may do so at once: they take turns, and the late ones find nothing to do.
    /// A changed or unknown migration in the database is refused with a <see cref="LedgerException"/> before anything is applied.
    /// </summary>
    public static Task<MigrationReport> ApplyAsync(NpgsqlDataSource owner, CancellationToken ct = default) => ApplyAsync(owner, null, ct);

    /// <summary>The same, and behind it, before another process has its turn, what the program needs beside the ledger.</summary>
    public static Task<MigrationReport> ApplyAsync(
        NpgsqlDataSource owner, Func<CancellationToken, Task>? beside, CancellationToken ct = default) =>
        new MigrationRun(MigrationFile.Embedded).ApplyAsync(owner, beside, ct);

    /// <summary>Compares database and program; any login that may read the ledger will do.</summary>
    public static Task<MigrationStatus> StatusAsync(NpgsqlDataSource source, CancellationToken ct = default) =>
        new MigrationRun(MigrationFile.Embedded).StatusAsync(source, ct);
}
