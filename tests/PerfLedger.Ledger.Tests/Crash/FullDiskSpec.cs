using Npgsql;
using PerfLedger.Soak;
using static PerfLedger.Ledger.Tests.Sample;

namespace PerfLedger.Ledger.Tests.Crash;

public sealed class FullDiskSpec
{
    [FullDiskFact]
    public async Task On_a_full_disk_every_write_is_refused_every_read_goes_through_and_space_is_enough_to_go_on()
    {
        var database = await LedgerDatabase.CreateAsync();
        await using var full = await FullDisk.UnderAsync(database);
        await using var closing = (IAsyncDisposable)database; // the database goes before the disk it lies on
        var (ledger, archive) = (LedgerOf(database), new BlobArchive(database.App));
        var kept = await archive.PutAsync(new byte[100_000], "application/octet-stream");
        await ledger.AcceptAsync("s", 0, Large(0));

        full.Disk.Fill();
        var (refused, head) = await FillAsync(ledger, "s");
        Assert.Equal(PostgresErrorCodes.DiskFull, await StateOfAsync(() => ledger.AppendAsync(refused)));
        Assert.Equal(PostgresErrorCodes.DiskFull, await StateOfAsync(() => archive.PutAsync(new byte[3_000_000], "image/png")));
        Assert.Equal(head, (await ledger.HeadAsync()).Position);
        Assert.Equal(head, (await ToListAsync(ledger.ReadAllAsync())).Count);
        Assert.Equal(100_000, (await archive.GetAsync(kept))!.Length);
        Assert.True((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).IsSound);

        full.Disk.Free();
        Assert.Equal(head + 1, (await ledger.AcceptAsync(refused)).FirstPosition);
        Assert.NotNull(await archive.GetAsync(await archive.PutAsync(new byte[3_000_000], "image/png")));
        Assert.True((await LedgerVerifier.VerifyAsync(database.Reader, Catalogue)).IsSound);
    }

    /// <summary>PostgreSQL itself falls when it cannot write its log: what it acknowledged is there again once there is space.</summary>
    [FullDiskFact]
    public async Task A_server_that_fell_over_its_full_log_loses_nothing()
    {
        using var disk = new SmallDisk(48);
        var home = Directory.CreateTempSubdirectory("perfledger-full-");
        await Shell.RunAsync(["chmod", "755", home.FullName]);
        using var server = await Server.InAsync(
            Path.Combine(home.FullName, "pg"), "min_wal_size=4MB", "max_wal_size=12MB", "checkpoint_timeout=1h");
        try
        {
            await server.CreateAsync("--wal-segsize=1", "--waldir", disk.Folder("wal", ownedLike: Path.GetDirectoryName(server.Data)!));
            var journals = home.CreateSubdirectory("journals").FullName;
            await using var main = NpgsqlDataSource.Create(server.Connection("perfledger_app"));
            var ledger = new EventLedger(main, Work.Catalogue, [new SoakTables()]);
            using var stop = new CancellationTokenSource();
            var callers = Enumerable.Range(0, 4).Select(c => new Caller(ledger, 5, c, journals));
            var writing = Task.WhenAll(callers.Select(c => Task.Run(() => c.RunAsync(stop.Token))));
            await ToldAsync(journals, writing, commands: 50);
            disk.Fill();
            await SilentAsync(journals, writing);
            Assert.Contains("PANIC", await File.ReadAllTextAsync(server.Log), StringComparison.Ordinal);

            disk.Free();
            await server.StartAsync(); // as the door does with its next word
            await ToldAsync(journals, writing, Told(journals) + 50);
            await stop.CancelAsync();
            await writing;
            await using var reader = server.Source("perfledger_reader");
            Assert.Empty((await new Audit(reader, journals, 5, 4).AtRestAsync()).Faults);
        }
        finally
        {
            await server.KillAsync();
            home.Delete(recursive: true);
        }
    }

    private static NewEvent Large(int n) => Event("thing_noted", $$"""{"n":{{n}},"filler":"{{new string('数', 500)}}"}""");

    /// <summary>Appends into what is left on the last pages, until a command is refused.</summary>
    private static async Task<(Command Refused, long Head)> FillAsync(EventLedger ledger, string stream)
    {
        for (var version = 1; version < 1000; version++)
        {
            var command = CommandOf(stream, version, Large(version));
            try
            {
                await ledger.AcceptAsync(command);
            }
            catch (Exception e) when (StateOf(e) == PostgresErrorCodes.DiskFull)
            {
                return (command, version);
            }
        }

        throw new InvalidOperationException("A thousand events found room on a full disk.");
    }

    private static async Task<string?> StateOfAsync(Func<Task> write)
    {
        var e = await Record.ExceptionAsync(write);
        return e is null ? null : StateOf(e);
    }

    private static string? StateOf(Exception? e) =>
        e is null or PostgresException ? (e as PostgresException)?.SqlState : StateOf(e.InnerException);

    private static int Told(string journals) => Enumerable.Range(0, 4).Sum(c => Journal.Read(Journal.PathOf(journals, c), 0).Lines.Count);

    private static async Task ToldAsync(string journals, Task writing, int commands)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Told(journals) < commands)
        {
            Assert.False(writing.IsCompleted, $"{writing.Exception}");
            await Task.Delay(20, limit.Token);
        }
    }

    /// <summary>Until nobody was told anything for two seconds.</summary>
    private static async Task SilentAsync(string journals, Task writing)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (int before = -1, now; (now = Told(journals)) != before; before = now)
        {
            Assert.False(writing.IsCompleted, $"{writing.Exception}");
            await Task.Delay(TimeSpan.FromSeconds(2), limit.Token);
        }
    }
}
