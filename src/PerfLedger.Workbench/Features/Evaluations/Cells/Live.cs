using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;

namespace PerfLedger.Workbench.Features.Evaluations.Cells;

/// <summary>
/// GET /evaluations/{id}/live: the changes of one form as they are recorded. A connection ends after a minute and the browser asks again
/// from the last position it has, so that a session that ended hears no more.
/// </summary>
internal static class Live
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1), Beat = TimeSpan.FromSeconds(15), Again = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions Json = new(Output.Json) { WriteIndented = false };

    public static async Task<IResult> ListenAsync(
        HttpContext http, LedgerSession session, LiveBoard board, IHostApplicationLifetime program, string id, long? after,
        CancellationToken ct)
    {
        var officer = Officer.Of(http);
        if (!Streams.IsForm(id)) throw new CliException(ExitCodes.NotFound, $"没有自评表“{id}”。");
        await Access.DemandFormAsync(session.Ledger, officer, id, ct);
        var last = http.Request.Headers["Last-Event-ID"].ToString();
        var from = long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : after ?? 0;
        return TypedResults.ServerSentEvents(
            FollowAsync(board, id, from, officer.Person, program.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> FollowAsync(
        LiveBoard board, string stream, long from, string person, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        end.CancelAfter(Longest);
        using var listener = await board.ListenAsync(stream, end.Token);
        yield return Item("begin", "{}", from); // tells the browser at once that it is heard
        foreach (var change in await board.SinceAsync(stream, from, gone))
        {
            from = change.Position;
            yield return Item("change", Text(change, person), from);
        }

        while (await listener.WaitAsync(Beat, end.Token) is { } changes)
        {
            if (changes.Count == 0) yield return Item("beat", "{}", from);
            foreach (var change in changes.Where(c => c.Position > from))
            {
                from = change.Position;
                yield return Item("change", Text(change, person), from);
            }
        }
    }

    private static SseItem<string> Item(string type, string data, long position) => new(data, type)
    {
        EventId = position.ToString(CultureInfo.InvariantCulture),
        ReconnectionInterval = Again,
    };

    private static string Text(LiveChange change, string person) => JsonSerializer.Serialize(new
    {
        change.Position,
        change.Figure,
        change.Event,
        text = change.After,
        by = change.Name,
        at = Output.Local(change.At)[11..16],
        own = change.Actor == person,
    }, Json);
}
