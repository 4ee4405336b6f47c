using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PerfLedger.Ledger;
using PerfLedger.Workbench.Cli;
using PerfLedger.Workbench.Features.Accounts;
using PerfLedger.Workbench.Features.Serving;
using PerfLedger.Workbench.Features.Trail;

namespace PerfLedger.Workbench.Features.Evaluations.Pages;

/// <summary>One event of a form as it is stored.</summary>
/// <param name="Head">The form.</param>
/// <param name="Event">The event.</param>
/// <param name="Change">What the trail says of it; null when it stands in no trail.</param>
/// <param name="Place">Where it was changed.</param>
/// <param name="Content">Its content, indented.</param>
public sealed record EventModel(FormHead Head, RecordedEvent Event, Change? Change, string Place, string Content);

/// <summary>GET …/event?version=30: an event with its envelope and its content.</summary>
internal static class EventPages
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Map(WebApplication app) => app.MapGet("/evaluations/{id}/event", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, LedgerSession session, string id, long? version, CancellationToken ct)
    {
        var reader = new FormReader(session);
        var folded = await reader.FoldAsync(Officer.Of(http), id, null, ct);
        if (version < 1 || version > folded.Version)
            throw new CliException(ExitCodes.NotFound, $"这张表没有第 {version} 号事件：现在到第 {folded.Version} 号。");
        var recorded = await FindAsync(session, id, version ?? folded.Version, ct);
        var changes = await TrailQuery.ReadAsync(session.Reads, id, null, new TrailRange(recorded.Position - 1, recorded.Position), ct);
        var places = await TrailPlaces.ReadAsync(session.Ledger, id, folded.Version, ct);
        using var content = JsonDocument.Parse(recorded.Json);
        return View.Page<EventPage>(new EventModel(await reader.HeadAsync(id, folded, null, ct), recorded,
            changes.Count > 0 ? changes[0] : null, changes.Count > 0 ? places.Of(changes[0].Figure) : "",
            JsonSerializer.Serialize(content.RootElement, Indented)));
    }

    private static async Task<RecordedEvent> FindAsync(LedgerSession session, string id, long version, CancellationToken ct)
    {
        await foreach (var e in session.Ledger.ReadStreamAsync(id, version, version, ct)) return e;
        throw new InvalidOperationException($"{id} has no version {version}.");
    }
}
