using System.Globalization;
using PerfLedger.Soak;

namespace PerfLedger.Ledger.Tests.Crash;

/// <summary>Two programs on one database: correct without knowing of each other.</summary>
public sealed class NodesSpec : IDisposable
{
    private readonly string journals = Directory.CreateTempSubdirectory("perfledger-nodes-").FullName;

    [LedgerFact]
    public async Task Two_programs_append_to_one_ledger_for_some_seconds()
    {
        await using var database = await PreparedAsync();
        using (var first = Start(0))
        using (var second = Start(4))
        {
            await Task.Delay(TimeSpan.FromSeconds(4));
            var patience = TimeSpan.FromSeconds(20);
            Assert.All(await Task.WhenAll(first.StopAsync(patience), second.StopAsync(patience)), Assert.Null);
        }

        var audit = new Audit(database.Reader, journals, 11, 8);
        Assert.Empty((await audit.AtRestAsync()).Faults);
        Assert.All(Enumerable.Range(0, 8), c => Assert.NotEmpty(Journal.Read(Journal.PathOf(journals, c), 0).Lines));

        Writer Start(int caller) => Writer.Start(Connection(database), journals, 11, caller, 4);
    }

    [LedgerFact]
    public async Task Of_sixteen_writers_in_two_programs_one_wins_each_version()
    {
        const int rounds = 40;
        await using var database = await PreparedAsync();
        var wins = await Task.WhenAll(RaceAsync(), RaceAsync());

        var events = await Sample.ToListAsync(new EventLedger(database.Reader, Work.Catalogue, []).ReadStreamAsync("race"));
        Assert.Equal(rounds, wins.Sum());
        Assert.Equal(Enumerable.Range(1, rounds).Select(v => (long)v), events.Select(e => e.Version));
        Assert.Equal(rounds, events[^1].Position);
        Assert.Empty((await LedgerVerifier.VerifyAsync(database.Reader, Work.Catalogue)).Problems);

        async Task<int> RaceAsync()
        {
            using var node = Writer.Program(WriterProgram.RaceWord, Connection(database), "race", $"{rounds}", "8");
            node.StandardInput.Close();
            var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            Assert.Equal((0, ""), (node.ExitCode, await error));
            return int.Parse(await output, CultureInfo.InvariantCulture);
        }
    }

    public void Dispose() => Directory.Delete(journals, recursive: true);

    private static async Task<LedgerDatabase> PreparedAsync()
    {
        var database = await LedgerDatabase.CreateAsync();
        await database.Owner.RunAsync(SoakTables.Definition);
        return database;
    }

    /// <summary>A data source hides passwords, a test server has none.</summary>
    private static string Connection(LedgerDatabase database) => database.App.ConnectionString;
}
