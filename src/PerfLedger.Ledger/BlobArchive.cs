using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace PerfLedger.Ledger;

/// <summary>Bytes under their SHA-256, for ever. A digest is 64 digits of lower-case hex.</summary>
public sealed class BlobArchive(NpgsqlDataSource main)
{
    /// <summary>Most bytes of one blob: 50 MB.</summary>
    public const long MostBytes = 50L * 1024 * 1024;

    /// <summary>Puts bytes in, if they are not there yet, and returns their digest.</summary>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken ct = default)
    {
        RequireSize(bytes.Length);
        var sha256 = SHA256.HashData(bytes.Span);
        await InsertAsync(sha256, mediaType, bytes.Length, bytes, ct);
        return Convert.ToHexStringLower(sha256);
    }

    /// <summary>Puts the rest of a stream in without holding it in memory; one that cannot seek goes through a temporary file.</summary>
    public async Task<string> PutAsync(Stream bytes, string mediaType, CancellationToken ct = default)
    {
        if (!bytes.CanSeek)
        {
            await using var spooled = await SpoolAsync(bytes, ct);
            return await PutAsync(spooled, mediaType, ct);
        }

        var start = bytes.Position;
        var size = bytes.Length - start;
        RequireSize(size);
        var sha256 = await SHA256.HashDataAsync(bytes, ct);
        bytes.Position = start;
        await InsertAsync(sha256, mediaType, size, bytes, ct);
        return Convert.ToHexStringLower(sha256);
    }

    /// <summary>The bytes, hashed again, or null when there are none; damaged bytes are a <see cref="LedgerException"/>.</summary>
    public async Task<byte[]?> GetAsync(string sha256, CancellationToken ct = default)
    {
        using var bytes = new MemoryStream();
        return await CopyToAsync(sha256, bytes, ct) ? bytes.ToArray() : null;
    }

    /// <summary>
    /// Streams the bytes out while hashing them; false when there are none under this digest. Damage shows at the end, as a
    /// <see cref="LedgerException"/>: until then the caller must not rely on what was written.
    /// </summary>
    public async Task<bool> CopyToAsync(string sha256, Stream destination, CancellationToken ct = default)
    {
        await using var command = Sql.Command(main, "select bytes from ledger.archive_blob where sha256 = $1", Key(sha256));
        await using var row = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        if (!await row.ReadAsync(ct))
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var source = await row.GetStreamAsync(0, ct);
        var buffer = new byte[81920];
        for (int read; (read = await source.ReadAsync(buffer, ct)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await destination.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(Key(sha256)))
            throw new LedgerException($"存档的文件已损坏（SHA-256 {sha256}）；请按摘要从备份恢复。");
        return true;
    }

    /// <summary>Digests whose bytes are damaged, found by the server.</summary>
    public async IAsyncEnumerable<string> DamagedAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        const string sql = "select sha256 from ledger.archive_blob where sha256 <> pg_catalog.sha256(bytes) order by sha256";
        await using var command = Sql.Command(main, sql);
        command.CommandTimeout = 0;
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            yield return Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(0));
    }

    /// <summary>
    /// The same for one slice of many, cut by the digests themselves: so an archive of any size is gone through in as many nights.
    /// Returns how many were hashed.
    /// </summary>
    /// <param name="slice">Which slice, from 0.</param>
    /// <param name="of">How many there are, at most 65536.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<(long Checked, IReadOnlyList<string> Damaged)> CheckSliceAsync(int slice, int of, CancellationToken ct = default)
    {
        const string sql = """
            select count(*), coalesce(array_agg(sha256 order by sha256) filter (where sha256 <> pg_catalog.sha256(bytes)), '{}')
            from ledger.archive_blob where sha256 >= $1 and sha256 < $2
            """;
        await using var command = Sql.Command(main, sql, Bound(slice, of), Bound(slice + 1, of));
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), [.. row.GetFieldValue<byte[][]>(1).Select(Convert.ToHexStringLower)]);
    }

    /// <summary>Where a slice begins: the share of the first two bytes; behind the last slice lies what no digest reaches.</summary>
    private static byte[] Bound(int slice, int of)
    {
        var at = slice * 65536L / of;
        return at > 0xFFFF ? [.. Enumerable.Repeat((byte)0xFF, 33)] : [(byte)(at >> 8), (byte)(at & 0xFF)];
    }

    private async Task InsertAsync(byte[] sha256, string mediaType, long size, object bytes, CancellationToken ct)
    {
        await using var exists = Sql.Command(main, "select exists (select from ledger.archive_blob where sha256 = $1)", sha256);
        if (await exists.ExecuteScalarAsync(ct) is true)
            return;
        // Equal digests are equal bytes, so whoever comes second has nothing to add.
        await using var insert = Sql.Command(
            main,
            "insert into ledger.archive_blob (sha256, media_type, size, bytes) values ($1, $2, $3, $4) on conflict (sha256) do nothing",
            sha256, mediaType, size);
        insert.Parameters.Add(new NpgsqlParameter { Value = bytes, NpgsqlDbType = NpgsqlDbType.Bytea });
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static async Task<FileStream> SpoolAsync(Stream bytes, CancellationToken ct)
    {
        var spool = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            var buffer = new byte[81920];
            for (int read; (read = await bytes.ReadAsync(buffer, ct)) > 0;)
            {
                RequireSize(spool.Length + read);
                await spool.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            spool.Position = 0;
            return spool;
        }
        catch
        {
            await spool.DisposeAsync();
            throw;
        }
    }

    private static void RequireSize(long size)
    {
        if (size > MostBytes)
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The blob has {size} bytes or more; the archive keeps up to {MostBytes} in one."));
    }

    private static byte[] Key(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Convert.FromHexString(sha256)
        : throw new ArgumentException($"'{sha256}' is no SHA-256 in lower-case hex.", nameof(sha256));
}
