using System.Security.Cryptography;
using System.Text;

namespace PerfLedger.Ledger;

/// <summary>A migration as built into the program.</summary>
internal sealed record MigrationFile(string Name, string Sql)
{
    private const string Folder = "migrations/";

    /// <summary>SHA-256 over the text with line ends normalised, so that a checkout under another system counts as the same.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All migrations of the program in ordinal order of their names.</summary>
    public static IReadOnlyList<MigrationFile> Embedded { get; } =
    [
        .. typeof(MigrationFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new MigrationFile(name[Folder.Length..], Read(name))),
    ];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(MigrationFile).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
