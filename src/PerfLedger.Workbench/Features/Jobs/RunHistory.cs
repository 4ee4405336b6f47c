using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Jobs;

/// <summary>What earlier runs left for the next.</summary>
internal static class RunHistory
{
    /// <summary>Result of the last run that ended well, of these kinds; null when there is none.</summary>
    public static async Task<JsonObject?> LastGoodAsync(Reads reads, string[] kinds, CancellationToken ct)
    {
        await using var query = reads.CreateCommand("""
            select result::text from ledger.work
            where kind = any($1) and state = 'done' and verdict <> 'alarm' and result is not null
            order by ended desc limit 1
            """);
        query.Parameters.Add(new() { Value = kinds });
        return await query.ExecuteScalarAsync(ct) is string json ? JsonNode.Parse(json)!.AsObject() : null;
    }

    /// <summary>True when a person asked for this run: then it covers everything and not a sample.</summary>
    public static bool IsRequested(this WorkItem item) => item.Payload["requested"]?.GetValue<bool>() == true;

    /// <summary>Which night it is: counts up by one a day, for what is done in turns.</summary>
    public static int Turn(this WorkItem item) => DateOnly.FromDateTime(item.Planned.UtcDateTime).DayNumber;

    /// <summary>The id of the command by which this work writes into a stream: the same for every attempt on every node.</summary>
    public static Guid CommandId(this WorkItem item, string stream) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{item.Key}\0{stream}")).AsSpan(0, 16));
}
