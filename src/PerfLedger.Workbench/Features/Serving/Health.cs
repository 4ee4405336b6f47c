using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Npgsql;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Jobs;

namespace PerfLedger.Workbench.Features.Serving;

/// <summary>What a balancer or a watchman asks; says nothing about figures or persons, so nobody needs to sign in.</summary>
internal static class Health
{
    public static void Map(WebApplication app, LedgerSession session, JobHost jobs)
    {
        app.MapGet("/healthz/live", () => Results.Text("alive")).AllowAnonymous();
        app.MapGet("/healthz/ready", (CancellationToken gone) => ReadyAsync(session.Main, gone)).AllowAnonymous();
        app.MapGet("/healthz/jobs", (CancellationToken gone) => JobsAsync(session.Main, jobs, gone)).AllowAnonymous();
    }

    /// <summary>Ready = reachable, migrated, clock untouched, append-only, not run as owner. Says nothing about figures or
    /// persons.</summary>
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource main, CancellationToken ct)
    {
        try
        {
            var status = await LedgerStatus.ReadAsync(main, ct);
            return Results.Text(status.IsGreen ? "ready" : "not ready: see perfledger status", statusCode: status.IsGreen ? 200 : 503);
        }
        catch (NpgsqlException)
        {
            return Results.Text("not ready: no database", statusCode: 503);
        }
    }

    /// <summary>
    /// Well = no job alarms and this machine's clock agrees with the database's. Apart from ready: a backup that failed must be seen
    /// to, but it is no reason to send nobody here any more.
    /// </summary>
    private static async Task<IResult> JobsAsync(NpgsqlDataSource main, JobHost jobs, CancellationToken ct)
    {
        try
        {
            var alarms = await JobQuery.AlarmsAsync(main, ct);
            var well = alarms.Count == 0 && !jobs.Clock.IsRed;
            return Results.Text(
                well ? "well"
                : alarms.Count > 0 ? $"alarm: {string.Join(' ', alarms)}; see perfledger jobs" : "clock differs from the database",
                statusCode: well ? 200 : 503);
        }
        catch (NpgsqlException)
        {
            return Results.Text("no database", statusCode: 503);
        }
    }
}
