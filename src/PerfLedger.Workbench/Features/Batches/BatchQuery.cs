using System.Text.Json.Nodes;
using Npgsql;
using PerfLedger.Domain.Batches;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Reading;

namespace PerfLedger.Workbench.Features.Batches;

/// <summary>How one form of a batch came out.</summary>
public enum BatchState
{
    /// <summary>Not yet.</summary>
    Waiting,

    /// <summary>Done.</summary>
    Done,

    /// <summary>A rule said no.</summary>
    Refused,

    /// <summary>It failed as often as it may.</summary>
    Failed,
}

/// <summary>One form of a batch.</summary>
/// <param name="Subject">Stream id of the form or report.</param>
/// <param name="State">How it came out.</param>
/// <param name="Sentence">The outcome for people; while it waits, the last error.</param>
/// <param name="Digest">Of the document made; its key in the archive.</param>
/// <param name="Name">File name of the document.</param>
public sealed record BatchItem(string Subject, BatchState State, string? Sentence, string? Digest, string? Name);

/// <summary>A batch and how far it is.</summary>
public sealed record BatchView(string Batch, BatchAct Act, string RequestedBy, DateTimeOffset RequestedAt, IReadOnlyList<BatchItem> Items)
{
    public int Count(BatchState state) => Items.Count(i => i.State == state);

    public bool Ended => Count(BatchState.Waiting) == 0;
}

/// <summary>Reads batches: what was asked for from the ledger, how it came out from the work.</summary>
internal static class BatchQuery
{
    /// <summary>The last batches, newest first.</summary>
    public static async Task<IReadOnlyList<BatchView>> AllAsync(LedgerSession session, int most, CancellationToken ct)
    {
        var views = new List<BatchView>();
        foreach (var head in (await session.Ledger.StreamsAsync("batch.", null, ct)).OrderByDescending(h => h.RecordedAt).Take(most))
            views.Add(await OneAsync(session, head.Stream, ct));
        return views;
    }

    /// <summary>The batch a text names: its id, its stream, or a beginning of the id that only one has.</summary>
    public static async Task<BatchView> NamedAsync(LedgerSession session, string text, CancellationToken ct)
    {
        var prefix = text.StartsWith("batch.", StringComparison.Ordinal) ? text : $"batch.{text}";
        var found = (await session.Ledger.StreamsAsync(prefix, null, ct)).Select(h => h.Stream).ToList();
        return found switch
        {
            [var one] => await OneAsync(session, one, ct),
            [] => throw new CliException(ExitCodes.NotFound, $"没有批次“{text}”。请从批次列表中选。") { Word = "perfledger batch list" },
            _ => throw new CliException(ExitCodes.BadInput, $"“{text}”不止一批：{string.Join('、', found.Take(6))}。请写全。"),
        };
    }

    public static async Task<BatchView> OneAsync(LedgerSession session, string stream, CancellationToken ct)
    {
        var (recorded, asked) = await BatchJob.RequestAsync(session, stream, ct);
        var done = await WorkAsync(session.Reads, [.. asked.Subjects.Select(s => BatchJob.Key(stream, s))], ct);
        return new BatchView(stream, asked.Act, recorded.ActorId, recorded.RecordedAt,
            [.. asked.Subjects.Select(s => done.GetValueOrDefault(BatchJob.Key(stream, s))?.Invoke(s)
                ?? new BatchItem(s, BatchState.Waiting, null, null, null))]);
    }

    private static async Task<Dictionary<string, Func<string, BatchItem>>> WorkAsync(
        Reads reads, string[] keys, CancellationToken ct)
    {
        await using var query = reads.CreateCommand(
            "select key, state, sentence, error, result::text from ledger.work where key = any($1)");
        query.Parameters.Add(new() { Value = keys });
        var items = new Dictionary<string, Func<string, BatchItem>>(StringComparer.Ordinal);
        await using var r = await query.ExecuteReaderAsync(ct);
        while (await r.ReadAsync(ct))
        {
            var result = r.IsDBNull(4) ? null : JsonNode.Parse(r.GetString(4))!.AsObject();
            var state = r.GetString(1) switch
            {
                "done" => result?["refused"] is null ? BatchState.Done : BatchState.Refused,
                "stopped" => BatchState.Failed,
                _ => BatchState.Waiting,
            };
            var said = Text(r, state is BatchState.Done or BatchState.Refused ? 2 : 3);
            items[r.GetString(0)] = s => new(s, state, said, result?["digest"]?.GetValue<string>(), result?["name"]?.GetValue<string>());
        }

        return items;
    }

    private static string? Text(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetString(i);
}
