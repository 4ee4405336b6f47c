using System.Security.Cryptography;
using System.Text;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests;

public sealed class ArchiveSpec(LedgerDatabase database) : IClassFixture<LedgerDatabase>
{
    private readonly BlobArchive archive = new(database.App);

    [LedgerFact]
    public async Task Bytes_come_back_under_their_digest()
    {
        var digest = await archive.PutAsync("报告"u8.ToArray(), "text/plain");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("报告"u8)), digest);
        Assert.Equal("报告"u8.ToArray(), await archive.GetAsync(digest));
        Assert.Null(await archive.GetAsync(new string('0', 64)));
        Assert.False(await archive.CopyToAsync(new string('0', 64), Stream.Null));
    }

    [LedgerFact]
    public async Task The_same_bytes_are_kept_once()
    {
        var bytes = RandomNumberGenerator.GetBytes(1000);
        var digests = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => archive.PutAsync(bytes, "application/x")));
        var digest = Assert.Single(digests.Distinct());
        Assert.Equal(1L, await database.App.RunAsync($"select count(*) from ledger.archive_blob where sha256 = '\\x{digest}'"));
    }

    [LedgerFact]
    public async Task A_stream_goes_in_from_where_it_stands_and_comes_out()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        using var seekable = new MemoryStream(bytes) { Position = 10 };
        Assert.Equal(bytes[10..], await archive.GetAsync(await archive.PutAsync(seekable, "application/x")));
        await using var pipe = new OneWay(new MemoryStream(bytes));
        var digest = await archive.PutAsync(pipe, "application/x");
        using var copy = new MemoryStream();
        Assert.True(await archive.CopyToAsync(digest, copy));
        Assert.Equal(bytes, copy.ToArray());
    }

    [LedgerFact]
    public async Task Slices_together_are_the_archive_each_file_once_and_find_what_is_damaged()
    {
        await using var own = await LedgerDatabase.CreateAsync();
        var blobs = new BlobArchive(own.App);
        var digests = new List<string>();
        for (var i = 0; i < 40; i++) digests.Add(await blobs.PutAsync(Encoding.UTF8.GetBytes($"文件 {i}"), "text/plain"));
        await own.Administrator.RunAsync("alter table ledger.archive_blob drop constraint archive_blob_is_what_it_says");
        await own.Administrator.RunAsync($"update ledger.archive_blob set bytes = set_byte(bytes, 0, 0) where sha256 = '\\x{digests[7]}'");
        foreach (var of in new[] { 1, 7, 28 })
        {
            var (count, damaged) = (0L, new List<string>());
            for (var slice = 0; slice < of; slice++)
            {
                var found = await blobs.CheckSliceAsync(slice, of);
                (count, damaged) = (count + found.Checked, [.. damaged, .. found.Damaged]);
            }

            Assert.Equal(40, count);
            Assert.Equal([digests[7]], damaged);
        }
    }

    [LedgerFact]
    public async Task Fifty_megabytes_and_no_more()
    {
        var bytes = new byte[BlobArchive.MostBytes + 1];
        await Assert.ThrowsAsync<ArgumentException>(() => archive.PutAsync(bytes, "application/x"));
        await Assert.ThrowsAsync<ArgumentException>(() => archive.PutAsync(new MemoryStream(bytes), "application/x"));
        await Assert.ThrowsAsync<ArgumentException>(() => archive.PutAsync(new OneWay(new MemoryStream(bytes)), "application/x"));
        var digest = await archive.PutAsync(bytes.AsMemory(1), "application/x");
        Assert.Equal(BlobArchive.MostBytes, (await archive.GetAsync(digest))!.LongLength);
    }

    [LedgerFact]
    public async Task Damage_is_noticed_and_named()
    {
        await using var other = await LedgerDatabase.CreateAsync();
        var damaged = new BlobArchive(other.App);
        var sound = await damaged.PutAsync("sound"u8.ToArray(), "text/plain");
        var digest = await damaged.PutAsync("bytes"u8.ToArray(), "text/plain");
        await other.Administrator.RunAsync($"""
            alter table ledger.archive_blob drop constraint archive_blob_is_what_it_says;
            update ledger.archive_blob set bytes = 'bytez' where sha256 = '\x{digest}'
            """);
        var e = await Assert.ThrowsAsync<LedgerException>(() => damaged.GetAsync(digest));
        Assert.Contains(digest, e.Message, StringComparison.Ordinal);
        Assert.Equal([digest], await ToListAsync(damaged.DamagedAsync()));
        Assert.Equal("sound", Encoding.ASCII.GetString((await damaged.GetAsync(sound))!));
    }

    [LedgerFact]
    public async Task The_server_refuses_bytes_under_a_wrong_digest()
    {
        var e = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.App.RunAsync(
            "insert into ledger.archive_blob (sha256, media_type, size, bytes) values (sha256('a'), 'text/plain', 1, 'b')"));
        Assert.Equal("archive_blob_is_what_it_says", e.ConstraintName);
    }

    [LedgerTheory]
    [InlineData("abc")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    public async Task A_digest_is_64_digits_of_lower_case_hex(string digest) =>
        await Assert.ThrowsAsync<ArgumentException>(() => archive.GetAsync(digest));

    /// <summary>A stream that can be read once, like an upload.</summary>
    private sealed class OneWay(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
