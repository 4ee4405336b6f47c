using Npgsql;

namespace PerfLedger.Testing;

/// <summary>A fresh, migrated ledger database with the three logins. As a class fixture: one for a test class.</summary>
public sealed class LedgerDatabase : IAsyncLifetime, IAsyncDisposable
{
    private readonly Dictionary<string, NpgsqlDataSource> sources = [];
    private string? name;

    public string Name => name ?? throw new InvalidOperationException(TestServer.Remedy);

    /// <summary>The application's login.</summary>
    public NpgsqlDataSource App => For("perfledger_app");

    /// <summary>The login that migrates.</summary>
    public NpgsqlDataSource Owner => For("perfledger_owner");

    /// <summary>The login that only reads.</summary>
    public NpgsqlDataSource Reader => For("perfledger_reader");

    /// <summary>A superuser: the hand of the tamperer.</summary>
    public NpgsqlDataSource Administrator => For(null);

    public static async Task<LedgerDatabase> CreateAsync(bool migrated = true) => new() { name = await TestServer.CreateAsync(migrated) };

    public async Task InitializeAsync()
    {
        if (!TestServer.IsMissing || TestServer.IsDemanded)
            name ??= await TestServer.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var source in sources.Values)
            await source.DisposeAsync();
        if (name is not null)
            await TestServer.DropAsync(name);
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private NpgsqlDataSource For(string? login)
    {
        lock (sources)
        {
            if (!sources.TryGetValue(login ?? "", out var source))
                sources[login ?? ""] = source = TestServer.Source(Name, login, pooled: true);
            return source;
        }
    }
}
