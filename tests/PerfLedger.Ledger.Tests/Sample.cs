using System.Text;

namespace PerfLedger.Ledger.Tests;

/// <summary>Words for the tests: people, event types and commands that mean nothing outside them.</summary>
internal static class Sample
{
    public static readonly EventCatalogue Catalogue = new(
    [
        new EventType("thing_noted", 1, []),
        new EventType("thing_changed", 2, ["reason.text", "opinions[].text"]),
    ]);

    public static readonly Actor Clerk = new(
        "p-001", "填报人", "101", Assurance.Session,
        OnBehalfOf: "p-002", Session: "s-1", ClientAddress: "192.0.2.7", ClientProgram: "tests/1");

    public static EventLedger LedgerOf(LedgerDatabase database, params IInlineProjection[] projections) =>
        new(database.App, Catalogue, projections);

    public static NewEvent Noted(long number = 1) => Event("thing_noted", $$"""{"n":{{number}}}""");

    public static NewEvent Changed(string reason) => Event("thing_changed", $$"""
        {"before":"1.50","after":1.250,"reason":{"category":"错误","text":"{{reason}}"},"opinions":[{"text":"甲"},{"text":"乙"}]}
        """);

    public static NewEvent Event(string type, string json) => new(type, Encoding.UTF8.GetBytes(json));

    public static Command CommandOf(string stream, long expected, params NewEvent[] events) =>
        CommandOf([new StreamAppend(stream, "thing", expected, events)]);

    public static Command CommandOf(params StreamAppend[] streams) =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), Clerk, "digest", streams);

    public static async Task<AppendResult.Accepted> AcceptAsync(this EventLedger ledger, Command command) =>
        Assert.IsType<AppendResult.Accepted>(await ledger.AppendAsync(command));

    public static Task<AppendResult.Accepted> AcceptAsync(
        this EventLedger ledger, string stream, long expected, params NewEvent[] events) =>
        ledger.AcceptAsync(CommandOf(stream, expected, events));

    public static async Task<object?> RunAsync(this Npgsql.NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
