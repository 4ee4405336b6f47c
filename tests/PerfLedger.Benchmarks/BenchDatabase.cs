using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench;

namespace PerfLedger.Benchmarks;

/// <summary>A fresh ledger on the server that the door names, with durability as it is there; dropped at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string name;
    private readonly NpgsqlDataSource administration = Source("Owner", "postgres");

    private BenchDatabase(string name, IReadOnlyList<IInlineProjection> projections)
    {
        this.name = name;
        Owner = Source("Owner", name);
        Main = Source("Main", name);
        Ledger = new EventLedger(Main, Streams.Catalogue, projections);
        Meter = new Meter(this);
    }

    /// <summary>Its name as a ledger.</summary>
    public string LedgerName => name[PerfLedger.Workbench.Cli.Connections.Prefix.Length..];

    public NpgsqlDataSource Owner { get; }

    public NpgsqlDataSource Main { get; }

    public EventLedger Ledger { get; }

    public Meter Meter { get; }

    public static async Task<BenchDatabase> CreateAsync(string name, IReadOnlyList<IInlineProjection> projections)
    {
        var database = new BenchDatabase("perfledger_bench_" + name, projections);
        await RunAsync(database.administration, $"drop database if exists {database.name} with (force)");
        await RunAsync(database.administration, $"create database {database.name}");
        await Migrations.ApplyAsync(database.Owner);
        await RunAsync(database.Owner, "create table ledger.bench_limit (id bigserial primary key, data jsonb not null)");
        await RunAsync(database.Owner, "grant insert on ledger.bench_limit to perfledger_app");
        await RunAsync(database.Owner, "grant usage on sequence ledger.bench_limit_id_seq to perfledger_app");
        return database;
    }

    /// <summary>A limit without durability would be another limit, so the settings stand beside the figures.</summary>
    public async Task<string> DescribeAsync()
    {
        await using var command = Main.CreateCommand(
            """
            select 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')
                || ', synchronous_commit ' || current_setting('synchronous_commit')
            """);
        return $"{await command.ExecuteScalarAsync()}, {Environment.ProcessorCount} processors";
    }

    public Task RunAsync(string sql) => RunAsync(Owner, sql);

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await Main.DisposeAsync();
        await Owner.DisposeAsync();
        await DropAsync();
        await administration.DisposeAsync();
    }

    // A server process ends a moment after its connection, and only its own login may end it sooner.
    private async Task DropAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await RunAsync(administration, $"drop database if exists {name} with (force)");
                return;
            }
            catch (PostgresException e) when (attempt < 50 && e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                await Task.Delay(100);
            }
        }
    }

    private static NpgsqlDataSource Source(string role, string database)
    {
        var text = Environment.GetEnvironmentVariable("ConnectionStrings__" + role)
            ?? throw new InvalidOperationException($"ConnectionStrings__{role} is not set: run ./perfledger bench.");
        var settings = new NpgsqlConnectionStringBuilder(text) { Database = database, MaxPoolSize = 140, CommandTimeout = 0 };
        return NpgsqlDataSource.Create(settings);
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
