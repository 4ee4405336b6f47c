namespace PerfLedger.Workbench.Tests.Jobs;

/// <summary>Tests of work on a ledger of their own with the table of effects.</summary>
public abstract class EffectTests : IAsyncLifetime
{
    private LedgerDatabase? database;

    private protected LedgerDatabase Database => database!;

    public async Task InitializeAsync()
    {
        if (TestServer.IsMissing && !TestServer.IsDemanded) return;
        database = await LedgerDatabase.CreateAsync();
        await Effects.MakeAsync(database.Owner);
    }

    public async Task DisposeAsync()
    {
        if (database is not null) await database.DisposeAsync();
    }
}
