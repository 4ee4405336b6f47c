using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Benchmarks;

/// <summary>A fresh ledger on the server that the door names, with durability as it is there; dropped at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Name = "perfledger_bench";

    private static readonly EventCatalogue Catalogue = new([new EventType("figure_corrected", 1, ["reason.text"])]);

    private readonly NpgsqlDataSource administration = Source("Owner", "postgres");

    private BenchDatabase()
    {
        Owner = Source("Owner", Name);
        Main = Source("Main", Name);
        Ledger = new EventLedger(Main, Catalogue, []);
    }

    public NpgsqlDataSource Owner { get; }

    public NpgsqlDataSource Main { get; }

    public EventLedger Ledger { get; }

    public static async Task<BenchDatabase> CreateAsync()
    {
        var database = new BenchDatabase();
        await RunAsync(database.administration, $"drop database if exists {Name} with (force)");
        await RunAsync(database.administration, $"create database {Name}");
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
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Main.DisposeAsync();
        await Owner.DisposeAsync();
        await RunAsync(administration, $"drop database if exists {Name} with (force)");
        await administration.DisposeAsync();
    }

    private static NpgsqlDataSource Source(string role, string database)
    {
        var text = Environment.GetEnvironmentVariable("ConnectionStrings__" + role)
            ?? throw new InvalidOperationException($"ConnectionStrings__{role} is not set: run ./perfledger bench.");
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(text) { Database = database, MaxPoolSize = 64 });
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
