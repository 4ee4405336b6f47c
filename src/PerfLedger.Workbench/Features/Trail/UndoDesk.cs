using PerfLedger.Domain;
using PerfLedger.Domain.Programmes;
using PerfLedger.Domain.Reports.Commands;
using PerfLedger.Domain.SelfEvaluations;
using PerfLedger.Domain.SelfEvaluations.Undoing;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Trail;

/// <summary>What an undo would do, or did, to one stream.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">Version the plan was made on.</param>
/// <param name="Plan">What goes back, what stays, what cannot.</param>
/// <param name="Events">The compensating events; none when it is refused.</param>
/// <param name="Refusal">Why nothing may be written here.</param>
internal sealed record StreamUndo(string Stream, long Version, UndoPlan Plan, IReadOnlyList<object> Events, Refusal? Refusal);

/// <summary>Undoes one operation over all its streams: reads, plans, and records everything in one command or nothing.</summary>
internal sealed class UndoDesk(LedgerSession session, Guid operation, Ground ground)
{
    /// <summary>What the undo would do now.</summary>
    public async Task<IReadOnlyList<StreamUndo>> PlanAsync(IReadOnlyList<string> streams, CancellationToken ct)
    {
        var plans = new List<StreamUndo>();
        foreach (var stream in streams) plans.Add(await PlanAsync(session.Ledger, stream, ct));
        return plans;
    }

    /// <summary>Records the undo. What is recorded is planned again on what stands then.</summary>
    public async Task<(Outcome Outcome, IReadOnlyList<StreamUndo> Done)> RunAsync(
        CommandDesk desk, IReadOnlyList<string> streams, CancellationToken ct)
    {
        var done = new SortedDictionary<string, StreamUndo>(StringComparer.Ordinal);
        StreamWork[] works = [.. streams.Select(stream => new StreamWork(stream, async (ledger, token) =>
        {
            var undo = done[stream] = await PlanAsync(ledger, stream, token);
            if (undo.Refusal is { } no)
                throw new CliException(ExitCodes.Refused, $"{stream}：{no.Message}（{no.Code}）没有写入。可以只撤销其中几张表或报告。") { Word = "--only 编号" };
            return new Decided(stream, CategoryOf(stream), undo.Version,
                (await Streams.FoldAsync(ledger, stream, AsOf.Version(undo.Version), token)).State, undo.Events);
        }))];
        var outcome = await desk.DecideAsync(works, null, ct);
        return (outcome, [.. done.Values]);
    }

    private async Task<StreamUndo> PlanAsync(EventLedger ledger, string stream, CancellationToken ct)
    {
        var recorded = new List<RecordedEvent>();
        await foreach (var e in ledger.ReadStreamAsync(stream, ct: ct)) recorded.Add(e);
        var version = recorded[^1].Version;
        if (IsProgramme(stream))
        {
            var programme = new UndoProgrammeOperation(Past<IProgrammeEvent>(recorded), ground);
            return Of(stream, version, programme.Plan, programme.Decide());
        }

        if (Streams.IsReport(stream))
        {
            var report = new UndoReportOperation(Past<ISelfEvaluationEvent>(recorded), ground);
            return Of(stream, version, report.Plan, report.Decide());
        }

        var form = new UndoOperation(Past<ISelfEvaluationEvent>(recorded), ground, Streams.Evaluations.Initial);
        return Of(stream, version, form.Plan, form.Decide());
    }

    private IEnumerable<PastEvent<TEvent>> Past<TEvent>(IEnumerable<RecordedEvent> recorded) =>
        recorded.Select(e => new PastEvent<TEvent>((TEvent)Streams.Read(e), Streams.Meta(e), e.Operation == operation));

    private static StreamUndo Of<TEvent>(string stream, long version, UndoPlan plan, Decision<TEvent> decision)
        where TEvent : class => decision switch
        {
            Decision<TEvent>.Accepted a => new(stream, version, plan, a.Events, null),
            Decision<TEvent>.Refused r => new(stream, version, plan, [], r.Refusal),
            _ => throw new InvalidOperationException("An undo never conflicts on one figure."),
        };

    private static bool IsProgramme(string stream) => StreamIds.Parse(stream)?.Kind == "programme";

    private static string CategoryOf(string stream) => IsProgramme(stream) ? Streams.Programmes.Name
        : Streams.IsReport(stream) ? Streams.Reports.Name : Streams.Evaluations.Name;
}
