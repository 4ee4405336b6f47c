using System.Security.Cryptography;
using System.Text;
using Npgsql;
using PerfLedger.Domain;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Deadlines;
using PerfLedger.Workbench.Features.Evaluations;
using PerfLedger.Workbench.Features.People;

namespace PerfLedger.Workbench;

/// <summary>One stream of a command: read it, ask the decider, say what to append.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Decide">Reads the stream and returns what was decided on it.</param>
internal sealed record StreamWork(string Stream, Func<EventLedger, CancellationToken, Task<Decided>> Decide)
{
    public static StreamWork Of<TState, TEvent>(Category<TState> category, string stream, Func<TState, Decision<TEvent>> decide)
        where TEvent : class =>
        Of<TState, TEvent>(category, stream, (state, _, _) => Task.FromResult(decide(state)));

    /// <summary>A decision that looks at other streams too, such as the findings of a form against its base data.</summary>
    public static StreamWork Of<TState, TEvent>(
        Category<TState> category, string stream, Func<TState, EventLedger, CancellationToken, Task<Decision<TEvent>>> decide)
        where TEvent : class =>
        new(stream, async (ledger, ct) =>
        {
            var folded = await ledger.FoldAsync(category, stream, AsOf.Now, ct);
            return await decide(folded.State, ledger, ct) switch
            {
                Decision<TEvent>.Accepted a => new Decided(stream, category.Name, folded.Version, folded.State!, a.Events),
                Decision<TEvent>.Refused r => throw new CliException(ExitCodes.Refused, $"{r.Refusal.Message}（{r.Refusal.Code}）"),
                Decision<TEvent>.Conflicted c => throw new CliException(ExitCodes.Conflict, Describe(c.Conflict)),
                _ => throw new InvalidOperationException("A decision is accepted, refused or in conflict."),
            };
        });

    private static string Describe(FigureConflict c) =>
        $"{c.Figure} 在您查看之后（位置 {c.Seen}）已由 {c.By} 改为“{c.Theirs}”（位置 {c.Actual}）；没有写入。请重新查看后再改。";
}

/// <summary>What was decided on one stream.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Category">Its kind.</param>
/// <param name="Version">The version it was decided on.</param>
/// <param name="State">The state it was decided on.</param>
/// <param name="Events">What is to be recorded; none when it stands so already.</param>
internal sealed record Decided(string Stream, string Category, long Version, object State, IReadOnlyList<object> Events)
{
    public StreamAppend Append => new(Stream, Category, Version, [.. Events.Select(Streams.ToNew)]);
}

/// <summary>What a command did.</summary>
/// <param name="Events">Events appended by this call; 0 when it was a repetition.</param>
/// <param name="Accepted">Where it stands in the ledger.</param>
internal sealed record Outcome(int Events, AppendResult.Accepted Accepted)
{
    /// <summary>Where the events of the command stand, as a person reads it.</summary>
    public string Positions => Accepted.FirstPosition < Accepted.LastPosition
        ? $"位置 {Accepted.FirstPosition}–{Accepted.LastPosition}"
        : $"位置 {Accepted.LastPosition}";
}

/// <summary>
/// Carries out commands: read, decide, append. A stream that moved in between is read and decided again, at most three times
/// (house journey 1). The command id makes a repetition harmless.
/// </summary>
internal sealed class CommandDesk(EventLedger ledger, Actor actor)
{
    private const int Attempts = 3;

    /// <summary>Who acts.</summary>
    public Actor Actor { get; } = actor;

    /// <summary>Groups the commands of one import, one paste or one bulk action.</summary>
    public Guid Operation { get; init; } = Guid.CreateVersion7();

    /// <summary>Set when the person gave an id, so that a repeated call returns the first result.</summary>
    public Guid? CommandId { get; init; }

    /// <summary>Digest of what the person asked for, bound to <see cref="CommandId"/>; without it the digest of what was decided
    /// stands.</summary>
    public string? PayloadDigest { get; init; }

    /// <summary>Brought up to date with a command that changes a stage; without it their follower does so in its own time.</summary>
    public EvaluationDocuments? Documents { get; init; }

    public Task<Outcome> DecideAsync<TState, TEvent>(
        Category<TState> category, string stream, Func<TState, Decision<TEvent>> decide, CancellationToken ct)
        where TEvent : class =>
        DecideAsync([StreamWork.Of(category, stream, decide)], null, ct);

    public async Task<Outcome> DecideAsync(IReadOnlyList<StreamWork> works, IReadOnlyList<Guard>? guards, CancellationToken ct)
    {
        var id = CommandId ?? Guid.CreateVersion7();
        if (CommandId is not null && await ledger.FindCommandAsync(id, PayloadDigest ?? "", ct) is { } known)
            return known is AppendResult.Accepted first ? new Outcome(0, first) : throw Reused(id);
        for (var attempt = 1; ; attempt++)
        {
            var decided = new List<Decided>();
            foreach (var work in works) decided.Add(await DecidedAsync(work, ct));
            var rights = await CommandRights.OfAsync(ledger, Actor, decided, ct);
            var deadline = await CommandDeadline.OfAsync(ledger, decided, ct);
            var appends = decided.Where(d => d.Events.Count > 0).Select(d => d.Append).ToList();
            var command = new PerfLedger.Ledger.Command(
                id, Operation, rights.Actor, PayloadDigest ?? Digest(appends), appends,
                [.. guards ?? [], .. deadline.Guards, .. rights.Guards], deadline.NotAfter);
            switch (await ledger.AppendAsync(command, ct))
            {
                case AppendResult.Accepted a:
                    var due = decided.Where(d => Streams.IsForm(d.Stream) && d.Events.Any(EvaluationDocuments.IsDueAfter));
                    await DocumentAsync([.. due.Select(d => d.Stream)], ct);
                    return new Outcome(a.Repeated ? 0 : appends.Sum(s => s.Events.Count), a);
                case AppendResult.Conflict when attempt < Attempts && guards is null:
                    continue;
                case AppendResult.Conflict c:
                    throw new CliException(ExitCodes.Conflict, $"{c.Stream} 正由他人修改（读到版本 {c.Expected}，现为 {c.Actual}）；没有写入，请重试。");
                case AppendResult.TooLate t:
                    var refusal = deadline.Lock!.Refusal;
                    throw new CliException(ExitCodes.Refused, $"{refusal.Message}（{refusal.Code}，现为 {Output.Local(t.Now)}；没有写入）");
                default:
                    throw Reused(id);
            }
        }
    }

    /// <summary>What a rule says of a form is not for people who may not look at it.</summary>
    private async Task<Decided> DecidedAsync(StreamWork work, CancellationToken ct)
    {
        try
        {
            return await work.Decide(ledger, ct);
        }
        catch (CliException e) when (e.ExitCode is ExitCodes.Refused or ExitCodes.Conflict)
        {
            await CommandRights.RequireSightAsync(ledger, Actor, work.Stream, ct);
            throw;
        }
    }

    /// <summary>After the append, outside its transaction: the command is recorded, whatever becomes of its document.</summary>
    private async Task DocumentAsync(List<string> streams, CancellationToken ct)
    {
        try
        {
            if (Documents is not null && streams.Count > 0) await Documents.WriteAsync(streams, ct);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            // The follower stands before these events and writes the document when it comes to them.
        }
    }

    private static string Digest(List<StreamAppend> appends)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var append in appends)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(append.Stream));
            foreach (var e in append.Events) hash.AppendData(e.Json.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static CliException Reused(Guid id) =>
        new(ExitCodes.Refused, $"命令号 {id} 已用于另一条命令；没有写入。请换一个命令号。");
}
