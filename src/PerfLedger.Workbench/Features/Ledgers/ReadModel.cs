using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Trail;
using PerfLedger.Workbench.Features.Trail.Dues;

namespace PerfLedger.Workbench.Features.Ledgers;

/// <summary>What can be made anew from events and held against them.</summary>
internal sealed record ReadModel(
    string Name, Func<NpgsqlDataSource, CancellationToken, Task> RebuildAsync,
    Func<CancellationToken, Task<IReadOnlyList<string>>> DifferencesAsync)
{
    /// <summary>All of the program.</summary>
    public static IReadOnlyList<ReadModel> All(LedgerSession session) =>
        [.. LedgerSession.ReadModels.Select(p => Of(session, p)), Of(session), Timing(session)];

    private static ReadModel Of(LedgerSession session, IInlineProjection projection) => new(
        projection.Name,
        (owner, ct) => ProjectionCheck.RebuildAsync(owner, session.Ledger, projection, ct),
        async ct => [.. (await ProjectionCheck.CheckAsync(session.Main, session.Ledger, projection, ct)).Select(d => d.Row)]);

    private static ReadModel Timing(LedgerSession session)
    {
        var timing = new TimingFollower(session.Ledger);
        return new(timing.Name, timing.RepairAsync, ct => timing.DifferencesAsync(session.Main, ct));
    }

    private static ReadModel Of(LedgerSession session) =>
        new(session.Documents.Name, session.Documents.RepairAsync, session.Documents.DifferencesAsync);
}
