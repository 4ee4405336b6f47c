using System.Net.Sockets;
using Npgsql;
using PerfLedger.Ledger;

namespace PerfLedger.Soak;

/// <summary>
/// Sends its commands one after the other, each until it is acknowledged, under one id however often. It reads nothing: a conflict tells
/// the version a stream really has.
/// </summary>
internal sealed class Caller(EventLedger ledger, long seed, int number, string journals)
{
    /// <summary>Between attempts at a server that is away, doubled each time: who asks without pause keeps it from starting.</summary>
    private static readonly (int Least, int Most) Pause = (20, 160);

    /// <summary>Milliseconds between two commands of a caller. The subject is the kills: without it the checks of what was written take
    /// longer.</summary>
    private const int Breath = 20;

    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);

    /// <summary>Until stopped, and then to the end of the command at hand.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var journal = new Journal(journals, number);
        while (!stop.IsCancellationRequested)
        {
            var accepted = await SettleAsync(Work.Of(seed, number, journal.Next));
            journal.Acknowledge(accepted.FirstPosition, accepted.LastPosition);
            await Task.Delay(Breath, CancellationToken.None);
        }
    }

    /// <summary>
    /// PostgreSQL is away, stops, starts or was cut off: classes 08, 53 and 57, and all that is not an answer of the server. Anything
    /// else (a doubled key, say) is a fault of the ledger.
    /// </summary>
    public static bool IsOutage(Exception? e) => e switch
    {
        null => false,
        PostgresException p => p.SqlState[..2] is "08" or "53" or "57",
        NpgsqlException or IOException or SocketException or TimeoutException => true,
        _ => IsOutage(e.InnerException),
    };

    private async Task<AppendResult.Accepted> SettleAsync(Work work)
    {
        for (var pause = Pause.Least; ;)
        {
            try
            {
                var command = work.At(stream => versions.GetValueOrDefault(stream));
                switch (await ledger.AppendAsync(command))
                {
                    case AppendResult.Accepted accepted:
                        Remember(command, accepted);
                        return accepted;
                    case AppendResult.Conflict conflict:
                        versions[conflict.Stream] = conflict.Actual;
                        break;
                    case var other:
                        throw new InvalidOperationException($"Nothing but a conflict may refuse this command: {other}.");
                }
            }
            catch (Exception e) when (IsOutage(e))
            {
                await Task.Delay(pause);
                pause = Math.Min(2 * pause, Pause.Most);
            }
        }
    }

    /// <summary>A repeated command stood there before; what its streams have become since, a conflict will tell.</summary>
    private void Remember(Command command, AppendResult.Accepted accepted)
    {
        if (accepted.Repeated)
            return;
        foreach (var stream in command.Streams)
            versions[stream.Stream] = stream.ExpectedVersion + stream.Events.Count;
    }
}
