using PerfLedger.Domain.Filings;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;

namespace PerfLedger.Workbench.Features.Filings;

/// <summary>A stream as it stood at a freeze.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="State">Its folded state.</param>
/// <param name="Version">Its version.</param>
/// <param name="Last">Position, recorded time and leaf of its last event.</param>
internal sealed record FrozenState(string Stream, object State, long Version, LedgerHead Last)
{
    public FrozenStream Pin => new(Stream, Version, Last.Leaf);

    /// <summary>The stream at a point; null when it was not begun by then.</summary>
    public static async Task<FrozenState?> AtAsync(EventLedger ledger, string stream, AsOf asOf, CancellationToken ct)
    {
        var folded = await Streams.FoldAsync(ledger, stream, asOf, ct);
        return folded.Version == 0 ? null
            : new FrozenState(stream, folded.State, folded.Version, await ledger.HeadAtAsync(folded.Position, ct));
    }
}

/// <summary>All a report is made from, at one ledger position: the filed stream first, then what else stands in it.</summary>
/// <param name="Position">The freeze position.</param>
/// <param name="At">Its recorded time: every printed and embedded time.</param>
/// <param name="Frozen">The streams.</param>
internal sealed record Cut(long Position, DateTimeOffset At, IReadOnlyList<FrozenState> Frozen)
{
    public FrozenState Own => Frozen[0];

    /// <summary>The state of a stream of the cut; null when it has none.</summary>
    public T? Find<T>(string stream) where T : class => Frozen.FirstOrDefault(s => s.Stream == stream)?.State as T;

    /// <summary>A stream and the sources of its report at one position; a source that was not begun by then is left out.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="stream">The filed stream.</param>
    /// <param name="asOf">Which of its versions.</param>
    /// <param name="head">The freeze; without it the last event of that version is the freeze.</param>
    /// <param name="ct">Cancellation.</param>
    public static async Task<Cut> AtAsync(EventLedger ledger, string stream, AsOf asOf, LedgerHead? head, CancellationToken ct)
    {
        var own = await FrozenState.AtAsync(ledger, stream, asOf, ct)
            ?? throw new CliException(ExitCodes.NotFound, $"{stream} 在这一时点还没有建表。");
        var at = head ?? own.Last;
        var frozen = new List<FrozenState> { own };
        foreach (var source in ReportKinds.For(own.State).Sources(own.State))
            if (await FrozenState.AtAsync(ledger, source, AsOf.Position(at.Position), ct) is { } other) frozen.Add(other);
        return new Cut(at.Position, at.RecordedAt, frozen);
    }
}
