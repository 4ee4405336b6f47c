using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>Where a stream stands.</summary>
internal sealed record StreamView(string Id, bool Exists, long Version, string? Category, bool Archived, byte[]? Leaf)
{
    public static StreamView None(string id) => new(id, Exists: false, 0, null, Archived: false, null);

    public static StreamView Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        Exists: true,
        row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        !row.IsDBNull(3) && row.GetBoolean(3),
        row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4));
}

/// <summary>What the command table remembers.</summary>
internal sealed record EarlierCommand(string Digest, long First, long Last, DateTimeOffset Recorded);
