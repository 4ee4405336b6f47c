namespace PerfLedger.Browser.Tests;

/// <summary>One site and one browser for all tests; each test opens windows and persons of its own.</summary>
public sealed class Workbench : IAsyncLifetime
{
    public Site Site { get; private set; } = null!;

    public Browser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Missing.Of is not null) return;
        Site = await Site.StartAsync();
        Browser = await Browser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        if (Site is not null) await Site.DisposeAsync();
    }
}

/// <summary>The tests of the pages run one after another on the same site.</summary>
[CollectionDefinition(Name)]
public sealed class WorkbenchTests : ICollectionFixture<Workbench>
{
    public const string Name = "The workbench";
}
