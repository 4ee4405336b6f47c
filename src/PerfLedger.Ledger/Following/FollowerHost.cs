using System.Text.RegularExpressions;
using Npgsql;

namespace PerfLedger.Ledger;

/// <summary>
/// Runs a follower behind the ledger, in a process of its own or inside the program. However many hosts run the same follower, one works
/// at a time; another takes over when it ends or loses its connection. What cannot be taken stops the follower: nothing is ever skipped.
/// </summary>
public static partial class FollowerHost
{
    /// <summary>How often the head is looked at when there is nothing to do; with it, how far a follower runs behind.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a host without the lock, or without a database, asks again.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Follows until cancelled, then returns. Throws a <see cref="FollowerStoppedException"/> when an event cannot be taken. Waits while
    /// another host has the follower and while the database is away.
    /// </summary>
    /// <param name="main">The application's login.</param>
    /// <param name="catalogue">Known event types; an unknown one stops the follower.</param>
    /// <param name="follower">What follows.</param>
    /// <param name="reached">Told the position after each step.</param>
    /// <param name="ct">Ends it; a step in progress is rolled back and done again by whoever comes next.</param>
    public static async Task RunAsync(
        NpgsqlDataSource main, EventCatalogue catalogue, IFollower follower, Action<long>? reached = null, CancellationToken ct = default)
    {
        RequireName(follower);
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var session = await FollowerSession.TryOpenAsync(main, catalogue, follower, ct);
                while (session is not null)
                {
                    if (await session.StepAsync(ct))
                        reached?.Invoke(session.Position);
                    else
                        await Task.Delay(Idle, ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException e) when (FollowerSession.IsAway(e) || e.InnerException is TimeoutException)
            {
                // The server restarts, a connection was cut: nothing was committed, so the same events come again.
            }

            await Task.Delay(Waiting, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Follows up to where the ledger stands at the call, or waits until the host that has the follower has come so far. Returns the
    /// position reached. Throws a <see cref="FollowerStoppedException"/> when an event cannot be taken.
    /// </summary>
    public static async Task<long> CatchUpAsync(
        NpgsqlDataSource main, EventCatalogue catalogue, IFollower follower, Action<long>? reached = null, CancellationToken ct = default)
    {
        RequireName(follower);
        var target = (await new LedgerReader(main).HeadAsync(ct)).Position;
        while (true)
        {
            await using (var session = await FollowerSession.TryOpenAsync(main, catalogue, follower, ct))
            {
                while (session is not null && session.Position < target)
                {
                    if (await session.StepAsync(ct))
                        reached?.Invoke(session.Position);
                }

                if (session is not null)
                    return session.Position;
            }

            if (await FollowerStatus.FindAsync(main, follower.Name, ct) is { } other && other.Position >= target)
                return other.Position;
            await Task.Delay(Idle, ct);
        }
    }

    private static void RequireName(IFollower follower)
    {
        if (!NamePattern().IsMatch(follower.Name))
            throw new ArgumentException($"'{follower.Name}' is no name of a follower: lower-case letters, digits and hyphens, at most 60.");
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,59}\z")]
    private static partial Regex NamePattern();
}
